// Why and on which day a customer is recycled, who is about to lose whom, and what a manager
// exempts.
#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/pool/use_cases_record.hpp"

namespace zhuli::pool {

namespace {

constexpr int kEndangeredDays = 14;

Watch watch_of(Tx& tx, Id customer) {
    const Id ids[] = {customer};
    auto found = watches_of(tx, ids);
    return found.empty() ? Watch{} : found.front();
}

Known one_known(Tx& tx, Id customer) {
    const Id ids[] = {customer};
    auto found = known_of(tx, ids);
    INVARIANT(found.size() == 1, "whoever was loaded is there");
    return std::move(found.front());
}

Protection protection_of(Tx& tx, const Ctx& ctx, const Fate& fate) {
    if (!fate.pool_id) return Protection::no_pool;
    const Business business = business_of(tx, fate.customer_id);
    if (business.open_order) return Protection::open_order;
    if (business.open_opportunity) return Protection::open_opportunity;
    return fate.exempt_until >= ctx.today ? Protection::exempt : Protection::none;
}

void tell_of_pool(Tx& tx, const Ctx& ctx, const PoolCustomer& record, Fate& fate) {
    fate.in_pool = true;
    fate.pool_id = record.pool_id;
    fate.entered_at = record.entered_at;
    fate.reason = record.reason.v;
    fate.cause = record.cause;
    fate.previous_owner_name = identity::remembered_name(tx, ctx.now, record.previous_owner_id);
}

void tell_of_days(Tx& tx, const Ctx& ctx, Roster& roster, const Known& known, Fate& fate) {
    const Watch watch = watched(ctx, roster, known, watch_of(tx, known.customer_id), ctx.today);
    if (const Pool* pool = roster.own_pool_of(known.owner_id)) {
        fate.pool_id = pool->id;
        fate.rules =
            stands_of(facts_of(known, watch, zone_of(ctx.org.timezone)), *pool, ctx.calendar());
    }
    fate.protection = protection_of(tx, ctx, fate);
    fate.cause = watch.cause;
    fate.since_on = watch.since_on;
    fate.recycle_on = watch.recycle_on;
    fate.warned_for = watch.warned_for;
    if (fate.recycle_on) fate.days_left = fate.recycle_on.days - ctx.today.days;
}

void add_actions(const Ctx& ctx, const customers::Customer& customer, Fate& fate) {
    const bool lives = !customer.archived && customer.kind != customers::Kind::walk_in;
    if (!lives || fate.in_pool || !customer.owner_id) return;
    if (ctx.covers("pool.release", customer.owner_id)) fate.actions.emplace_back("release");
    if (ctx.covers("pool.exempt", customer.owner_id)) fate.actions.emplace_back("exempt");
}

Fate fate_of(Tx& tx, const Ctx& ctx, const customers::Customer& customer) {
    Roster roster(tx);
    const PoolCustomer record = record_of(tx, customer.id);
    Fate fate;
    fate.customer_id = customer.id;
    fate.exempt_until = record.exempt_until;
    fate.exempt_reason = record.exempt_reason.v;
    if (record.pool_id)
        tell_of_pool(tx, ctx, record, fate);
    else
        tell_of_days(tx, ctx, roster, one_known(tx, customer.id), fate);
    if (const Pool* pool = roster.find(fate.pool_id)) fate.pool_name = pool->name.v;
    add_actions(ctx, customer, fate);
    return fate;
}

std::string exempt_body(const Exemption& in) {
    JsonOut out;
    out.begin_object().key("reason").string(in.reason.v);
    if (in.until) out.key("due_on").string(in.until.to_string());
    out.end_object();
    return out.take();
}

/// "2026-12-01:123": after which day and customer a page begins.
std::pair<Date, Id> place_in(std::string_view cursor) {
    const auto colon = cursor.find(':');
    if (colon == cursor.npos) return {Date::from_ymd(1, 1, 1), {}};
    Id id;
    Reading reading;
    Value<Id>::text(cursor.substr(colon + 1), id, reading);
    return {Date::parse(cursor.substr(0, colon)).value_or(Date::from_ymd(1, 1, 1)), id};
}

Endangered endangered_of(const Ctx& ctx, const Watch& watch, const Known& known) {
    return {.customer_id = watch.customer_id,
            .name = known.name,
            .tier = known.tier,
            .owner_id = watch.owner_id,
            .pool_id = watch.pool_id,
            .cause = watch.cause,
            .since_on = watch.since_on,
            .recycle_on = watch.recycle_on,
            .days_left = watch.recycle_on.days - ctx.today.days,
            .warned_for = watch.warned_for,
            .last_contact_at = known.last_contact_at,
            .exempt_until = known.exempt_until};
}

}  // namespace

Result<Fate> show_fate(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "pool.read"));
    return fate_of(tx, ctx, customer);
}

Result<Fate> exempt_customer(Tx& tx, const Ctx& ctx, const Exemption& in) {
    const auto customer = customers::hold_customer(tx, in.customer_id);
    if (!customer || !ctx.covers("pool.exempt", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    if (customer->archived) return Problem::of(Status::conflict, "customers.is_archived");
    CHECK(check(in, ctx.today));
    const PoolCustomer before = record_of(tx, in.customer_id);
    if (before.pool_id) return Problem::of(Status::conflict, "pool.in_pool_already");
    PoolCustomer after = before;
    after.exempt_until = in.until;
    after.exempt_reason = in.until ? in.reason : Text<500>{};
    CHECK(keep_record(tx, ctx, before, after, "pool_customer.exempted"));
    tx.emit({in.until ? "customer.exempted" : "customer.unexempted", "customer", in.customer_id,
             in.customer_id, exempt_body(in)});
    Roster roster(tx);
    const Id ids[] = {in.customer_id};
    watch_anew(tx, ctx, roster, ids);
    return fate_of(tx, ctx, *customer);
}

Result<EndangeredPage> list_endangered(Tx& tx, const Ctx& ctx, const EndangeredQuestion& in) {
    const Id owner = in.owner_id ? in.owner_id : ctx.user;
    if (!ctx.covers("pool.read", owner)) return Problem::field("owner_id", "field.no_such_record");
    const auto [after, after_id] = place_in(in.cursor);
    auto watches = endangered(tx, owner, ctx.today.plus_days(kEndangeredDays), after, after_id);
    EndangeredPage page;
    if (watches.size() > static_cast<std::size_t>(kEndangeredPage)) {
        watches.pop_back();
        page.next_cursor = watches.back().recycle_on.to_string() + ":" +
                           std::to_string(watches.back().customer_id.v);
    }
    std::vector<Id> ids;
    for (const Watch& watch : watches) ids.push_back(watch.customer_id);
    std::map<Id, Known> known;
    for (auto& one : known_of(tx, ids)) known[one.customer_id] = std::move(one);
    for (const Watch& watch : watches)
        page.items.push_back(endangered_of(ctx, watch, known[watch.customer_id]));
    return page;
}

}  // namespace zhuli::pool
