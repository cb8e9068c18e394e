#include "storage/sqlite/statistics.hpp"

namespace zhuli::storage::sqlite {

std::string_view statistics_script() {
    // The first ANALYZE makes the table, the last makes the connection read it. The primary key of
    // a table without row ids is known by the table's name.
    return R"sql(
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
SELECT tbl, idx, total || ' ' || group_concat(matching, ' ') FROM (
  SELECT t.name AS tbl, CASE WHEN t.wr AND l.origin = 'pk' THEN t.name ELSE l.name END AS idx,
    CASE WHEN l.partial THEN 10000 ELSE 1000000 END AS total,
    CASE WHEN l."unique" AND c.seqno = (SELECT max(seqno) FROM pragma_index_info(l.name)) THEN 1
      WHEN c.seqno = 0 THEN CASE WHEN l.partial THEN 10000 ELSE 1000000 END
      WHEN c.seqno = 1 THEN 1000 WHEN c.seqno = 2 THEN 100 ELSE 10 END AS matching
  FROM pragma_table_list t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c
  WHERE t.schema = 'main' AND t.type = 'table'
    AND (SELECT name FROM pragma_index_info(l.name) WHERE seqno = 0) = 'org_id'
  ORDER BY tbl, idx, c.seqno)
GROUP BY tbl, idx;
ANALYZE sqlite_schema;
)sql";
}

}  // namespace zhuli::storage::sqlite
