// Every column that names a customer is declared, so that a merge neither loses nor forgets what
// belongs to one; see features/customers/model_references.hpp.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "features/duplicates/model_references.hpp"
#include "features/duplicates/store.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {
namespace {

using customers::CustomerReference;
using customers::OnMerge;
using storage::Reach;
using storage::Sql;
using support::all_features;
using support::World;

using Columns = std::set<std::pair<std::string, std::string>>;  // table, column

constexpr Sql kColumns{
    "test.columns",
    "SELECT m.name AS tbl, c.name AS col FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table'",
    "SELECT CAST(table_name AS TEXT) AS tbl, CAST(column_name AS TEXT) AS col"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    Reach::reference};

Columns live_columns(World& world) {
    Columns columns;
    world.db().read({}, [&](storage::Tx& tx) {
        tx.each(kColumns,
                [&](const storage::RowView& row) { columns.emplace(row.text(0), row.text(1)); });
    });
    return columns;
}

/// By its name, or by what the notes of a record say it refers to.
bool names_customer(const std::pair<std::string, std::string>& column) {
    if (column.second.ends_with("customer_id")) return true;
    for (const Feature* feature : all_features())
        for (const auto& kind : feature->records)
            if (kind.table.name.table == column.first)
                if (const Field* field = find_field(kind.table.fields, column.second))
                    if (field->refers == "customer") return true;
    return false;
}

bool is_declared(const std::pair<std::string, std::string>& column) {
    for (const auto& list : duplicates::kReferenceLists)
        for (const CustomerReference& reference : list)
            if (reference.table == column.first && reference.column == column.second) return true;
    return false;
}

Columns undeclared(const Columns& columns) {
    Columns missing;
    for (const auto& column : columns)
        if (names_customer(column) && !is_declared(column)) missing.insert(column);
    return missing;
}

class References : public testing::TestWithParam<support::Engine> {
 protected:
    World world{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, References, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(References, every_column_that_names_a_customer_is_declared) {
    for (const auto& [table, column] : undeclared(live_columns(world)))
        ADD_FAILURE() << table << "." << column << " names a customer: declare it in the"
                      << " capability's model_references.hpp, see customers/model_references.hpp";
}

TEST_P(References, a_table_nobody_declared_is_found) {
    world.db().execute_script(
        "CREATE TABLE visit (org_id BIGINT NOT NULL, id BIGINT NOT NULL, host_customer_id BIGINT)");
    EXPECT_EQ(undeclared(live_columns(world)), (Columns{{"visit", "host_customer_id"}}));
}

TEST_P(References, what_is_declared_is_there_and_found_by_an_index) {
    const auto columns = live_columns(world);
    for (const auto& list : duplicates::kReferenceLists)
        for (const CustomerReference& one : list) {
            EXPECT_TRUE(columns.contains({std::string(one.table), std::string(one.column)}))
                << one.table << "." << one.column;
            EXPECT_EQ(one.on_merge == OnMerge::stays, !one.why.empty()) << one.table;
            EXPECT_EQ(one.on_merge == OnMerge::moves, !one.fields.empty()) << one.table;
            if (one.on_merge == OnMerge::stays) continue;
            if (GetParam() != support::Engine::sqlite) continue;
            const auto text =
                fmt::format("EXPLAIN QUERY PLAN SELECT id FROM {} WHERE org_id = $1 AND {} = $2",
                            one.table, one.column);
            world.db().read(world.org(), [&](storage::Tx& tx) {
                const Cell arguments[] = {Cell::of(std::int64_t{1})};
                tx.run_text(text, arguments, [&](const storage::RowView& row) {
                    EXPECT_NE(row.text(3).find(std::string(one.column) + "=?"), std::string::npos)
                        << one.table << ": " << row.text(3);
                });
            });
        }
}

TEST(ReferenceChecks, the_doctor_looks_at_everything_that_moves) {
    std::string_view sql;
    for (const auto& check : duplicates::checks())
        if (check.sql.name == "duplicates.check_children") sql = check.sql.text;
    duplicates::each_moving([&](const CustomerReference& reference) {
        EXPECT_NE(sql.find(fmt::format("FROM {} x", reference.table)), sql.npos) << reference.table;
    });
}

}  // namespace
}  // namespace zhuli::every_feature
