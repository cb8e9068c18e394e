// What a statement's text must be true to, as pure functions: a tenant statement asks for its
// organisation in every tenant table it touches. Also sample arguments, so that every statement can
// be executed. Runs no statement.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/cell.hpp"
#include "storage/migrations.hpp"

namespace zhuli::every_feature {

/// Tables by what their migrations say of them. A table without `-- distributed` or `-- reference`
/// before it is in `unmarked`; `single` have one row an organisation.
/// `partial` are indexes of some rows only.
struct Tables {
    std::set<std::string, std::less<>> tenant, reference, unmarked, single, partial;
};
Tables tables_of(const std::vector<storage::Migration>& migrations);

/// Tables read or written, by the name the statement calls them: {"c", "customer"}.
std::multimap<std::string, std::string> tables_in(std::string_view sql);

/// Why the statement may reach rows of another organisation; empty if it cannot.
std::vector<std::string> reach_problems(std::string_view sql, const Tables& tables);

/// $2, $3 … (from $1 for reference statements) as the statement can take them.
std::vector<Cell> sample_arguments(std::string_view sql, bool tenant);

/// What is slow in an SQLite query plan for a statement that must not read a whole organisation.
std::vector<std::string> plan_problems(std::string_view sql, const std::vector<std::string>& plan,
                                       const Tables& tables);

}  // namespace zhuli::every_feature
