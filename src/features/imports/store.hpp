// Statements of imports: staged items and the issues of a batch. A batch itself is saved like every
// record; its items are written and settled here, in the units that stage and apply them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "features/imports/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::imports {

using storage::Check;
using storage::Tx;

void insert_item(Tx& tx, Id batch, const ImportItem& item);
void insert_issue(Tx& tx, Id batch, const ImportIssue& issue);
/// The next items that stand so, in order; reversed for undoing.
std::vector<ImportItem> next_items(Tx& tx, Id batch, ItemState state, int limit);
std::vector<ImportItem> last_items(Tx& tx, Id batch, ItemState state, int limit);
void settle_item(Tx& tx, Id batch, std::int64_t item_no, ItemState state, Id record);
/// The file in base64, part by part; sending a part again replaces it.
void keep_part(Tx& tx, Id batch, std::int64_t part_no, std::string_view content);
std::vector<std::string> parts_of(Tx& tx, Id batch);
void drop_parts(Tx& tx, Id batch);
/// Forgets everything staged for a batch that was never applied.
void drop_items(Tx& tx, Id batch);

struct Tally {
    ItemKind kind = ItemKind::document;
    ItemState state = ItemState::staged;
    std::int64_t count = 0;
    std::int64_t walk_in_count = 0;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (kind, state, count, walk_in_count))
std::vector<Tally> tally(Tx& tx, Id batch);

std::vector<ImportIssue> issues_of(Tx& tx, Id batch, std::int64_t after_issue, int limit);
std::vector<ImportItem> conflicts_of(Tx& tx, Id batch, int limit);
std::optional<Id> unfinished_batch(Tx& tx);

std::span<const storage::Sql* const> statements();
std::span<const storage::Migration> migrations();
std::span<const Check> checks();

}  // namespace zhuli::imports
