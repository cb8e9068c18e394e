// The question to a search index in its own language: FTS5 on SQLite, tsquery on PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "core/text/tokens.hpp"
#include "storage/sql.hpp"

namespace zhuli::storage {

/// Every group with any of its terms. `groups` is not empty.
std::string match_text(Dialect dialect, const std::vector<text::QueryGroup>& groups);

}  // namespace zhuli::storage
