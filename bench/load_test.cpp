// The loader's file against the same company written through a Database: every row of every table
// is the same but for ids, which are compared by their order.
#include "bench/load.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "app/features.hpp"
#include "cli/commands.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/events.hpp"
#include "storage/sqlite/connection.hpp"

namespace zhuli::bench {
namespace {

namespace fs = std::filesystem;

constexpr Scale kTiny{"tiny", 60, 130, 12, 3};
const Instant kNow{1'795'000'000'000};

/// Written through a Database, unit by unit, and consumed as the product does it.
void write_slowly(const std::string& file) {
    const auto features = app::features();
    const auto db = storage::open_database("sqlite:" + file, {.create = true});
    storage::migrate(*db, cli::all_migrations(features));
    const auto org = identity::found_org(*db,
                                         {.organization_name = "拾光商贸",
                                          .admin_name = "管理员",
                                          .email = {std::string(kAdmin)},
                                          .password = kPassword},
                                         kNow);
    ASSERT_TRUE(org.ok());
    Company company(kTiny, *org, kNow, [&](const Ctx& ctx, const auto& work) {
        ASSERT_TRUE(storage::write_now(*db, ctx, work).ok());
    });
    company.add_people();
    company.add_products();
    company.add_customers();
    company.add_talks();
    company.add_history();
    company.add_open_orders();
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(*db, identity::system_ctx(*org, kNow), consumer.name,
                                         consumer.handle) > 0) {
            }
}

/// Random by design: salts, leased nodes, who holds a consumer.
bool is_random(const std::string& table, std::string_view column) {
    static const std::set<std::string> tables{"node", "consumer", "schema_migration"};
    return tables.contains(table) || column == "password_hash" || column == "content_hash";
}

std::string text_of(const Cell& cell) {
    if (cell.type == CellType::integer) return std::to_string(cell.integer);
    if (cell.type == CellType::real) return std::to_string(cell.real);
    return std::string(cell.text());
}

using Rows = std::map<std::string, std::vector<std::string>>;  // by table

Rows rows_of(const std::string& file) {
    storage::sqlite::Connection connection(file, false, true, kMappedBytes);
    std::vector<std::string> tables;
    connection.run(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'search_fts%' AND name NOT LIKE 'sqlite_%'",
        {}, [&](const storage::RowView& row) { tables.push_back(row.text(0)); });
    Rows rows;
    for (const auto& table : tables)
        connection.run("SELECT * FROM " + table + " NOT INDEXED", {},  // in the order of its tree
                       [&](const storage::RowView& row) {
                           std::string line;
                           for (int i = 0; i < row.columns(); ++i)
                               if (!is_random(table, row.column_name(i)))
                                   line += text_of(row.cell(i)) + "|";
                           rows[table].push_back(line);
                       });
    connection.run(
        "SELECT rowid FROM search_fts WHERE search_fts MATCH 'o1' ORDER BY rowid", {},
        [&](const storage::RowView& row) { rows["search_fts"].push_back(text_of(row.cell(0))); });
    return rows;
}

/// Every id by its place in the order of all ids; hashes over ids by nothing.
void number_ids(Rows& rows) {
    const std::regex id(R"(\d{17,19}\b)"), hash(R"(\b[0-9a-f]{16}\b)");
    std::set<std::string> known;
    for (auto& [table, lines] : rows)
        for (auto& line : lines)
            for (std::sregex_iterator it(line.begin(), line.end(), id), end; it != end; ++it)
                known.insert(it->str());
    std::map<std::string, std::string> rank;
    for (const auto& one : known) rank.emplace(one, "#" + std::to_string(rank.size()));
    for (auto& [table, lines] : rows)
        for (auto& line : lines) {
            std::string numbered;
            auto from = line.cbegin();
            for (std::sregex_iterator it(line.begin(), line.end(), id), end; it != end; ++it) {
                numbered.append(from, (*it)[0].first).append(rank.at(it->str()));
                from = (*it)[0].second;
            }
            line = std::regex_replace(numbered.append(from, line.cend()), hash, "hash");
        }
}

TEST(Loader, writes_what_the_use_cases_write_through_a_database) {
    const auto folder = fs::temp_directory_path() / ("zhuli_load_" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string fast = folder / "fast.db", slow = folder / "slow.db";
    load(fast, kTiny, kNow, app::features());
    ASSERT_NO_FATAL_FAILURE(write_slowly(slow));
    Rows loaded = rows_of(fast), written = rows_of(slow);
    for (Rows* rows : {&loaded, &written}) {
        rows->erase("node");  // the loader opens its file twice, each with a lease of its own
        number_ids(*rows);
    }
    EXPECT_EQ(loaded["customer"].size(), 60u);
    EXPECT_EQ(loaded["sales_order"].size(), 190u);
    EXPECT_GT(loaded["rollup"].size(), 100u);
    EXPECT_EQ(loaded["search_fts"].size(), loaded["search_entry"].size());
    EXPECT_EQ(loaded["note_entry"].size(), 60u);
    for (const auto& [table, lines] : written) EXPECT_EQ(loaded[table], lines) << table;
    EXPECT_EQ(loaded.size(), written.size());
    fs::remove_all(folder);
}

TEST(Loader, leaves_every_index_of_the_schema) {
    const auto folder = fs::temp_directory_path() / ("zhuli_index_" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string loaded = folder / "loaded.db", fresh = folder / "fresh.db";
    load(loaded, {"tiny", 5, 5, 3, 1}, kNow, app::features());
    storage::migrate(*storage::open_database("sqlite:" + fresh, {.create = true}),
                     cli::all_migrations(app::features()));
    const auto indexes = [](const std::string& file) {
        std::set<std::string> all;
        storage::sqlite::Connection connection(file, false, true, kMappedBytes);
        connection.run(
            "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema"
            " WHERE type = 'index'",
            {}, [&](const storage::RowView& row) { all.insert(row.text(0)); });
        return all;
    };
    EXPECT_EQ(indexes(loaded), indexes(fresh));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace zhuli::bench
