// Orders entered twice (重复下单): of one customer, with the same reference or the same goods.
// Warns and never refuses: a customer may want the same again.
#pragma once

#include "core/ctx.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// Of an order as it is being entered: customer, reference, and products and quantities of its
/// lines are read, whatever they cost. `except` is the draft itself.
std::vector<Warning> twins_of(Tx& tx, const Ctx& ctx, const Order& order, Id except);

}  // namespace zhuli::orders
