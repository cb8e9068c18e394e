// Confirmed orders and what of them is not there: holding what came in for a line, giving up what a
// count did not find, doing without the rest. Nobody's permission is asked here: whoever calls has
// decided that. What a line lacks is told to stock in the unit that changes it.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// Tells stock what each line lacks now, where that changed.
void tell_waits(Tx& tx, const Order& before, const Order& after);

/// Holds what is free of `product` for the lines of a confirmed order that lack it; returns the
/// order's head and how much it got.
struct Served {
    OrderHead order;
    Quantity quantity;
};
Result<Served> hold_more(Tx& tx, const Ctx& ctx, Id order, Id product);

/// What these lines hold in `warehouse` (0: anywhere) is theirs no more.
Result<OrderHead> lose_held(Tx& tx, const Ctx& ctx, Id order, std::span<const LineQuantity> parts,
                            Id warehouse);

/// The customer does without what a line lacks: the line is for what is held or shipped, and the
/// customer has said yes to that. An order of which nothing would be left is cancelled.
Result<OrderView> drop_rest(Tx& tx, const Ctx& ctx, const Act& order, Id line,
                            std::string_view words);

}  // namespace zhuli::orders
