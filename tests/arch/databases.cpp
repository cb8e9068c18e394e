// Where drivers and SQL may stand.
#include <algorithm>
#include <cctype>
#include <regex>

#include "arch/checks.hpp"

namespace zhuli::arch {
namespace {

// Long literals are cut: only how a statement begins is read.
constexpr std::size_t statement_start_chars = 400;

// "UPDATE stock_balance" of a literal that begins as a write, and "SELECT" of one that reads.
std::string statement_of(const std::string& literal) {
    static const std::regex write(
        R"(\b(INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+([a-z_]+)\b)"
        R"((?=\s*(?:\(|SET|AS|WHERE|SELECT|VALUES|USING|$|\w+\s+SET)))");
    static const std::regex read(R"(^\s*(?:SELECT\b[\s\S]*\bFROM|WITH\s+\w+[\s\S]*\bAS\s*\())");
    const std::string start = literal.substr(0, statement_start_chars);
    std::smatch match;
    if (std::regex_search(start, match, write)) {
        const std::string verb = match[1].str();
        return verb.substr(0, verb.find_first_of(" \t\n")) + ":" + match[2].str();
    }
    return std::regex_search(start, read) ? "SELECT" : "";
}

bool is_machine_folder(std::string_view path) { return path.starts_with("src/storage/"); }

bool may_hold_sql(std::string_view path) {
    const std::string_view name = file_name(path);
    return is_machine_folder(path) || name.starts_with("store") || name.starts_with("report") ||
           path.find("/migrations/") != path.npos || name.starts_with("migrations");
}

}  // namespace

Violations check_drivers(const SourceFile& file) {
    if (!file.path.starts_with("src/")) return {};
    Violations found;
    for (const Include& include : includes_of(file.text)) {
        const bool sqlite = include.target == "sqlite3.h";
        const bool postgres = include.target == "libpq-fe.h";
        if ((sqlite && !file.path.starts_with("src/storage/sqlite/")) ||
            (postgres && !file.path.starts_with("src/storage/postgres/"))) {
            found.push_back({"driver", file.path, include.line, include.target});
        }
    }
    return found;
}

Violations check_sql_place(const SourceFile& file) {
    if (!file.path.starts_with("src/") || is_test(file.path) || may_hold_sql(file.path)) return {};
    Violations found;
    for (const Literal& literal : literals_of(file.text)) {
        const std::string statement = statement_of(literal.text);
        if (!statement.empty()) found.push_back({"sql", file.path, literal.line, statement});
    }
    return found;
}

Violations check_writes(const SourceFile& file) {
    if (!file.path.starts_with("src/") || is_test(file.path)) return {};
    if (is_machine_folder(file.path) || !may_hold_sql(file.path)) return {};
    // A migration runs before there is a tenant to audit for.
    if (file.path.find("migrations") != file.path.npos) return {};
    Violations found;
    for (const Literal& literal : literals_of(file.text)) {
        const std::string statement = statement_of(literal.text);
        if (statement.empty() || statement == "SELECT") continue;
        found.push_back({"write", file.path, literal.line, statement});
    }
    return found;
}

}  // namespace zhuli::arch
