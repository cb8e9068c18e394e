// The question to a search index in its own language: FTS5 on SQLite, tsquery on PostgreSQL.
#pragma once

#include <string>
#include <vector>

#include "core/text/tokens.hpp"
#include "storage/sql.hpp"

namespace zhuli::storage {

/// `looked_up`: the engine finds words by their beginnings; `written`: beginnings are words of the
/// index (core/text/beginnings.hpp), which only FTS5 needs.
enum class Beginnings { looked_up, written };

/// Every group with any of its terms. `groups` is not empty.
std::string match_text(Dialect dialect, const std::vector<text::QueryGroup>& groups,
                       Beginnings beginnings);

}  // namespace zhuli::storage
