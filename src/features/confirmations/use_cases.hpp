// What people do with second confirmations. Whoever may see an order sees how its customer
// answered; asking, revoking and settling is for who may confirm it (`orders.confirm`). Problems:
// not_found (also out of scope), forbidden, stale, confirmations.*, and those of orders.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "features/confirmations/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::confirmations {

using storage::Tx;

Result<Confirmations> list_confirmations(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Replay> show_confirmation(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Freezes the terms, sends a draft to its customer, and makes the private link; a link that was
/// out before opens nothing any more.
Result<ConfirmationView> ask_customer(Tx& tx, const Ctx& ctx, const Asking& in);
/// Another link in place of one that was lost.
Result<ConfirmationView> renew_link(Tx& tx, const Ctx& ctx, const Act& in);
Result<ConfirmationView> revoke(Tx& tx, const Ctx& ctx, const Act& in);
/// Adopts what is plain into the order, or notes how the rest was answered.
Result<ConfirmationView> settle(Tx& tx, const Ctx& ctx, const Settling& in);

}  // namespace zhuli::confirmations
