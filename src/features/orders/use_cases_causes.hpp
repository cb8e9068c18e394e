// The causes of returns, which an organisation names and orders itself. Problems:
// orders.no_cause_left, orders.cause_stays, stale and those of decoding.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_returns.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// What is kept, or the usual ones.
ReturnSettings return_settings(Tx& tx);

Result<ReturnSettings> show_return_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<ReturnSettings> edit_return_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

}  // namespace zhuli::orders
