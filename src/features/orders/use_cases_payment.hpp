// Money of orders: what comes in for one and what goes back. Problems: those of rules.hpp and
// rules_change.hpp, and what every use case of orders refuses. Never decides what was ordered.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_changes.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

Result<OrderView> receive_payment(Tx& tx, const Ctx& ctx, const NewReceipt& in);
Result<OrderView> refund(Tx& tx, const Ctx& ctx, const NewRefund& in);

}  // namespace zhuli::orders
