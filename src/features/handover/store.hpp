// The journal of handovers: which record moved. The handover itself is written by storage/save.
#pragma once

#include <span>

#include "features/handover/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::handover {

using storage::Check;
using storage::Tx;

void add_item(Tx& tx, Id handover, const Item& item);
/// Up to `limit` that have not been looked at since they moved, the last to move first.
std::vector<Item> moved_items(Tx& tx, Id handover, int limit);
void settle_item(Tx& tx, Id handover, std::int64_t item_no, ItemState state);

std::span<const storage::Migration> migrations();
std::span<const storage::Sql* const> statements();
std::span<const Check> checks();

}  // namespace zhuli::handover
