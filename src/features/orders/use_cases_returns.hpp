// What people do with returns and exchanges. A return is changed under its order's lock, so that
// nothing comes back twice. Problems: those of rules_returns.hpp, orders.more_than_shipped,
// problem.action_not_now, not_found (also out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::orders {

using storage::Tx;

Result<OrderView> request_return(Tx& tx, const Ctx& ctx, const NewReturn& in);
Result<Page<ReturnView>> list_returns(Tx& tx, const Ctx& ctx, const http::Listed<Return>& query);
Result<ReturnView> show_return(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ReturnView> decide_return(Tx& tx, const Ctx& ctx, const ReturnDecision& in);
/// The goods are here; nothing of them is in stock before they are inspected.
Result<ReturnView> receive_return(Tx& tx, const Ctx& ctx, const Reception& in);
/// What is good goes into the stock of the warehouse that received it.
Result<ReturnView> inspect_return(Tx& tx, const Ctx& ctx, const Inspection& in);
/// Refund: its worth is taken off what the customer owes for the order; what was paid beyond that
/// goes back by a refund of the order. Exchange: a new, confirmed order replaces the goods and is
/// paid with that worth as far as it was paid for.
Result<ReturnView> settle_return(Tx& tx, const Ctx& ctx, const Settlement& in);

ReturnView view_of(Tx& tx, const Ctx& ctx, const Return& document, const OrderHead& order);

}  // namespace zhuli::orders
