// What the pool makes of other capabilities' events. It decides by what is true now, so that an
// event handled twice or late changes nothing more: only the days of orders and opportunities and
// who was merged come from the events themselves.
#include <boost/json/parse.hpp>

#include <algorithm>

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/pool/use_cases_record.hpp"

namespace zhuli::pool {

namespace {

/// What one batch says about one customer.
struct Touched {
    Date on;  // of the last event of the customer itself: another owner came by none later
    Date order_on, opportunity_on;
    std::vector<Id> joined;  // merged into it
};

boost::json::object object_in(std::string_view body) {
    boost::system::error_code error;
    auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    return error || !json.is_object() ? boost::json::object{} : json.get_object();
}

Date placed_on(std::string_view body, Date otherwise) {
    const auto object = object_in(body);
    const auto* value = object.if_contains("placed_on");
    if (value == nullptr || !value->is_string()) return otherwise;
    return Date::parse(value->get_string()).value_or(otherwise);
}

Id other_in(std::string_view body) {
    Id other;
    Reading reading;
    const auto object = object_in(body);
    if (const auto* value = object.if_contains("other_id")) Value<Id>::read(*value, other, reading);
    return other;
}

void note(Touched& touched, const storage::StoredEvent& event, Date day) {
    if (event.entity == "customer") touched.on = std::max(touched.on, day);
    if (event.kind == "order.confirmed" || event.kind == "order.imported")
        touched.order_on = std::max(touched.order_on, placed_on(event.body, day));
    if (event.kind.starts_with("opportunity."))
        touched.opportunity_on = std::max(touched.opportunity_on, day);
    if (event.kind == "customer.merged")
        if (const Id other = other_in(event.body)) touched.joined.push_back(other);
}

std::map<Id, Touched> gather(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::map<Id, Touched> all;
    for (const auto& event : events) {
        if (event.kind == "user.edited") forget_rules_of(tx, event.entity_id);
        const Id customer = event.entity == "customer" ? event.entity_id : event.customer_id;
        if (!customer || event.entity == "pool_customer" || event.entity == "follow_up") continue;
        note(all[customer], event, business_date(zone_of(ctx.org.timezone), event.at));
    }
    return all;
}

void join(Watch& watch, const Watch& other) {
    watch.last_order_on = std::max(watch.last_order_on, other.last_order_on);
    watch.last_opportunity_on = std::max(watch.last_opportunity_on, other.last_opportunity_on);
}

/// Who got an owner by another way than a claim, or was archived, is in no pool.
void leave_pool(Tx& tx, const Ctx& ctx, const Known& known) {
    const auto customer = customers::hold_customer(tx, known.customer_id);
    const PoolCustomer before = record_of(tx, known.customer_id);
    if (!customer || !before.pool_id || (!customer->owner_id && !customer->archived)) return;
    PoolCustomer after = before;
    after.pool_id = {};
    after.taken_by = customer->owner_id;
    after.taken_at = ctx.now;
    const auto kept = keep_record(tx, ctx, before, after, "pool_customer.left");
    INVARIANT(kept.ok(), "whoever holds the customer holds its record");
}

}  // namespace

void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    const auto touched = gather(tx, ctx, events);
    std::vector<Id> ids, asked;
    for (const auto& [id, what] : touched) {
        ids.push_back(id);
        asked.push_back(id);
        asked.insert(asked.end(), what.joined.begin(), what.joined.end());
    }
    if (ids.empty()) return;
    std::map<Id, Watch> watches;
    for (const Watch& watch : hold_watches(tx, asked)) watches[watch.customer_id] = watch;
    Roster roster(tx);
    for (const Known& known : known_of(tx, ids)) {
        const Touched& what = touched.at(known.customer_id);
        const Watch before = watches[known.customer_id];
        Watch watch = before;
        for (const Id other : what.joined) join(watch, watches[other]);
        watch.last_order_on = std::max(watch.last_order_on, what.order_on);
        watch.last_opportunity_on = std::max(watch.last_opportunity_on, what.opportunity_on);
        watch = watched(ctx, roster, known, watch, what.on ? what.on : ctx.today);
        if (!same_value(before, watch)) keep_watch(tx, watch);
        if (!known.pool_id) continue;
        if (known.owner_id || known.archived)
            leave_pool(tx, ctx, known);
        else
            keep_shown(tx, known);
    }
}

}  // namespace zhuli::pool
