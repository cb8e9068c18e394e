// Taking something off an order that was confirmed, for other capabilities: whoever promised it has
// decided that the customer gets it. What was paid beyond the rest is owed back then, and finance
// pays it back by a refund of the order. Never asks who may; never moves money.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_allowance.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// An order of this customer from which so much can still be taken; problems stand at `order_id`
/// and `amount_minor`.
Result<> check_allowance(Tx& tx, Id order, Id customer, Money amount);
/// `granted` says of which order, how much, for which document and why.
Result<> grant_allowance(Tx& tx, const Ctx& ctx, Allowance granted);

}  // namespace zhuli::orders
