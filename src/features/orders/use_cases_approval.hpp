// The gate before an order goes to the customer or is confirmed: what it needs approval for,
// waiting for that, and going on once it is decided. For this capability's use cases only.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/approvals/model_inputs.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// What of the order is exceeded and was not approved yet. One statement when nothing is; two more
/// for a customer with a credit limit. `hold`: the credit stays as it was read until the unit ends.
/// `own_used`: what of the credit used is this order's own.
std::vector<approvals::Finding> findings_of(Tx& tx, const Order& order, bool hold,
                                            Money own_used = {});
/// What whoever decides is shown of the order.
approvals::Filing filing_of(const Order& order, std::vector<approvals::Finding> findings,
                            const Text<500>& reason);

/// Sends the order to approval if it needs any; says whether it waits now. It has its
/// id. 422 without a reason.
Result<bool> wait_for_approval(Tx& tx, const Ctx& ctx, Order& order, Goal goal,
                               const Text<500>& reason);

/// The request is decided: the order goes on, or back to a draft. In the unit of the decision.
Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval);

OrderApproval approval_of(Tx& tx, const Ctx& ctx, const Order& order);

}  // namespace zhuli::orders
