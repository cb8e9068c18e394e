// What logistics asks of an order beside shipping and delivering it: that it is being picked, and
// its shipments. Nobody's permission is asked here: whoever calls has decided that.
#pragma once

#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// Somebody takes its goods from the shelves, or no longer does; of an order of which nothing is
/// held, or some has left, nothing changes.
Result<> mark_picking(Tx& tx, const Ctx& ctx, Id order, bool picking);
/// With their lines, in order.
std::vector<Shipment> order_shipments(Tx& tx, Id order);

}  // namespace zhuli::orders
