// Every SQL constant of storage and of every capability, on both engines: it runs, it stays in its
// organisation, it finds its index; and the live schema keeps the key rule.
#include <gtest/gtest.h>

#include <future>
#include <regex>

#include "cli/commands.hpp"
#include "every_feature/sql_rules.hpp"
#include "storage/checks.hpp"
#include "storage/statements.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {
namespace {

using storage::Dialect;
using storage::Reach;
using storage::Sql;
using support::all_features;
using support::World;

/// Statements that read a whole organisation on purpose.
constexpr std::pair<std::string_view, std::string_view> kWholeOrganisation[] = {
    {"identity.first_admin", "people are few, and a command asks once"},
    {"identity.memberships", "who is in which team: as many rows as people, read once a session"},
    {"event.last", "one row for each organisation"},
    {"consumer.lags", "one row for each consumer and organisation, asked by the health figures"},
    {"followups.settings", "one row for each organisation"},
    {"identity.calendar", "one row for each organisation"},
    {"inquiries.settings", "one row for each organisation"},
    {"sub_requests.settings", "one row for each organisation"},
    {"tickets.settings", "one row for each organisation"},
    {"tickets.words", "one row for each organisation"},
    {"tickets.model", "one row for each organisation"},
    {"tickets.agents", "as many rows as people who work on complaints"},
    {"tickets.board_open", "what is open, counted in one pass when somebody opens the board"},
    {"tickets.untold", "what rang since the last round: told and forgotten at once"},
    {"sub_requests.untold", "what rang since the last round: told and forgotten at once"},
    {"sub_requests.forget_untold", "what rang since the last round: told and forgotten at once"},
    {"tickets.forget_untold", "what rang since the last round: told and forgotten at once"},
    {"intake.form", "one row for each organisation"},
    {"cases.count_published", "cases are written by people, one by one"},
    {"day_plans.settings", "one row for each organisation"},
    {"duplicates.status", "one row for each organisation"},
    {"cleanup.settings", "one row for each organisation"},
    {"cleanup.scan", "one row for each organisation"},
    {"cleanup.keep_scan", "one row for each organisation"},
    {"cleanup.all_scores", "one sum for each person, who are few"},
    {"cleanup.all_open", "one sum for each person and code, which are few"},
    {"opportunities.settings", "one row for each organisation"},
    {"opportunities.all_sums", "one cell for each owner, stage and month, which are few"},
    {"approvals.settings", "one row for each organisation"},
    {"orders.return_settings", "one row for each organisation"},
    {"receivables.in_state", "sums an index that holds nothing else, when finance opens its page"},
    {"resolutions.policies", "takes the one row of settings of the organisation along"},
    {"logistics.settings", "one row for each organisation"},
    {"orders.gate", "takes the one row of settings of the organisation along"},
    {"stock.low", "compares each product that has a safety stock with what is free of it"},
    {"metrics.by_everyone", "one sum for each person, who are few"},
    {"metrics.by_line", "one sum for each product line, which are few"},
    {"dump.index_all", "makes the whole search index, once, after a load"},
    {"dump.index_notes", "makes the whole index of notes, once, after a load"},
};

std::vector<const Sql*> all_statements() {
    auto all = storage::statements();
    for (const Feature* feature : all_features()) {
        all.insert(all.end(), feature->statements.begin(), feature->statements.end());
        for (const Check& check : feature->checks)
            if (std::find(all.begin(), all.end(), &check.sql) == all.end())
                all.push_back(&check.sql);
    }
    return all;
}

std::set<std::string_view> checks() {
    std::set<std::string_view> names;
    for (const Check& check : storage::storage_checks()) names.insert(check.sql.name);
    for (const Feature* feature : all_features())
        for (const Check& check : feature->checks) names.insert(check.sql.name);
    return names;
}

bool may_read_all(const Sql& sql) {
    static const auto all_checks = checks();  // the doctor looks at everything
    if (all_checks.contains(sql.name)) return true;
    for (const auto& [name, why] : kWholeOrganisation)
        if (name == sql.name) return true;
    return false;
}

Tables tables() { return tables_of(cli::all_migrations(all_features())); }

/// Statements of an engine that the other lacks are written for one only.
bool runs_on(const Sql& sql, Dialect dialect) {
    return dialect == Dialect::sqlite || sql.text.find("search_fts") == std::string_view::npos ||
           !sql.postgres.empty();
}

class Statements : public testing::TestWithParam<support::Engine> {
 protected:
    Dialect dialect() { return world.db().dialect(); }

    /// Runs it with sample arguments in a unit that is rolled back.
    void execute(const Sql& sql) {
        const auto text = sql.in(dialect());
        const auto cells = sample_arguments(text, sql.reach == Reach::tenant);
        std::promise<void> ended;
        world.db().write({.org = world.org(),
                          .now = world.now,
                          .work =
                              [&](storage::Tx& tx) {
                                  tx.run(sql, cells, [](const storage::RowView&) {});
                                  return false;
                              },
                          .done =
                              [&](std::exception_ptr error) {
                                  error ? ended.set_exception(error) : ended.set_value();
                              }});
        ended.get_future().get();
    }

    /// The steps of the plan; on PostgreSQL as if reading a whole table cost a fortune.
    std::vector<std::string> plan(const Sql& sql) {
        const bool sqlite = dialect() == Dialect::sqlite;
        const std::string text =
            (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + std::string(sql.in(dialect()));
        const Sql explain{sql.name, text, text, sql.reach};
        const auto cells = sample_arguments(sql.in(dialect()), sql.reach == Reach::tenant);
        std::vector<std::string> steps;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            if (!sqlite) tx.each(kNoScans, {});
            tx.run(explain, cells,
                   [&](const storage::RowView& row) { steps.push_back(row.text(sqlite ? 3 : 0)); });
        });
        return steps;
    }

    std::vector<std::string> slow_steps(const Sql& sql) {
        static const auto known = tables();
        const auto steps = plan(sql);
        if (dialect() == Dialect::sqlite) return plan_problems(sql.text, steps, known);
        static const std::regex scan(R"(Seq Scan on (\w+))");
        std::vector<std::string> slow;
        for (const auto& step : steps)
            if (std::smatch match; std::regex_search(step, match, scan))
                if (known.tenant.contains(match[1].str())) slow.push_back(step);
        return slow;
    }

    static constexpr Sql kNoScans{
        "test.no_scans", "SELECT set_config('enable_seqscan', 'off', true)", {}, Reach::reference};
    World world{GetParam()};
};

TEST_P(Statements, each_runs) {
    const auto noted = world.call("assistant", "POST", "/customers",
                                  R"({"name":"杭州精工","note":"发货前打电话"})");
    ASSERT_EQ(noted.status, 201) << "FTS5 takes nothing out of an index that is empty";
    for (const Sql* sql : all_statements()) {
        if (!runs_on(*sql, dialect())) continue;
        try {
            execute(*sql);
        } catch (const storage::UniqueBroken&) {  // it ran, and there is such a row already
        } catch (const std::exception& error) {
            ADD_FAILURE() << sql->name << ": " << error.what();
        }
    }
}

TEST_P(Statements, each_stays_in_its_organisation) {
    const auto known = tables();
    for (const Sql* sql : all_statements()) {
        if (sql->reach == Reach::reference) continue;
        for (const auto& problem : reach_problems(sql->in(dialect()), known))
            ADD_FAILURE() << sql->name << ": " << problem;
    }
}

TEST_P(Statements, each_finds_its_index) {
    for (const Sql* sql : all_statements()) {
        if (!runs_on(*sql, dialect()) || may_read_all(*sql)) continue;
        for (const auto& problem : slow_steps(*sql)) ADD_FAILURE() << sql->name << ": " << problem;
    }
}

TEST_P(Statements, each_is_named_once) {
    std::set<std::string_view> names;
    for (const Sql* sql : all_statements())
        EXPECT_TRUE(names.insert(sql->name).second) << sql->name;
}

/// Columns of every key and index of the live schema: table, index, position, column.
constexpr Sql kKeys{
    "test.keys",
    "SELECT m.name AS tbl, i.name AS idx, c.seqno AS position, c.name AS col FROM sqlite_schema m"
    " JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c WHERE m.type = 'table'"
    " AND c.seqno = 0",
    "SELECT t.relname AS tbl, x.relname AS idx, CAST(0 AS BIGINT) AS position, a.attname AS col"
    " FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid"
    " JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_attribute a"
    " ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE n.nspname = 'public'",
    Reach::reference};
constexpr Sql kForeign{
    "test.foreign_keys",
    "SELECT m.name || ' -> ' || f.\"table\" AS key FROM sqlite_schema m"
    " JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.seq = 0"
    " AND f.\"from\" <> 'org_id'",
    "SELECT conname AS key FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid"
    " AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND a.attname <> 'org_id'",
    Reach::reference};
constexpr Sql kTables{"test.tables",
                      "SELECT name FROM sqlite_schema WHERE type = 'table'"
                      " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_fts%'",
                      "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables"
                      " WHERE schemaname = 'public'",
                      Reach::reference};
// GIN over an expression has no first column.
constexpr std::string_view kTokens = "search_tokens", kNoteTokens = "note_tokens";

TEST_P(Statements, every_key_and_index_of_a_tenant_table_leads_with_the_organisation) {
    const auto known = tables();
    int keys = 0;
    world.db().read({}, [&](storage::Tx& tx) {
        tx.each(kKeys, [&](const storage::RowView& row) {
            if (!known.tenant.contains(row.text(0)) || row.text(1) == kTokens ||
                row.text(1) == kNoteTokens)
                return;
            ++keys;
            EXPECT_EQ(row.cell(3).text(), "org_id") << row.text(0) << " " << row.text(1);
        });
        tx.each(kForeign, [&](const storage::RowView& row) { ADD_FAILURE() << row.text(0); });
    });
    EXPECT_GT(keys, 50);
}

TEST_P(Statements, every_table_says_whether_it_is_distributed) {
    const auto known = tables();
    EXPECT_TRUE(known.unmarked.empty()) << *known.unmarked.begin();
    world.db().read({}, [&](storage::Tx& tx) {
        tx.each(kTables, [&](const storage::RowView& row) {
            const auto name = row.text(0);
            EXPECT_TRUE(known.tenant.contains(name) || known.reference.contains(name) ||
                        name == "migration")
                << name;
        });
    });
}

/// What a list may be asked for, on the tables of records.
TEST_P(Statements, every_sortable_and_filterable_field_has_its_index) {
    for (const Feature* feature : all_features())
        for (const auto& kind : feature->records)
            for (const Field& field : kind.table.fields) {
                const std::string table(kind.table.name.table), name(field.name);
                const std::string from = "SELECT id FROM " + table + " WHERE org_id = $1";
                std::vector<std::string> texts;
                if (field.has(sortable))
                    texts.push_back(from + " ORDER BY " + name + ", id LIMIT 51");
                if (field.has(filterable)) texts.push_back(from + " AND " + name + " = $2");
                for (const std::string& text : texts)
                    for (const auto& problem : slow_steps({"made", text, text}))
                        if (!problem.starts_with("reads all of a state"))  // a filter may
                            ADD_FAILURE() << table << "." << name << ": " << problem;
            }
}

INSTANTIATE_TEST_SUITE_P(Engines, Statements, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::every_feature
