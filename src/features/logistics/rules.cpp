#include "features/logistics/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "features/orders/model_terms.hpp"

namespace zhuli::logistics {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"logistics.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"logistics.pick", {{warehouse, Scope::org}, {admin, Scope::org}}},
    {"logistics.place", {{manager, Scope::tree}, {warehouse, Scope::org}, {admin, Scope::org}}},
    {"logistics.track", {{warehouse, Scope::org}, {admin, Scope::org}}},
    {"logistics.settings", {{warehouse, Scope::org}, {admin, Scope::org}}},
};

using enum DispatchState;

bool has_some(const Dispatch& dispatch) { return !dispatch.picked.empty(); }

constexpr Transition<DispatchState, Dispatch> kWorkflow[] = {
    {to_pick, "pick", picking, "logistics.pick"},
    {picking, "scan", picking, "logistics.pick"},
    {picking, "stop", to_pick, "logistics.pick"},
    {picking, "pack", packed, "logistics.pick", has_some},
    {packed, "unpack", picking, "logistics.pick"},
    {packed, "send", shipped, "logistics.pick"},
    {waiting, "place", waiting, "logistics.place"},
    {to_pick, "place", to_pick, "logistics.place"},
};

bool is_under_way(const Waybill& waybill) { return waybill.on_the_way; }

constexpr Transition<WaybillState, Waybill> kWaybillWorkflow[] = {
    {WaybillState::in_transit, "report", WaybillState::in_transit, "logistics.track"},
    {WaybillState::trouble, "report", WaybillState::in_transit, "logistics.track"},
    {WaybillState::refused, "report", WaybillState::in_transit, "logistics.track"},
    {WaybillState::in_transit, "prove", WaybillState::delivered, "orders.deliver", is_under_way},
    {WaybillState::trouble, "prove", WaybillState::delivered, "orders.deliver", is_under_way},
    {WaybillState::refused, "prove", WaybillState::delivered, "orders.deliver", is_under_way},
    {WaybillState::in_transit, "edit", WaybillState::in_transit, "logistics.track"},
    {WaybillState::trouble, "edit", WaybillState::trouble, "logistics.track"},
    {WaybillState::refused, "edit", WaybillState::refused, "logistics.track"},
    {WaybillState::delivered, "edit", WaybillState::delivered, "logistics.track"},
};

template <class State, class Record>
std::vector<std::string> in_scope(Workflow<State, Record> transitions, const Ctx& ctx,
                                  const Record& record) {
    std::vector<std::string> actions;
    for (const auto& t : transitions)
        if (t.from == record.state && ctx.covers(t.permission, record.owner_id) &&
            (t.guard == nullptr || t.guard(record)))
            actions.emplace_back(t.action);
    return actions;
}

int tier_points(const LogisticsSettings& settings, customers::Tier tier) {
    switch (tier) {
        case customers::Tier::a:
            return settings.tier_a_points;
        case customers::Tier::b:
            return settings.tier_b_points;
        case customers::Tier::c:
            return settings.tier_c_points;
        case customers::Tier::d:
            return settings.tier_d_points;
    }
    return 0;
}

int payment_points(const LogisticsSettings& settings, orders::Payment payment) {
    if (payment == orders::Payment::paid) return settings.paid_points;
    return payment == orders::Payment::partial ? settings.part_paid_points : 0;
}

Date wanted_on(const Dispatch& dispatch, const LogisticsSettings& settings) {
    if (dispatch.promised_on) return dispatch.promised_on;
    return dispatch.waiting_since_on.plus_days(settings.usual_days);
}

constexpr std::int64_t kPlaced = 1'000'000'000;  // beyond every score

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<DispatchState, Dispatch> workflow() { return kWorkflow; }
Workflow<WaybillState, Waybill> waybill_workflow() { return kWaybillWorkflow; }

std::vector<std::string> actions_for(const Ctx& ctx, const Dispatch& dispatch) {
    return in_scope(workflow(), ctx, dispatch);
}

std::vector<std::string> actions_for(const Ctx& ctx, const Waybill& waybill) {
    return in_scope(waybill_workflow(), ctx, waybill);
}

std::vector<ScorePart> score_parts(const Dispatch& dispatch, const LogisticsSettings& settings,
                                   Date today) {
    const std::int64_t left = wanted_on(dispatch, settings).days - today.days;
    const std::int64_t waited = today.days - dispatch.waiting_since_on.days;
    const std::int64_t nearness = settings.day_points * (settings.look_ahead_days - left);
    return {
        {dispatch.promised_on ? "promised" : "usual", left, "", nearness},
        {"waited", waited, "", settings.wait_points * waited},
        {"tier", 0, std::string(enum_name(dispatch.tier)), tier_points(settings, dispatch.tier)},
        {"payment", 0, std::string(enum_name(dispatch.payment)),
         payment_points(settings, dispatch.payment)}};
}

std::int64_t rank_of(const Dispatch& dispatch, const LogisticsSettings& settings) {
    const std::int64_t placed = dispatch.placed == Placing::first       ? kPlaced
                                : dispatch.placed == Placing::held_back ? -kPlaced
                                                                        : 0;
    std::int64_t score = 0;
    for (const ScorePart& part : score_parts(dispatch, settings, {0})) score += part.points;
    return placed + score;
}

bool is_in_queue(DispatchState state) {
    return state == to_pick || state == picking || state == packed;
}

Outcome outcome_of(const orders::OrderHead& order, Date delivered_on) {
    if (order.short_closed) return Outcome::incomplete;
    if (!order.promised_on) return Outcome::no_promise;
    return delivered_on <= order.promised_on ? Outcome::kept : Outcome::late;
}

namespace {

DispatchState state_by(const orders::Order& order, DispatchState now) {
    if (order.commercial == orders::Commercial::cancelled) return dropped;
    if (order.fulfilment >= orders::Fulfilment::delivered) return delivered;
    if (order.fulfilment == orders::Fulfilment::shipped) return shipped;
    const bool held = std::ranges::any_of(
        order.lines, [](const orders::OrderLine& line) { return line.reserved.v > 0; });
    if (!held || orders::needs_new_yes(order)) return waiting;
    return is_in_queue(now) ? now : to_pick;
}

/// What is in the basket and still held.
std::vector<Picked> still_held(std::span<const Picked> basket, const orders::Order& order) {
    std::vector<Picked> kept;
    for (const orders::OrderLine& line : order.lines) {
        const Quantity most = std::min(picked_of(basket, line.id), line.reserved);
        if (most.v > 0) kept.push_back({line.id, most});
    }
    return kept;
}

}  // namespace

Dispatch follow(const Dispatch& dispatch, const orders::Order& order, customers::Tier tier,
                const LogisticsSettings& settings, Date confirmed_on) {
    Dispatch after = dispatch;
    after.order_id = order.id;
    after.order_number = order.number;
    after.customer_name = order.customer_name;
    after.owner_id = order.owner_id;
    after.promised_on = order.promised_on;
    after.waiting_since_on = confirmed_on;
    after.tier = tier;
    after.payment = order.payment;
    after.state = state_by(order, dispatch.state);
    after.picked = still_held(dispatch.picked, order);
    if (after.state == packed && after.picked.empty()) after.state = picking;
    after.in_queue = is_in_queue(after.state);
    if (after.state != picking && after.state != packed) {
        after.picker_id = {};
        after.picked.clear();
    }
    after.rank = rank_of(after, settings);
    return after;
}

Quantity picked_of(std::span<const Picked> basket, Id line) {
    for (const Picked& part : basket)
        if (part.order_line_id == line) return part.quantity;
    return {};
}

Result<> set_in(std::vector<Picked>& basket, const orders::OrderLine& line, Quantity quantity) {
    if (quantity.v < 0) return Problem::field("quantity", "logistics.below_zero");
    if (quantity > line.reserved)
        return Problem::of(Status::conflict, "logistics.more_than_held",
                           {{"product", line.product_code.v + " " + line.product_name.v},
                            {"held", std::to_string(line.reserved.v)}});
    std::erase_if(basket, [&](const Picked& part) { return part.order_line_id == line.id; });
    if (quantity.v > 0) basket.push_back({line.id, quantity});
    return Done{};
}

Result<> put_into(std::vector<Picked>& basket, const orders::OrderLine& line, Quantity quantity) {
    if (quantity.v < 1 || quantity.v > orders::kQuantityLimit)
        return Problem::field("quantity", "field.out_of_range");
    return set_in(basket, line, picked_of(basket, line.id) + quantity);
}

const orders::OrderLine* line_for(const orders::Order& order, std::span<const Picked> basket,
                                  Id product) {
    const orders::OrderLine* found = nullptr;
    for (const orders::OrderLine& line : order.lines) {
        if (line.product_id != product) continue;
        found = &line;
        if (picked_of(basket, line.id) < line.reserved) return found;
    }
    return found;
}

Result<> check(const NewPlacing& placing) {
    if (placing.placed != Placing::by_score && placing.reason.empty())
        return Problem::field("reason", "logistics.say_why");
    return Done{};
}

Result<> check(const LogisticsSettings& s) {
    Problems problems;
    const std::pair<const char*, int> points[] = {
        {"day_points", s.day_points},       {"wait_points", s.wait_points},
        {"tier_a_points", s.tier_a_points}, {"tier_b_points", s.tier_b_points},
        {"tier_c_points", s.tier_c_points}, {"tier_d_points", s.tier_d_points},
        {"paid_points", s.paid_points},     {"part_paid_points", s.part_paid_points}};
    for (const auto& [name, value] : points)
        if (value < 0 || value > 1000) problems.push_back({name, "field.out_of_range", {}});
    const std::pair<const char*, int> days[] = {{"usual_days", s.usual_days},
                                                {"look_ahead_days", s.look_ahead_days},
                                                {"pick_days", s.pick_days},
                                                {"silent_days", s.silent_days}};
    for (const auto& [name, value] : days)
        if (value < 1 || value > 60) problems.push_back({name, "field.out_of_range", {}});
    return refused_if_any(std::move(problems));
}

std::string event_body(const Dispatch& dispatch) {
    JsonOut out;
    out.begin_object().key("number").string(dispatch.order_number.v);
    out.key("state").string(enum_name(dispatch.state));
    out.key("outcome").string(enum_name(dispatch.outcome));
    out.key("owner_id");
    Value<Id>::write(out, dispatch.owner_id);
    out.key("promised_on");
    Value<Date>::write(out, dispatch.promised_on);
    out.key("delivered_on");
    Value<Date>::write(out, dispatch.delivered_on);
    return out.end_object().take();
}

}  // namespace zhuli::logistics
