// The statements of comments, and what a record that people comment on is called.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "features/comments/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::comments {

using storage::Tx;

/// Before `before` (none: from the newest), the newest first, those taken away too. Of the customer
/// itself without a record.
std::vector<Comment> comments_of(Tx& tx, std::string_view entity, Id record, Id customer, Id before,
                                 int limit);
/// Its `column`; empty if there is no such record.
std::string title_of(Tx& tx, std::string_view table, std::string_view column, Id record);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::comments
