// What the clock does: finds anew what changed rules mean, warns owners and recycles, in short
// patient units. Warnings and recycling happen in office hours. A unit looks at what is stored, so
// that a restart neither repeats nor forgets anything.
#include "features/pool/jobs.hpp"

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/pool/use_cases_record.hpp"
#include "jobs/units.hpp"

namespace zhuli::pool {

namespace {

Result<std::int64_t> find_anew(Tx& tx, const Ctx& ctx) {
    Roster roster(tx);
    const auto ids = watched_under_others(tx, roster.rules_no(), kUnitWatched);
    watch_anew(tx, ctx, roster, ids);
    return static_cast<std::int64_t>(ids.size());
}

void warn(Tx& tx, const Ctx& ctx, const Pool& pool, const Known& known, const Watch& watch) {
    const auto cause = fmt::format("enum.pool_customer.cause.{}", enum_name(watch.cause));
    const OpenHours& hours = ctx.calendar().hours_on(watch.recycle_on);
    const int opening = hours.empty() ? 0 : hours.front().from_minute;
    notices::give(
        tx, ctx,
        {.user_id = known.owner_id,
         .kind = "pool.recycling",
         .entity = "customer",
         .entity_id = known.customer_id,
         .customer_id = known.customer_id,
         .due_at = ctx.calendar().zone().at(watch.recycle_on, opening),
         .words = {{"customer", known.name}, {"pool", pool.name.v}, {"cause", cause, true}}});
}

/// Warned of, recycled, or looked at again on another day.
Result<> look_at(Tx& tx, const Ctx& ctx, Roster& roster, Id id) {
    const auto customer = customers::hold_customer(tx, id);
    const Id ids[] = {id};
    const auto held = hold_watches(tx, ids);
    const auto known = known_of(tx, ids);
    INVARIANT(customer && !held.empty() && !known.empty(), "who is watched is a customer");
    Watch watch = watched(ctx, roster, known.front(), held.front(), ctx.today);
    const Pool* pool = roster.find(watch.pool_id);
    if (pool != nullptr && watch.look_on <= ctx.today) {
        const Date tomorrow = working_days_from(ctx.calendar(), ctx.today, 1);
        if (business_of(tx, id).any()) {
            watch.look_on = tomorrow;
        } else if (!watch.warned_for || watch.recycle_on > watch.warned_for) {
            warn(tx, ctx, *pool, known.front(), watch);
            watch.warned_for = watch.look_on = watch.recycle_on;
        } else {
            CHECK(put_in(
                tx, ctx, *customer,
                {pool->id, Entry::recycled, watch.cause, pool->name.v, pool->cool_down_days}));
            watch.look_on = tomorrow;  // until the consumer comes to it
        }
    }
    keep_watch(tx, watch);
    return Done{};
}

Result<std::int64_t> look_at_some(Tx& tx, const Ctx& ctx) {
    const auto ids = watched_due(tx, ctx.today, kUnitWatched);
    if (ids.empty()) return 0;
    Roster roster(tx);
    for (const Id id : ids) CHECK(look_at(tx, ctx, roster, id));
    return static_cast<std::int64_t>(ids.size());
}

}  // namespace

Result<> recycle_due(const jobs::JobRun& run) {
    CHECK(jobs::in_patient_units(run, &find_anew));
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    return jobs::in_patient_units(run, &look_at_some);
}

}  // namespace zhuli::pool
