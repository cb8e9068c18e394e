// What people wrote of orders, for the search in notes: the remark, and why one was cancelled.
// Entering an order without a remark costs nothing.
#pragma once

#include "features/feature.hpp"
#include "features/orders/model.hpp"

namespace zhuli::orders {

using storage::Tx;

/// After `before` was saved as `after`, or `after` was made.
void keep_note(Tx& tx, const OrderHead& before, const OrderHead& after);
std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::orders
