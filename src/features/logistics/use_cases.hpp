// What people do with dispatches, carriers and waybills. Whoever picks holds the order, so that one
// of two wins and nothing is picked that is no longer held. Problems: logistics.*, those of orders
// that refuse to ship or deliver, problem.action_not_now, not_found, forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/logistics/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::logistics {

using storage::Tx;

Result<Page<DispatchItem>> list_dispatches(Tx& tx, const Ctx& ctx,
                                           const http::Listed<Dispatch>& query);
Result<DispatchView> show_dispatch(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Before its score, behind it, or by it again.
Result<DispatchView> place_dispatch(Tx& tx, const Ctx& ctx, const NewPlacing& in);
Result<DispatchView> begin_picking(Tx& tx, const Ctx& ctx, const Act& in);
/// What is in the basket goes back to the shelves.
Result<DispatchView> stop_picking(Tx& tx, const Ctx& ctx, const Act& in);
/// Counts a product up: 422 logistics.unknown_code and logistics.not_in_order.
Result<DispatchView> scan(Tx& tx, const Ctx& ctx, const Scan& in);
Result<DispatchView> count_by_hand(Tx& tx, const Ctx& ctx, const HandCount& in);
Result<DispatchView> pack(Tx& tx, const Ctx& ctx, const Act& in);
Result<DispatchView> unpack(Tx& tx, const Ctx& ctx, const Act& in);
/// Ships what was picked; the rest of the order is picked again when it is held.
Result<DispatchView> send(Tx& tx, const Ctx& ctx, const Sending& in);

Result<LogisticsSettings> show_logistics_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// Every open dispatch is placed anew by them, by and by.
Result<LogisticsSettings> edit_logistics_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<Carrier>> list_carriers(Tx& tx, const Ctx& ctx, const http::Listed<Carrier>& query);
Result<Carrier> create_carrier(Tx& tx, const Ctx& ctx, const Carrier& in);
Result<Carrier> show_carrier(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Carrier> edit_carrier(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<WaybillItem>> list_waybills(Tx& tx, const Ctx& ctx, const http::Listed<Waybill>& query);
Result<WaybillView> show_waybill(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Carrier, number, packages, weight, freight and expected day; also after it has left.
Result<WaybillView> edit_waybill(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<WaybillView> report(Tx& tx, const Ctx& ctx, const NewWaybillEvent& in);
/// Delivers the shipment, with who signed for it.
Result<WaybillView> prove_delivery(Tx& tx, const Ctx& ctx, const Proof& in);

}  // namespace zhuli::logistics
