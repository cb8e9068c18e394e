#include "features/logistics/use_cases.hpp"

#include <algorithm>

#include "features/identity/use_cases.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_follow.hpp"
#include "features/logistics/use_cases_record.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_shipping.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/settings.hpp"

namespace zhuli::logistics {

namespace {

constexpr storage::ListPlan kList{
    .permission = "logistics.read", .owner_field = "owner_id", .default_sort = "-rank"};

Result<DispatchState> next(const Ctx& ctx, const Dispatch& dispatch, std::string_view action) {
    return step(workflow(), ctx, dispatch, dispatch.state, action);
}

Result<> save(Tx& tx, const Ctx& ctx, const Dispatch& before, Dispatch& after,
              std::string_view kind) {
    after.in_queue = is_in_queue(after.state);
    after.rank = rank_of(after, settings_of(tx));
    return storage::save(tx, ctx, before, after, {kind, {}, event_body(after)});
}

/// Who picks goes on alone: 409 logistics.picked_by says who that is.
Result<> check_picker(Tx& tx, const Ctx& ctx, const Dispatch& dispatch) {
    if (!dispatch.picker_id || dispatch.picker_id == ctx.user) return Done{};
    return Problem::of(Status::conflict, "logistics.picked_by",
                       {{"name", identity::remembered_name(tx, ctx.now, dispatch.picker_id)}});
}

Result<DispatchView> change(Tx& tx, const Ctx& ctx, const Held& held, Dispatch& after,
                            std::string_view kind) {
    CHECK(save(tx, ctx, held.dispatch, after, kind));
    return view_of(tx, ctx, after, held.order);
}

const orders::OrderLine* line_of(const orders::Order& order, Id line) {
    const auto at = std::ranges::find(order.lines, line, &orders::OrderLine::id);
    return at == order.lines.end() ? nullptr : &*at;
}

orders::NewShipment shipment_of(const Held& held, const Sending& in,
                                const std::optional<Carrier>& carrier) {
    orders::NewShipment shipment;
    shipment.id = held.dispatch.order_id;
    for (const Picked& part : held.dispatch.picked)
        shipment.lines.push_back({part.order_line_id, part.quantity});
    if (carrier) shipment.carrier = carrier->name;
    shipment.tracking_no = in.tracking_no;
    shipment.warehouse_id = in.warehouse_id;
    return shipment;
}

Result<std::optional<Carrier>> carrier_for(Tx& tx, const Sending& in) {
    std::optional<Carrier> carrier;
    if (in.carrier_id) carrier = storage::find<Carrier>(tx, in.carrier_id);
    if (in.carrier_id && !carrier) return Problem::field("carrier_id", "field.no_such_record");
    if (carrier && !carrier->active)
        return Problem::field("carrier_id", "logistics.carrier_inactive");
    CHECK(check(Consignment{in.carrier_id, in.tracking_no, in.package_count, in.weight_g,
                            in.freight_minor, in.expected_on},
                carrier ? &*carrier : nullptr));
    return carrier;
}

Result<> write_waybill(Tx& tx, const Ctx& ctx, const orders::OrderView& shipped,
                       const Sending& in) {
    INVARIANT(!shipped.shipments.empty(), "what was just shipped is there");
    Waybill waybill = waybill_of(shipped, shipped.shipments.back());
    waybill.carrier_id = in.carrier_id;
    waybill.package_count = in.package_count;
    waybill.weight_g = in.weight_g;
    waybill.freight_minor = in.freight_minor;
    waybill.expected_on = in.expected_on;
    return storage::save_new(tx, ctx, waybill,
                             {"waybill.written", {}, event_body(waybill, waybill.tracking_no.v)});
}

}  // namespace

Result<Page<DispatchItem>> list_dispatches(Tx& tx, const Ctx& ctx,
                                           const http::Listed<Dispatch>& query) {
    TRY(auto rows, storage::list_page<Dispatch>(tx, ctx, query, kList));
    return Page<DispatchItem>{items_of(tx, ctx, rows.items), std::move(rows.next_cursor)};
}

Result<DispatchView> show_dispatch(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto dispatch = storage::find<Dispatch>(tx, in.id);
    if (!dispatch || !ctx.covers("logistics.read", dispatch->owner_id))
        return Problem::not_found("dispatch");
    const auto order = orders::show_order(tx, ctx, {dispatch->order_id});
    if (!order.ok()) return Problem::not_found("dispatch");
    return view_of(tx, ctx, *dispatch, *order);
}

Result<DispatchView> place_dispatch(Tx& tx, const Ctx& ctx, const NewPlacing& in) {
    CHECK(check(in));
    TRY(const auto held, hold(tx, ctx, in, "logistics.place"));
    Dispatch after = held.dispatch;
    TRY(after.state, next(ctx, held.dispatch, "place"));
    after.placed = in.placed;
    after.placing_reason = in.placed == Placing::by_score ? Text<200>{} : in.reason;
    return change(tx, ctx, held, after, "dispatch.placed");
}

Result<DispatchView> begin_picking(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    CHECK(check_picker(tx, ctx, held.dispatch));
    Dispatch after = held.dispatch;
    TRY(after.state, next(ctx, held.dispatch, "pick"));
    after.picker_id = ctx.user;
    after.picked.clear();
    CHECK(orders::mark_picking(tx, ctx, after.order_id, true));
    return change(tx, ctx, held, after, "dispatch.picking");
}

Result<DispatchView> stop_picking(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    Dispatch after = held.dispatch;
    TRY(after.state, next(ctx, held.dispatch, "stop"));
    after.picker_id = {};
    after.picked.clear();
    CHECK(orders::mark_picking(tx, ctx, after.order_id, false));
    return change(tx, ctx, held, after, "dispatch.stopped");
}

Result<DispatchView> scan(Tx& tx, const Ctx& ctx, const Scan& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    CHECK(check_picker(tx, ctx, held.dispatch));
    CHECK(next(ctx, held.dispatch, "scan"));
    const auto product = scanned_product(tx, in.code.v);
    if (!product) return Problem::field("code", "logistics.unknown_code", {{"code", in.code.v}});
    const auto* line = line_for(held.order, held.dispatch.picked, *product);
    if (line == nullptr)
        return Problem::field("code", "logistics.not_in_order", {{"code", in.code.v}});
    Dispatch after = held.dispatch;
    CHECK(put_into(after.picked, *line, in.quantity));
    TRY(auto view, change(tx, ctx, held, after, "dispatch.picked"));
    view.scanned = line->product_code.v + " " + line->product_name.v;
    return view;
}

Result<DispatchView> count_by_hand(Tx& tx, const Ctx& ctx, const HandCount& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    CHECK(check_picker(tx, ctx, held.dispatch));
    CHECK(next(ctx, held.dispatch, "scan"));
    const auto* line = line_of(held.order, in.order_line_id);
    if (line == nullptr) return Problem::field("order_line_id", "field.no_such_record");
    Dispatch after = held.dispatch;
    CHECK(set_in(after.picked, *line, in.quantity));
    return change(tx, ctx, held, after, "dispatch.picked");
}

Result<DispatchView> pack(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    CHECK(check_picker(tx, ctx, held.dispatch));
    Dispatch after = held.dispatch;
    TRY(after.state, next(ctx, held.dispatch, "pack"));
    return change(tx, ctx, held, after, "dispatch.packed");
}

Result<DispatchView> unpack(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    Dispatch after = held.dispatch;
    TRY(after.state, next(ctx, held.dispatch, "unpack"));
    return change(tx, ctx, held, after, "dispatch.unpacked");
}

Result<DispatchView> send(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(const auto carrier, carrier_for(tx, in));
    TRY(const auto held, hold(tx, ctx, in, "logistics.pick"));
    CHECK(next(ctx, held.dispatch, "send"));
    TRY(const auto shipped, orders::ship_order(tx, ctx, shipment_of(held, in, carrier)));
    CHECK(write_waybill(tx, ctx, shipped, in));
    Dispatch after = held.dispatch;
    after.picker_id = {};
    after.picked.clear();
    after.state = DispatchState::waiting;  // until its order says what is left
    after = follow(after, shipped, after.tier, settings_of(tx), after.waiting_since_on);
    CHECK(save(tx, ctx, held.dispatch, after, "dispatch.sent"));
    return view_of(tx, ctx, after, shipped);
}

Result<LogisticsSettings> show_logistics_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return settings_of(tx);
}

Result<LogisticsSettings> edit_logistics_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(auto after,
        storage::edit_settings(tx, ctx, settings_of(tx), edit, check, "logistics_settings.edited"));
    storage::enqueue(tx, ctx, {.kind = kRankJob});
    return after;
}

}  // namespace zhuli::logistics
