#include "features/logistics/use_cases_record.hpp"

#include <algorithm>
#include <map>

#include "core/codec.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_follow.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/entity.hpp"
#include "storage/save.hpp"

namespace zhuli::logistics {

namespace {

void fill_item(Tx& tx, const Ctx& ctx, const LogisticsSettings& settings, const Dispatch& row,
               DispatchItem& item) {
    static_cast<Dispatch&>(item) = row;
    item.owner_name = identity::remembered_name(tx, ctx.now, row.owner_id);
    item.picker_name = identity::remembered_name(tx, ctx.now, row.picker_id);
    item.score_parts = score_parts(row, settings, ctx.today);
    for (const ScorePart& part : item.score_parts) item.score += part.points;
    item.actions = actions_for(ctx, row);
}

std::vector<PickLine> lines_of(Tx& tx, const Dispatch& dispatch, const orders::Order& order) {
    std::vector<Id> ids;
    for (const orders::OrderLine& line : order.lines) ids.push_back(line.product_id);
    const auto products = catalog::find_products(tx, ids);
    const auto places = held_at(tx, order.id);
    std::vector<PickLine> lines;
    for (const orders::OrderLine& line : order.lines) {
        PickLine& shown = lines.emplace_back();
        shown.order_line_id = line.id;
        shown.product_id = line.product_id;
        shown.product_code = line.product_code.v;
        shown.product_name = line.product_name.v;
        const auto at = std::ranges::find(products, line.product_id, &catalog::Product::id);
        if (at != products.end()) {
            shown.unit = at->unit.v;
            shown.barcode = at->barcode.v;
        }
        shown.ordered = line.quantity;
        shown.held = line.reserved;
        shown.shipped = line.shipped;
        shown.picked = picked_of(dispatch.picked, line.id);
        for (const HeldAt& place : places)
            if (place.order_line_id == line.id)
                shown.places.push_back({place.warehouse, place.quantity});
    }
    return lines;
}

void fill_item(Tx& tx, const Ctx& ctx, const std::map<Id, Carrier>& carriers, const Waybill& row,
               WaybillItem& item) {
    static_cast<Waybill&>(item) = row;
    item.owner_name = identity::remembered_name(tx, ctx.now, row.owner_id);
    if (const auto at = carriers.find(row.carrier_id); at != carriers.end()) {
        item.carrier_phone = at->second.phone.v;
        item.link = link_of(at->second, row.tracking_no.v);
    }
    item.actions = actions_for(ctx, row);
}

std::map<Id, Carrier> carriers_of(Tx& tx, std::span<const Waybill> rows) {
    std::vector<Id> ids;
    for (const Waybill& row : rows)
        if (row.carrier_id) ids.push_back(row.carrier_id);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::map<Id, Carrier> carriers;
    for (Carrier& carrier : storage::find_each<Carrier>(tx, ids))
        carriers.emplace(carrier.id, std::move(carrier));
    return carriers;
}

}  // namespace

std::vector<DispatchItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Dispatch> rows) {
    const auto settings = settings_of(tx);
    std::vector<Id> ids;
    for (const Dispatch& row : rows) ids.push_back(row.order_id);
    const auto sums = held_sums(tx, ids);
    std::vector<DispatchItem> items;
    for (const Dispatch& row : rows) {
        DispatchItem& item = items.emplace_back();
        fill_item(tx, ctx, settings, row, item);
        const auto sum = std::ranges::find(sums, row.order_id, &HeldSum::order_id);
        if (sum == sums.end()) continue;
        item.line_count = sum->line_count;
        item.held = sum->held;
    }
    return items;
}

std::vector<WaybillItem> items_of(Tx& tx, const Ctx& ctx, std::span<const Waybill> rows) {
    const auto carriers = carriers_of(tx, rows);
    std::vector<WaybillItem> items;
    for (const Waybill& row : rows) fill_item(tx, ctx, carriers, row, items.emplace_back());
    return items;
}

DispatchView view_of(Tx& tx, const Ctx& ctx, const Dispatch& dispatch,
                     const orders::OrderView& order) {
    DispatchView view;
    fill_item(tx, ctx, settings_of(tx), dispatch, view);
    view.delivery_address = order.delivery_address;
    view.contact_name = order.contact_name;
    view.contact_phone = order.contact_phone;
    view.lines = lines_of(tx, dispatch, order);
    view.line_count = static_cast<std::int64_t>(view.lines.size());
    for (const PickLine& line : view.lines) view.held += line.held;
    view.waybills = items_of(tx, ctx, waybills_of(tx, order.id));
    return view;
}

WaybillView view_of(Tx& tx, const Ctx& ctx, const Waybill& waybill,
                    const orders::OrderView& order) {
    WaybillView view;
    fill_item(tx, ctx, carriers_of(tx, {&waybill, 1}), waybill, view);
    view.delivery_address = order.delivery_address;
    view.contact_name = order.contact_name;
    view.contact_phone = order.contact_phone;
    for (const orders::Shipment& shipment : order.shipments) {
        if (shipment.id != waybill.shipment_id) continue;
        for (const orders::ShipmentLine& part : shipment.lines) {
            const auto line =
                std::ranges::find(order.lines, part.order_line_id, &orders::OrderLine::id);
            if (line != order.lines.end())
                view.goods.push_back({line->product_code.v, line->product_name.v, part.quantity});
        }
    }
    for (const WaybillEvent& event : events_of(tx, waybill.id)) {
        WaybillEventView& shown = view.events.emplace_back();
        static_cast<WaybillEvent&>(shown) = event;
        shown.actor_name = identity::remembered_name(tx, ctx.now, event.actor_id);
    }
    return view;
}

Result<Held> hold(Tx& tx, const Ctx& ctx, const Act& act, std::string_view permission) {
    const auto found = storage::find<Dispatch>(tx, act.id);
    if (!found || !ctx.covers("logistics.read", found->owner_id))
        return Problem::not_found("dispatch");
    if (!ctx.covers(permission, found->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    orders::hold_order(tx, found->order_id);
    auto order = orders::show_order(tx, ctx, {found->order_id});
    auto dispatch = dispatch_of(tx, found->order_id);
    if (!order.ok() || !dispatch) return Problem::not_found("dispatch");
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(*dispatch, seen, to_json(view_of(tx, ctx, *dispatch, *order))));
    return Held{std::move(*dispatch), std::move(*order)};
}

Result<HeldWaybill> hold_waybill_for(Tx& tx, const Ctx& ctx, const Act& act,
                                     std::string_view permission) {
    const auto found = storage::find<Waybill>(tx, act.id);
    if (!found || !ctx.covers("logistics.read", found->owner_id))
        return Problem::not_found("waybill");
    if (!ctx.covers(permission, found->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    orders::hold_order(tx, found->order_id);
    auto order = orders::show_order(tx, ctx, {found->order_id});
    auto waybill = hold_waybill(tx, act.id);
    if (!order.ok() || !waybill) return Problem::not_found("waybill");
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(*waybill, seen, to_json(view_of(tx, ctx, *waybill, *order))));
    return HeldWaybill{std::move(*waybill), std::move(*order)};
}

Waybill waybill_of(const orders::OrderHead& order, const orders::Shipment& shipment) {
    Waybill waybill;
    waybill.shipment_id = shipment.id;
    waybill.shipment_number = shipment.number;
    waybill.order_id = order.id;
    waybill.order_number = order.number;
    waybill.customer_name = order.customer_name;
    waybill.owner_id = order.owner_id;
    waybill.promised_on = order.promised_on;
    waybill.carrier_name = shipment.carrier;
    waybill.tracking_no = shipment.tracking_no;
    waybill.shipped_at = waybill.heard_at = shipment.shipped_at;
    return waybill;
}

}  // namespace zhuli::logistics
