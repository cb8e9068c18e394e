#include "features/pool/use_cases_record.hpp"

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_owner.hpp"
#include "features/identity/use_cases_teams.hpp"
#include "storage/settings.hpp"

namespace zhuli::pool {

const Pool* Roster::find(Id pool) const {
    for (const Pool& one : pools_)
        if (one.id == pool) return &one;
    return nullptr;
}

const Person& Roster::person(Id user) {
    const auto [at, fresh] = people_.try_emplace(user);
    if (fresh) at->second = {user, identity::teams_above(tx_, user)};
    return at->second;
}

std::int64_t Roster::rules_no() const {
    std::int64_t sum = 1;
    for (const Pool& pool : pools_) sum += pool.version;
    return sum;
}

Result<Pool> reached_pool(Roster& roster, const Ctx& ctx, Id pool, std::string_view permission) {
    const Pool* found = roster.find(pool);
    if (found == nullptr || !reaches(ctx, *found, roster.person(ctx.user), permission))
        return Problem::not_found("pool");
    return *found;
}

Facts facts_of(const Known& known, const Watch& watch, const TimeZone& zone) {
    Facts facts;
    facts.tier = known.tier;
    facts.status = known.status;
    facts.kind = known.kind;
    facts.archived = known.archived;
    facts.owner_id = known.owner_id;
    facts.owned_since = watch.owned_since;
    if (known.last_contact_at.v > 0)
        facts.last_followed_on = business_date(zone, known.last_contact_at);
    facts.last_opportunity_on = watch.last_opportunity_on;
    facts.last_order_on = watch.last_order_on;
    facts.exempt_until = known.exempt_until;
    facts.warned_for = watch.warned_for;
    return facts;
}

Watch watched(const Ctx& ctx, Roster& roster, const Known& known, Watch watch, Date seen_on) {
    watch.customer_id = known.customer_id;
    if (watch.owner_id != known.owner_id || !watch.owned_since) {
        watch.owner_id = known.owner_id;
        watch.owned_since = seen_on;
        watch.warned_for = {};
    }
    const Pool* pool = roster.own_pool_of(known.owner_id);
    const Plan plan = plan_for(facts_of(known, watch, zone_of(ctx.org.timezone)), pool,
                               ctx.calendar(), ctx.today);
    watch.pool_id = plan.recycle_on ? pool->id : Id{};
    watch.cause = plan.cause;
    watch.since_on = plan.since_on;
    watch.recycle_on = plan.recycle_on;
    watch.look_on = plan.look_on;
    watch.rules_no = roster.rules_no();
    return watch;
}

void watch_anew(Tx& tx, const Ctx& ctx, Roster& roster, std::span<const Id> customers) {
    std::map<Id, Watch> watches;
    for (const Watch& watch : hold_watches(tx, customers)) watches[watch.customer_id] = watch;
    for (const Known& known : known_of(tx, customers))
        keep_watch(tx, watched(ctx, roster, known, watches[known.customer_id], ctx.today));
}

PoolCustomer record_of(Tx& tx, Id customer) {
    auto found = storage::find<PoolCustomer>(tx, customer);
    if (found) return std::move(*found);
    PoolCustomer fresh;
    fresh.id = customer;
    return fresh;
}

Result<> keep_record(Tx& tx, const Ctx& ctx, const PoolCustomer& before, PoolCustomer& after,
                     std::string_view event) {
    return storage::save_first_or_next(tx, ctx, before, after, {event, {}, ""});
}

std::string_view event_of(Entry entry, Cause cause) {
    if (entry == Entry::released) return "customer.released";
    if (cause == Cause::no_order) return "customer.recycled_no_order";
    return cause == Cause::no_opportunity ? "customer.recycled_no_opportunity"
                                          : "customer.recycled_no_follow_up";
}

Result<> put_in(Tx& tx, const Ctx& ctx, const customers::Customer& customer, const Entering& how) {
    const PoolCustomer before = record_of(tx, customer.id);
    PoolCustomer after = before;
    after.pool_id = after.last_pool_id = how.pool_id;
    after.entry = how.entry;
    after.cause = how.cause;
    after.reason = how.reason;
    after.entered_at = ctx.now;
    after.previous_owner_id = customer.owner_id;
    after.cool_until = how.cool_down_days > 0 ? ctx.today.plus_days(how.cool_down_days) : Date{};
    after.taken_by = {};
    after.taken_at = {};
    after.exempt_until = {};
    after.exempt_reason = {};
    CHECK(keep_record(tx, ctx, before, after, "pool_customer.entered"));
    CHECK(customers::change_owner(tx, ctx, customer.id, {}, event_of(how.entry, how.cause),
                                  how.reason));
    const Id ids[] = {customer.id};
    for (const Known& known : known_of(tx, ids)) keep_shown(tx, known);
    return Done{};
}

Result<> take_out(Tx& tx, const Ctx& ctx, const PoolCustomer& before, Id owner,
                  std::string_view event) {
    PoolCustomer after = before;
    after.pool_id = {};
    after.taken_by = owner;
    after.taken_at = ctx.now;
    CHECK(keep_record(tx, ctx, before, after, "pool_customer.left"));
    return customers::change_owner(tx, ctx, before.id, owner, event);
}

}  // namespace zhuli::pool
