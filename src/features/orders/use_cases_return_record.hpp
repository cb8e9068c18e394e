// A return under its order's lock. For this capability's use cases only.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

struct HeldReturn {
    Return document;
    Order order;
};
/// Both locked; 404 out of scope, 403, 409 stale with the current return.
Result<HeldReturn> hold_return(Tx& tx, const Ctx& ctx, const Act& act, std::string_view permission);
Result<ReturnView> save_return(Tx& tx, const Ctx& ctx, const HeldReturn& held, Return& after,
                               std::string_view kind);

}  // namespace zhuli::orders
