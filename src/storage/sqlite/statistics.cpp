#include "storage/sqlite/statistics.hpp"

namespace zhuli::storage::sqlite {

std::string_view statistics_script() {
    // The first ANALYZE makes the table, the last makes the connection read it. The primary key of
    // a table without row ids is known by the table's name. `zeros`: by how many powers of ten the
    // columns so far single out.
    return R"sql(
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
SELECT tbl, idx, total || ' ' || group_concat(matching, ' ') FROM (
  SELECT tbl, idx, total, CASE WHEN one THEN 1 ELSE
    max(1, total / CAST(substr('10000000', 1, 1 + min(zeros, 7)) AS INTEGER)) END AS matching
  FROM (
    SELECT t.name AS tbl, CASE WHEN t.wr AND l.origin = 'pk' THEN t.name ELSE l.name END AS idx,
      c.seqno AS place, CASE WHEN l.partial THEN 10000 ELSE 1000000 END AS total,
      l."unique" AND c.seqno = (SELECT max(seqno) FROM pragma_index_info(l.name)) AS one,
      sum(CASE WHEN c.name = 'org_id' THEN 0
        WHEN c.name IN ('id', 'code', 'number', 'name', 'value', 'key', 'email', 'seq', 'period',
          'day') OR substr(c.name, -3) IN ('_id', '_no', '_at', '_on') OR c.name LIKE '%hash'
        THEN 4 ELSE 1 END) OVER (PARTITION BY l.name ORDER BY c.seqno) AS zeros
    FROM pragma_table_list t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c
    WHERE t.schema = 'main' AND t.type = 'table'
      AND (SELECT name FROM pragma_index_info(l.name) WHERE seqno = 0) = 'org_id')
  ORDER BY tbl, idx, place)
GROUP BY tbl, idx;
ANALYZE sqlite_schema;
)sql";
}

}  // namespace zhuli::storage::sqlite
