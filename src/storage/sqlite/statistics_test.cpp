// How SQLite keeps a table and what its planner makes of an index, from the schema alone.
#include <gtest/gtest.h>

#include "storage/migrations.hpp"
#include "storage/sqlite/connection.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage::sqlite {
namespace {

constexpr Migration kPlans{"plans", 1, R"sql(
-- distributed
CREATE TABLE plan (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, customer_id BIGINT NOT NULL, state TEXT NOT NULL,
  due_on TEXT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX plan_state ON plan (org_id, state, due_on, id);
CREATE INDEX plan_open ON plan (org_id, customer_id, due_on, id) WHERE state = 'planned';
-- distributed, by key
CREATE TABLE balance (
  org_id BIGINT NOT NULL, product_id BIGINT NOT NULL, place TEXT NOT NULL,
  PRIMARY KEY (org_id, product_id, place));
)sql"};

class Planner : public testing::Test {
 protected:
    Planner() {
        std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
        all.push_back(kPlans);
        migrate(*db, all);
    }
    /// The first column of every row, one a line.
    std::string rows(const std::string& text, int column = 0) {
        Connection connection(db.file(), false, true, 0);
        std::string all;
        connection.run(text, {}, [&](const RowView& row) { all += row.text(column) + "\n"; });
        return all;
    }
    std::string plan(const std::string& text) { return rows("EXPLAIN QUERY PLAN " + text, 3); }

    support::TestDb db;
};

TEST_F(Planner, a_record_is_found_in_one_tree) {
    EXPECT_EQ(plan("SELECT state FROM plan WHERE org_id = 1 AND id = 2"),
              "SEARCH plan USING INTEGER PRIMARY KEY (rowid=?)\n");
    EXPECT_EQ(rows("SELECT name FROM pragma_table_list WHERE wr = 1 AND name = 'balance'"),
              "balance\n");
    EXPECT_EQ(rows("SELECT name FROM pragma_index_list('plan') WHERE origin = 'pk'"), "");
}

TEST_F(Planner, a_list_of_ids_is_better_than_the_organisation) {
    EXPECT_EQ(plan("SELECT state FROM plan WHERE org_id = 1 AND id IN (2, 3)"),
              "SEARCH plan USING INTEGER PRIMARY KEY (rowid=?)\n");
}

TEST_F(Planner, a_customer_is_better_than_a_state) {
    EXPECT_EQ(plan("SELECT due_on FROM plan WHERE org_id = 1 AND customer_id = 2"
                   " AND state = 'planned'"),
              "SEARCH plan USING INDEX plan_open (org_id=? AND customer_id=?)\n");
}

TEST_F(Planner, a_whole_key_is_one_row) {
    EXPECT_EQ(rows("SELECT stat FROM sqlite_stat1 WHERE idx IN ('balance', 'plan_state')"
                   " ORDER BY idx"),
              "1000000 1000000 100 1\n1000000 1000000 100000 10 1\n");
}

}  // namespace
}  // namespace zhuli::storage::sqlite
