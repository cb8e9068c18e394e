// The rules for statements, each proved by one that breaks it.
#include "every_feature/sql_rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::every_feature {
namespace {

const Tables kTables{{"customer", "customer_key", "app_user"}, {"org"}, {}};

TEST(SqlRules, a_statement_that_forgets_its_organisation_is_found) {
    struct Case {
        const char* sql;
        bool fine;
    };
    for (const Case& it : std::initializer_list<Case>{
             {"SELECT id FROM customer WHERE org_id = $1 AND id = $2", true},
             {"SELECT id FROM customer WHERE id = $1", false},
             {"SELECT id FROM customer WHERE org_id = $2 AND id = $1", false},
             {"UPDATE customer SET name = $2 WHERE id = $3", false},
             {"DELETE FROM customer WHERE id = $2 AND $1 = $1", false},
             {"INSERT INTO customer (org_id, id) VALUES ($1, $2)", true},
             {"INSERT INTO customer (id, name) VALUES ($1, $2)", false},
             {"SELECT c.id FROM customer c JOIN app_user u ON u.org_id = c.org_id AND u.id = "
              "c.owner_id"
              " WHERE c.org_id = $1",
              true},
             {"SELECT c.id FROM customer c JOIN app_user u ON u.id = c.owner_id WHERE c.org_id = "
              "$1",
              false},
             {"SELECT c.id FROM customer c WHERE c.org_id = $1 AND EXISTS"
              " (SELECT 1 FROM customer_key k WHERE k.customer_id = c.id)",
              false},
             {"SELECT id FROM customer WHERE org_id = $1 AND id IN"
              " (SELECT customer_id FROM customer_key WHERE value = $2)",
              false},
             {"SELECT id FROM customer WHERE org_id = $1 AND id IN"
              " (SELECT customer_id FROM customer_key WHERE org_id = $1 AND value = $2)",
              true}})
        EXPECT_EQ(reach_problems(it.sql, kTables).empty(), it.fine) << it.sql;
}

TEST(SqlRules, a_plan_that_reads_everything_is_found) {
    const std::string sql = "SELECT c.id FROM customer c WHERE c.org_id = $1 AND c.name = $2";
    EXPECT_FALSE(plan_problems(sql, {"SCAN c"}, kTables).empty());
    EXPECT_FALSE(plan_problems(sql, {"SEARCH c USING INDEX i (org_id=?)"}, kTables).empty());
    EXPECT_TRUE(
        plan_problems(sql, {"SEARCH c USING INDEX i (org_id=? AND name=?)"}, kTables).empty());
    const std::string page = sql + " ORDER BY c.id LIMIT 50";
    EXPECT_TRUE(plan_problems(page, {"SEARCH c USING INDEX i (org_id=?)"}, kTables).empty());
    EXPECT_FALSE(
        plan_problems(page, {"SEARCH c USING INDEX i (org_id=?)", "USE TEMP B-TREE FOR ORDER BY"},
                      kTables)
            .empty());
    EXPECT_FALSE(
        plan_problems(sql, {"SEARCH c USING INDEX i (org_id=? AND state=?)"}, kTables).empty());
    EXPECT_TRUE(
        plan_problems(sql, {"SEARCH c USING INDEX i (org_id=? AND state=? AND due_on<?)"}, kTables)
            .empty());
    const std::string inner = "SELECT (SELECT o.id FROM orders o WHERE o.org_id = $1 LIMIT 1)" +
                              sql.substr(sizeof "SELECT c.id" - 1);
    EXPECT_FALSE(
        plan_problems(inner, {"SEARCH c USING INDEX i (org_id=? AND state=?)"}, kTables).empty())
        << "a limit inside limits nothing else";
    EXPECT_FALSE(
        plan_problems(page, {"SEARCH c USING INTEGER PRIMARY KEY (rowid>?)"}, kTables).empty());
    EXPECT_TRUE(
        plan_problems(sql, {"SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"}, kTables).empty());
    EXPECT_TRUE(
        plan_problems("SELECT value FROM json_each($2)", {"SCAN json_each"}, kTables).empty());
}

TEST(SqlRules, a_table_says_whether_it_is_distributed) {
    const auto tables = tables_of({{"x", 1,
                                    "-- distributed\nCREATE TABLE a (\n);\n-- reference\n"
                                    "CREATE TABLE b (x);\nCREATE TABLE c (x);\n"
                                    "-- distributed, by key\n"
                                    "CREATE TABLE d (org_id BIGINT NOT NULL PRIMARY KEY);"}});
    EXPECT_TRUE(tables.tenant.contains("d"));
    EXPECT_TRUE(tables.single.contains("d"));
    EXPECT_FALSE(tables.single.contains("a"));
    EXPECT_TRUE(tables.tenant.contains("a"));
    EXPECT_TRUE(tables.reference.contains("b"));
    EXPECT_TRUE(tables.unmarked.contains("c"));
}

}  // namespace
}  // namespace zhuli::every_feature
