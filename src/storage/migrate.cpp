#include <fmt/format.h>

#include <functional>
#include <regex>

#include "storage/migrations.hpp"
#include "storage/sqlite/statistics.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kApplied{"migration.applied",
                       "SELECT capability, number, checksum FROM migration",
                       {},
                       Reach::reference};

constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS migration (capability TEXT NOT NULL, number BIGINT NOT NULL,"
    " checksum TEXT NOT NULL, PRIMARY KEY (capability, number))";

struct Applied {
    std::string capability;
    int number = 0;
    std::string checksum;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (capability, number, checksum))

std::string checksum_of(std::string_view script) {  // FNV-1a: tells an edited script, no more
    std::uint64_t hash = 14'695'981'039'346'656'037ull;
    for (const char c : script)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ull;
    return std::to_string(hash);
}

/// One CREATE TABLE as SQLite stores it best (docs/decisions/one-tree-a-table.md): an id of its
/// own is the row id, and a table marked `by key` has its rows in its primary key.
std::string one_tree(const std::string& table, bool by_key) {
    static const std::regex own_id(R"(\bid BIGINT NOT NULL)"),
        key(R"(,\s*PRIMARY KEY \(org_id, id\))"), end(R"(\);$)");
    if (std::regex_search(table, key) && std::regex_search(table, own_id))
        return std::regex_replace(std::regex_replace(table, key, ""), own_id,
                                  "id INTEGER PRIMARY KEY",
                                  std::regex_constants::format_first_only);
    return by_key ? std::regex_replace(table, end, ") WITHOUT ROWID;") : table;
}

std::string with_one_tree_a_table(const std::string& script) {
    static const std::regex created(R"((?:(-- distributed, by key)\s*)?CREATE TABLE [^;]*;)");
    std::string out;
    auto from = script.begin();
    for (std::sregex_iterator it(script.begin(), script.end(), created), end; it != end; ++it) {
        out.append(from, (*it)[0].first);
        out += one_tree(it->str(), (*it)[1].matched);
        from = (*it)[0].second;
    }
    return out.append(from, script.end());
}

/// Lines of the other dialect's blocks are left out; TEXT gets binary order on PostgreSQL; on
/// SQLite BYTEA is BLOB and a table is one tree.
std::string for_dialect(std::string_view script, Dialect dialect) {
    const bool postgres = dialect == Dialect::postgres;
    std::string out;
    bool skipping = false;
    while (!script.empty()) {
        const auto end = std::min(script.find('\n'), script.size());
        std::string line(script.substr(0, end));
        script.remove_prefix(std::min(end + 1, script.size()));
        if (line.starts_with("-- sqlite:"))
            skipping = postgres;
        else if (line.starts_with("-- postgres:"))
            skipping = !postgres;
        else if (line.starts_with("-- end"))
            skipping = false;
        else if (!skipping)
            out += line + "\n";
    }
    static const std::regex bytes(R"(\bBYTEA\b)"), text(R"(\bTEXT\b)"),
        in_cast(R"(\bAS TEXT COLLATE "C")");
    if (!postgres) return with_one_tree_a_table(std::regex_replace(out, bytes, "BLOB"));
    return std::regex_replace(std::regex_replace(out, text, R"(TEXT COLLATE "C")"), in_cast,
                              "AS TEXT");
}

std::vector<Applied> applied(Database& db) {
    return read_now(db, {}, [](Tx& tx) { return tx.all<Applied>(kApplied); });
}

/// In the script itself, so that both happen or neither.
std::string record_of(const Migration& migration) {
    INVARIANT(migration.capability.find('\'') == std::string_view::npos);
    return fmt::format(
        "\nINSERT INTO migration (capability, number, checksum) VALUES ('{}', {}, '{}');\n",
        migration.capability, migration.number, checksum_of(migration.script));
}

bool is_applied(const std::vector<Applied>& known, const Migration& migration) {
    for (const auto& row : known) {
        if (row.capability != migration.capability || row.number != migration.number) continue;
        if (row.checksum != checksum_of(migration.script))
            throw StorageError("migration " + row.capability + "/" + std::to_string(row.number) +
                               " was changed after it was applied");
        return true;
    }
    return false;
}

constexpr const Sql* kStatements[] = {&kApplied};

}  // namespace

std::span<const Sql* const> migration_statements() { return kStatements; }

MigrationReport migrate(Database& db, std::span<const Migration> migrations) {
    db.execute_script(kTable);
    const auto known = applied(db);
    MigrationReport report;
    for (const Migration& migration : migrations) {
        if (is_applied(known, migration)) continue;
        db.execute_script(for_dialect(migration.script, db.dialect()) + record_of(migration));
        report.applied.push_back(std::string(migration.capability) + "/" +
                                 std::to_string(migration.number));
    }
    if (db.dialect() == Dialect::sqlite && !report.applied.empty())
        db.execute_script(sqlite::statistics_script());
    return report;
}

bool schema_is_current(Database& db, std::span<const Migration> migrations) {
    std::vector<Applied> known;
    try {
        known = applied(db);
    } catch (const StorageError&) {
        return false;  // no migration table: nothing was ever applied
    }
    for (const Migration& migration : migrations)
        if (!is_applied(known, migration)) return false;
    return known.size() == migrations.size();
}

}  // namespace zhuli::storage
