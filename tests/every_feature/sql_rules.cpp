#include "every_feature/sql_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace zhuli::every_feature {

namespace {

std::size_t count_of(std::string_view text, const std::regex& what) {
    const std::string copy(text);
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator(copy.begin(), copy.end(), what), {}));
}

bool contains(std::string_view text, const std::string& pattern) {
    return std::regex_search(std::string(text), std::regex(pattern));
}

bool is_keyword(std::string_view word) {
    static const std::set<std::string_view> kWords{
        "WHERE", "ON",    "SET",   "JOIN",   "LEFT",   "INNER", "ORDER", "GROUP",
        "LIMIT", "USING", "UNION", "VALUES", "SELECT", "AS",    "FOR",   "RETURNING"};
    return kWords.contains(word);
}

int highest_parameter(std::string_view sql) {
    static const std::regex parameter(R"(\$(\d+))");
    const std::string copy(sql);
    int highest = 0;
    for (std::sregex_iterator it(copy.begin(), copy.end(), parameter), end; it != end; ++it)
        highest = std::max(highest, std::stoi((*it)[1]));
    return highest;
}

Cell sample(std::string_view sql, int number) {
    const std::string p = fmt::format(R"(\${}\b)", number);
    if (contains(sql, R"(json_each\()" + p) || contains(sql, R"(CAST\()" + p + R"( AS json\))"))
        return Cell::made("[1]");
    if (contains(sql, R"(CAST\()" + p + R"( AS (BIGINT|TEXT)\[\]\))")) return Cell::made("{1}");
    if (contains(sql, R"(CAST\()" + p + R"( AS tsquery\))") || contains(sql, "MATCH " + p))
        return Cell::made("o1");
    return Cell::of(std::int64_t{1});
}

/// Whether a column of an index leaves few rows: an id, a number, a name or a time. A state, a kind
/// or a flag leaves a large part of the organisation.
bool is_sharp(const std::string& column) {
    static const std::regex sharp(
        R"(id|code|number|name|value|key|email|seq|period|day|.*(_id|_no|_at|_on|hash))");
    return std::regex_match(column, sharp);
}

/// The columns of "(org_id=? AND state=? AND due_on>?)" after the organisation's.
std::vector<std::string> asked_columns(const std::string& step) {
    static const std::regex column(R"((\w+)(=|<|>))");
    std::vector<std::string> columns;
    for (std::sregex_iterator it(step.begin(), step.end(), column), end; it != end; ++it)
        if ((*it)[1] != "org_id") columns.push_back((*it)[1]);
    return columns;
}

}  // namespace

Tables tables_of(const std::vector<storage::Migration>& migrations) {
    static const std::regex created(
        R"((?:-- (distributed|reference)(?:, by key)?\s*\n)?CREATE TABLE (\w+))"
        R"((?: \(org_id BIGINT NOT NULL (PRIMARY KEY))?)");
    static const std::regex partial(R"(CREATE (?:UNIQUE )?INDEX (\w+) ON[^;]*\bWHERE\b)");
    Tables tables;
    for (const auto& migration : migrations) {
        const std::string script(migration.script);
        for (std::sregex_iterator it(script.begin(), script.end(), created), end; it != end; ++it) {
            const std::string mark = (*it)[1], name = (*it)[2];
            (mark == "distributed" ? tables.tenant
             : mark == "reference" ? tables.reference
                                   : tables.unmarked)
                .insert(name);
            if ((*it)[3].matched) tables.single.insert(name);
        }
        for (std::sregex_iterator it(script.begin(), script.end(), partial), end; it != end; ++it)
            tables.partial.insert((*it)[1]);
    }
    return tables;
}

std::multimap<std::string, std::string> tables_in(std::string_view sql) {
    static const std::regex named(
        R"(\b(?:FROM|JOIN|UPDATE|INTO)\s+([a-z_]+)(?:\s+(?:AS\s+)?([A-Za-z_]+))?)");
    std::multimap<std::string, std::string> found;
    const std::string copy(sql);
    for (std::sregex_iterator it(copy.begin(), copy.end(), named), end; it != end; ++it) {
        const std::string table = (*it)[1], alias = (*it)[2];
        found.emplace(alias.empty() || is_keyword(alias) ? table : alias, table);
    }
    return found;
}

std::vector<std::string> reach_problems(std::string_view sql, const Tables& tables) {
    std::vector<std::string> problems;
    std::size_t plain = 0;  // tenant tables without an alias of their own
    for (const auto& [name, table] : tables_in(sql)) {
        if (!tables.tenant.contains(table)) continue;
        const bool own = contains(sql, "\\b" + name + R"(\.org_id\b)");
        if (name != table && !own)
            problems.push_back(fmt::format("{} ({}) is joined without org_id", table, name));
        plain += name == table && !own;
    }
    static const std::regex asked(R"((?:^|[^.\w])org_id = \$1|\(org_id,|\(org_id\))");
    if (count_of(sql, asked) < plain)
        problems.push_back(fmt::format("{} tenant tables, asked for the organisation {} times",
                                       plain, count_of(sql, asked)));
    if (!contains(sql, R"(\$1\b)")) problems.push_back("it never says $1");
    return problems;
}

std::vector<Cell> sample_arguments(std::string_view sql, bool tenant) {
    std::vector<Cell> cells;
    for (int number = tenant ? 2 : 1; number <= highest_parameter(sql); ++number)
        cells.push_back(sample(sql, number));
    return cells;
}

std::vector<std::string> plan_problems(std::string_view sql, const std::vector<std::string>& plan,
                                       const Tables& tables) {
    static const std::regex scan(R"(^SCAN (\w+))");
    static const std::regex by_id_alone(R"(^SEARCH (\w+) USING INTEGER PRIMARY KEY \(rowid[<>])");
    static const std::regex by_index(R"(^SEARCH (\w+) USING (?:COVERING )?INDEX (\w+) )");
    static const std::regex whole_org(R"(^SEARCH (\w+) USING .*\(org_id=\?\)$)");
    const auto names = tables_in(sql);
    const auto is_tenant = [&](const std::string& name) {
        const auto [from, to] = names.equal_range(name);
        return std::any_of(from, to,
                           [&](const auto& it) { return tables.tenant.contains(it.second); });
    };
    const bool sorts = std::any_of(plan.begin(), plan.end(), [](const std::string& step) {
        return step.find("TEMP B-TREE") != step.npos;
    });
    const bool bounded = contains(sql, R"(\bLIMIT [^ ()]+(\)( [a-z]+)?)?$)") && !sorts;
    std::vector<std::string> problems;
    for (const std::string& step : plan) {
        std::smatch match;
        if (std::regex_search(step, match, scan) && is_tenant(match[1]))
            problems.push_back("reads all organisations: " + step);
        if (std::regex_search(step, match, by_id_alone) && is_tenant(match[1]))
            problems.push_back("reads the ids of all organisations: " + step);
        if (std::regex_search(step, match, whole_org) && is_tenant(match[1]) && !bounded &&
            !tables.single.contains(match[1].str()))
            problems.push_back("reads the whole organisation: " + step);
        const auto asked = asked_columns(step);
        if (std::regex_search(step, match, by_index) && is_tenant(match[1]) && !bounded &&
            !asked.empty() && std::ranges::none_of(asked, is_sharp) &&
            !tables.partial.contains(match[2].str()))
            problems.push_back("reads all of a state: " + step);
    }
    return problems;
}

}  // namespace zhuli::every_feature
