#include "features/logistics/use_cases_follow.hpp"

#include <algorithm>
#include <set>

#include "core/calendar.hpp"
#include "core/codec.hpp"
#include "features/identity/use_cases.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_record.hpp"
#include "features/notices/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_shipping.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/entity.hpp"
#include "storage/save.hpp"

namespace zhuli::logistics {

namespace {

/// What becomes of an order before its customer says yes concerns nobody here.
constexpr std::string_view kTooEarly[] = {
    "order.created",  "order.edited",         "order.submitted",  "order.taken_back",
    "order.imported", "order.approval_asked", "order.turned_back"};

Date local_day(const Ctx& ctx, Instant at) { return business_date(ctx.calendar().zone(), at); }

/// A waybill as its order and shipment make it now.
Waybill followed(Waybill waybill, const orders::Order& order) {
    waybill.owner_id = order.owner_id;
    waybill.customer_name = order.customer_name;
    waybill.promised_on = order.promised_on;
    return waybill;
}

Result<Waybill> write_waybill(Tx& tx, const Ctx& ctx, const orders::Order& order,
                              const orders::Shipment& shipment) {
    Waybill waybill = waybill_of(order, shipment);
    waybill.carrier_id = carrier_by_name(tx, shipment.carrier).value_or(Id{});
    CHECK(storage::save_new(tx, ctx, waybill, {"waybill.written", {}, ""}));
    return waybill;
}

Result<> deliver(Tx& tx, const Ctx& ctx, const Waybill& before, Instant at) {
    const WaybillEvent event{tx.new_id(), before.id, WaybillStep::delivered, at, {},
                             ctx.user,    ctx.now};
    Waybill after = after_event(before, event);
    CHECK(storage::save(tx, ctx, before, after, {"waybill.delivered", {}, ""}));
    storage::insert_row(tx, storage::table_of<WaybillEvent>(), &event);
    return Done{};
}

/// Each shipment has its waybill, delivered with it and in the name of whoever sells.
Result<> keep_waybills(Tx& tx, const Ctx& ctx, const orders::Order& order) {
    auto known = waybills_of(tx, order.id);
    for (const orders::Shipment& shipment : orders::order_shipments(tx, order.id)) {
        const auto at = std::ranges::find(known, shipment.id, &Waybill::shipment_id);
        Waybill waybill;
        if (at == known.end()) {
            TRY(waybill, write_waybill(tx, ctx, order, shipment));
        } else {
            waybill = followed(*at, order);
            if (to_json(waybill) != to_json(*at))
                CHECK(storage::save(tx, ctx, *at, waybill, {"waybill.followed", {}, ""}));
        }
        if (shipment.delivered_at.v != 0 && waybill.on_the_way)
            CHECK(deliver(tx, ctx, waybill, shipment.delivered_at));
    }
    return Done{};
}

/// What of the order is not there, by when it is expected.
std::vector<Lack> lacks_of(Tx& tx, const Ctx& ctx, const orders::Order& order) {
    std::vector<Id> ids;
    for (const orders::OrderLine& line : order.lines)
        if (line.backordered.v > 0) ids.push_back(line.product_id);
    if (ids.empty()) return {};
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    const auto flows = stock::flows_of(tx, ids);
    const auto items = stock::items_of(tx, ids);
    std::vector<Lack> lacks;
    for (const stock::StockItem& item : items) {
        const auto own = stock::flows_for(flows, item.product_id);
        lacks.push_back({item.code, stock::covered_on(item.available, own, {}, ctx.today)});
    }
    return lacks;
}

void tell_risk(Tx& tx, const Ctx& ctx, const Dispatch& dispatch) {
    auto people = identity::people_with_role(tx, Role::warehouse);
    if (dispatch.owner_id) people.push_back(dispatch.owner_id);
    const std::set<Id> each(people.begin(), people.end());
    for (const Id person : each)
        notices::give(tx, ctx,
                      {.user_id = person,
                       .kind = "dispatch.at_risk",
                       .entity = "dispatch",
                       .entity_id = dispatch.id,
                       .due_at = ctx.now,
                       .words = {{"number", dispatch.order_number.v},
                                 {"customer", dispatch.customer_name.v},
                                 {"day", dispatch.promised_on ? dispatch.promised_on.to_string()
                                                              : std::string{}}}});
}

/// The day the last of it was delivered.
Date delivered_on(Tx& tx, const Ctx& ctx, Id order) {
    Instant last;
    for (const Waybill& waybill : waybills_of(tx, order))
        last = std::max(last, waybill.delivered_at);
    return last.v == 0 ? ctx.today : local_day(ctx, last);
}

void end(Tx& tx, const Ctx& ctx, const orders::OrderHead& order, Dispatch& after) {
    if (after.state == DispatchState::dropped) after.outcome = Outcome::no_promise;
    if (after.state != DispatchState::delivered || after.outcome != Outcome::open) return;
    after.delivered_on = delivered_on(tx, ctx, order.id);
    after.outcome = outcome_of(order, after.delivered_on);
}

std::string_view kind_of(const Dispatch& before, const Dispatch& after) {
    if (before.version == 0) return "dispatch.opened";
    if (before.outcome != after.outcome) return "dispatch.ended";
    if (before.at_risk != after.at_risk) return "dispatch.risk_changed";
    return "dispatch.followed";
}

bool same(const Dispatch& a, const Dispatch& b) { return to_json(a) == to_json(b); }

Result<Dispatch> save_followed(Tx& tx, const Ctx& ctx, const Dispatch& before, Dispatch after,
                               bool tell) {
    after.at_risk = !after.risks.empty();
    if (!after.at_risk) after.risk_told = false;
    const bool tells = tell && after.at_risk && !after.risk_told;
    if (tells) after.risk_told = true;
    if (before.version != 0 && same(before, after)) return after;
    const storage::SaveEvent event{kind_of(before, after), {}, event_body(after)};
    if (before.version == 0)
        CHECK(storage::save_new(tx, ctx, after, event));
    else
        CHECK(storage::save(tx, ctx, before, after, event));
    if (tells) tell_risk(tx, ctx, after);
    return after;
}

}  // namespace

LogisticsSettings settings_of(Tx& tx) { return stored_settings(tx).value_or(LogisticsSettings{}); }

Result<std::optional<Dispatch>> look_again(Tx& tx, const Ctx& ctx, Id id, bool tell) {
    orders::hold_order(tx, id);
    const auto found = storage::find<orders::Order>(tx, id);
    if (!found || !found->source.empty() || found->confirmed_at.v == 0)
        return std::optional<Dispatch>{};
    orders::Order order = *found;
    order.lines = orders::order_lines(tx, id);
    CHECK(keep_waybills(tx, ctx, order));
    const Dispatch before = dispatch_of(tx, id).value_or(Dispatch{});
    const auto settings = settings_of(tx);
    const auto customer = storage::find<customers::Customer>(tx, order.customer_id);
    Dispatch after = follow(before, order, customer ? customer->tier : customers::Tier::c, settings,
                            local_day(ctx, order.confirmed_at));
    end(tx, ctx, order, after);
    const auto waybills = waybills_of(tx, id);
    const auto lacks = lacks_of(tx, ctx, order);
    after.risks = risks_of(after, {lacks, waybills, ctx.now, ctx.today}, settings, ctx.calendar());
    const bool is_picked =
        after.state == DispatchState::picking || after.state == DispatchState::packed;
    if (order.fulfilment == orders::Fulfilment::picking && !is_picked)
        CHECK(orders::mark_picking(tx, ctx, id, false));
    TRY(auto saved, save_followed(tx, ctx, before, std::move(after), tell));
    return std::optional<Dispatch>(std::move(saved));
}

void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> changed;
    for (const auto& event : events)
        if (event.entity == "order" &&
            std::ranges::find(kTooEarly, event.kind) == std::end(kTooEarly))
            changed.insert(event.entity_id);
    for (const Id order : changed) {
        const auto looked = look_again(tx, ctx, order);
        INVARIANT(looked.ok(), "an order can always be followed");
    }
}

}  // namespace zhuli::logistics
