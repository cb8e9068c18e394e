// Carriers, and shipments on their way until somebody has signed for them.
#include <algorithm>

#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases.hpp"
#include "features/logistics/use_cases_follow.hpp"
#include "features/logistics/use_cases_record.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::logistics {

namespace {

constexpr storage::ListPlan kCarriers{
    .permission = "logistics.read", .owner_field = "", .default_sort = "name"};
constexpr storage::ListPlan kWaybills{
    .permission = "logistics.read", .owner_field = "owner_id", .default_sort = "-shipped_at"};

Result<> check_name(Tx& tx, const Carrier& carrier) {
    const auto holder = carrier_by_name(tx, carrier.name);
    if (holder && *holder != carrier.id) return Problem::field("name", "field.taken");
    return check(carrier);
}

Consignment consignment_of(const Waybill& waybill) {
    return {waybill.carrier_id, waybill.tracking_no,   waybill.package_count,
            waybill.weight_g,   waybill.freight_minor, waybill.expected_on};
}

void take_over(const Consignment& in, Waybill& waybill) {
    waybill.carrier_id = in.carrier_id;
    waybill.tracking_no = in.tracking_no;
    waybill.package_count = in.package_count;
    waybill.weight_g = in.weight_g;
    waybill.freight_minor = in.freight_minor;
    waybill.expected_on = in.expected_on;
}

/// The event beside what it makes of the waybill.
Result<WaybillView> append(Tx& tx, const Ctx& ctx, const HeldWaybill& held, Waybill after,
                           const WaybillEvent& event, std::string_view kind) {
    const bool went_wrong =
        after.state == WaybillState::trouble || after.state == WaybillState::refused;
    CHECK(storage::save(
        tx, ctx, held.waybill, after,
        {kind, went_wrong ? held.order.customer_id : Id{}, event_body(after, event.words.v)}));
    storage::insert_row(tx, storage::table_of<WaybillEvent>(), &event);
    CHECK(look_again(tx, ctx, after.order_id));  // it may be late, or no longer
    return view_of(tx, ctx, after, held.order);
}

}  // namespace

Result<Page<Carrier>> list_carriers(Tx& tx, const Ctx& ctx, const http::Listed<Carrier>& query) {
    return storage::list_page<Carrier>(tx, ctx, query, kCarriers);
}

Result<Carrier> create_carrier(Tx& tx, const Ctx& ctx, const Carrier& in) {
    Carrier carrier = in;
    CHECK(check_name(tx, carrier));
    CHECK(storage::save_new(tx, ctx, carrier, {"carrier.created", {}, ""}));
    return carrier;
}

Result<Carrier> show_carrier(Tx& tx, const Ctx&, const http::ById& in) {
    auto carrier = storage::find<Carrier>(tx, in.id);
    if (!carrier) return Problem::not_found("carrier");
    return std::move(*carrier);
}

Result<Carrier> edit_carrier(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, show_carrier(tx, ctx, {edit.id}));
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(Carrier after, apply(before, edit));
    CHECK(check_name(tx, after));
    CHECK(storage::save(tx, ctx, before, after, {"carrier.edited", {}, ""}));
    return after;
}

Result<Page<WaybillItem>> list_waybills(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Waybill>& query) {
    TRY(auto rows, storage::list_page<Waybill>(tx, ctx, query, kWaybills));
    return Page<WaybillItem>{items_of(tx, ctx, rows.items), std::move(rows.next_cursor)};
}

Result<WaybillView> show_waybill(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto waybill = storage::find<Waybill>(tx, in.id);
    if (!waybill || !ctx.covers("logistics.read", waybill->owner_id))
        return Problem::not_found("waybill");
    const auto order = orders::show_order(tx, ctx, {waybill->order_id});
    if (!order.ok()) return Problem::not_found("waybill");
    return view_of(tx, ctx, *waybill, *order);
}

Result<WaybillView> edit_waybill(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto held,
        hold_waybill_for(tx, ctx, {edit.id, edit.if_match.value_or(0)}, "logistics.track"));
    const Consignment now = consignment_of(held.waybill);
    TRY(const auto wanted, apply(now, edit));
    std::optional<Carrier> carrier;
    if (wanted.carrier_id) carrier = storage::find<Carrier>(tx, wanted.carrier_id);
    if (wanted.carrier_id && !carrier) return Problem::field("carrier_id", "field.no_such_record");
    CHECK(check(wanted, carrier ? &*carrier : nullptr));
    Waybill after = held.waybill;
    take_over(wanted, after);
    if (carrier) after.carrier_name = carrier->name;
    CHECK(storage::save(tx, ctx, held.waybill, after,
                        {"waybill.edited", {}, event_body(after, after.tracking_no.v)}));
    CHECK(look_again(tx, ctx, after.order_id));
    return view_of(tx, ctx, after, held.order);
}

Result<WaybillView> report(Tx& tx, const Ctx& ctx, const NewWaybillEvent& in) {
    TRY(const auto held, hold_waybill_for(tx, ctx, in, "logistics.track"));
    CHECK(step(waybill_workflow(), ctx, held.waybill, held.waybill.state, "report"));
    CHECK(check(in, held.waybill.shipped_at, ctx.now));
    const WaybillEvent event{tx.new_id(), in.id,    in.kind, in.at.v == 0 ? ctx.now : in.at,
                             in.words,    ctx.user, ctx.now};
    return append(tx, ctx, held, after_event(held.waybill, event), event, "waybill.reported");
}

Result<WaybillView> prove_delivery(Tx& tx, const Ctx& ctx, const Proof& in) {
    TRY(auto held, hold_waybill_for(tx, ctx, in, "orders.deliver"));
    CHECK(step(waybill_workflow(), ctx, held.waybill, held.waybill.state, "prove"));
    CHECK(check(in, held.waybill.shipped_at, ctx.now));
    orders::Delivery delivery;
    delivery.id = held.waybill.order_id;
    delivery.shipment_id = held.waybill.shipment_id;
    const auto shipment =
        std::ranges::find(held.order.shipments, held.waybill.shipment_id, &orders::Shipment::id);
    if (shipment != held.order.shipments.end() && shipment->delivered_at.v == 0) {
        TRY(auto delivered, orders::deliver_order(tx, ctx, delivery));
        held.order = std::move(delivered);
    }
    const WaybillEvent event{tx.new_id(),
                             in.id,
                             WaybillStep::delivered,
                             in.delivered_at.v == 0 ? ctx.now : in.delivered_at,
                             {},
                             ctx.user,
                             ctx.now};
    Waybill after = after_event(held.waybill, event);
    after.signed_by = in.signed_by;
    after.proof_words = in.words;
    return append(tx, ctx, held, after, event, "waybill.delivered");
}

}  // namespace zhuli::logistics
