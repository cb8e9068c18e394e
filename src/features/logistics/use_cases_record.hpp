// A dispatch and a waybill as their pages show them, and as they are loaded for a change. For this
// capability's use cases only.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/logistics/model_inputs.hpp"
#include "features/orders/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::logistics {

using storage::Tx;

/// A page's rows; owners' names, lines and what is held in one statement each.
std::vector<DispatchItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Dispatch> rows);
std::vector<WaybillItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Waybill> rows);
DispatchView view_of(Tx& tx, const Ctx& ctx, const Dispatch& dispatch,
                     const orders::OrderView& order);
WaybillView view_of(Tx& tx, const Ctx& ctx, const Waybill& waybill, const orders::OrderView& order);

/// A dispatch with its order, both locked, order first; 404 out of scope, 403, 409 stale.
struct Held {
    Dispatch dispatch;
    orders::OrderView order;
};
Result<Held> hold(Tx& tx, const Ctx& ctx, const Act& act, std::string_view permission);
struct HeldWaybill {
    Waybill waybill;
    orders::OrderView order;
};
Result<HeldWaybill> hold_waybill_for(Tx& tx, const Ctx& ctx, const Act& act,
                                     std::string_view permission);

/// The waybill of a new shipment, as the order knows it.
Waybill waybill_of(const orders::OrderHead& order, const orders::Shipment& shipment);

}  // namespace zhuli::logistics
