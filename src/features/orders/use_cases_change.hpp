// Changing a confirmed order: what a change does is told first, then done, at once or after an
// approval; what it exceeds, releases and wants is decided before anything is written. Also cutting
// short what will not be delivered. Problems: those of rules_change.hpp,
// stock.not_enough, orders.change_waits (409), and what every use case of orders refuses.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "features/approvals/model_inputs.hpp"
#include "features/orders/model_changes.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// Writes nothing.
Result<ChangeReview> review_change(Tx& tx, const Ctx& ctx, const ChangeQuestion& in);
Result<OrderView> change_order(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Changes> list_changes(Tx& tx, const Ctx& ctx, const http::ById& in);
/// What had not left is not delivered any more, as the customer agreed.
Result<OrderView> close_short(Tx& tx, const Ctx& ctx, const ShortClosing& in);

/// The approval a change waited for is decided: it is applied, or refused with its reason.
Result<> follow_change(Tx& tx, const Ctx& ctx, const approvals::Approval& approval);
/// A change that waits ends with its order, and so does the approval it asked for.
Result<> drop_change(Tx& tx, const Ctx& ctx, const Order& order);

/// The customer wants something else: what waited for their yes is a draft again, what was
/// confirmed is the seller's turn until the change is made or the correction is answered.
Result<> hear_correction(Tx& tx, const Ctx& ctx, Id order);
Result<> answer_correction(Tx& tx, const Ctx& ctx, Id order);

}  // namespace zhuli::orders
