// What the clock does: reminds owners before a plan is due, tells managers of what stays overdue,
// and gives every open plan its place in a new day's queue. Each unit is short and looks at what is
// stored, so that a restart neither repeats nor forgets a bell.
#include "features/followups/jobs.hpp"

#include <fmt/format.h>

#include <set>

#include "features/followups/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "jobs/units.hpp"

namespace zhuli::followups {

namespace {

std::string situation_key(Situation situation) {
    return fmt::format("enum.follow_up.situation.{}", enum_name(situation));
}

/// Told to `user`: whose plan it is, with whom, what for.
void tell(Tx& tx, const Ctx& ctx, std::string_view kind, const Plan& plan, Id user, bool urgent) {
    const Id customer[] = {plan.customer_id};
    const auto standing = standings_of(tx, customer);
    std::vector<notices::Word> words{
        {"customer", standing.empty() ? "" : standing.front().name},
        {"owner", identity::remembered_name(tx, ctx.now, plan.owner_id)}};
    if (plan.goal.v.empty())
        words.push_back({"goal", situation_key(plan.situation), true});
    else
        words.push_back({"goal", plan.goal.v});
    notices::give(tx, ctx,
                  {.user_id = user,
                   .kind = kind,
                   .entity = "follow_up",
                   .entity_id = plan.id,
                   .customer_id = plan.customer_id,
                   .due_at = plan.due_at,
                   .words = std::move(words),
                   .urgent = urgent});
}

Result<> escalate(Tx& tx, const Ctx& ctx, const Settings& settings, Id id) {
    TRY(const auto held, hold(tx, ctx, id, "followups.edit"));
    const Bells bells = bells_of(held.plan, settings, ctx.calendar(), ctx.now);
    if (bells.escalate_at.v == 0 || bells.escalate_at > ctx.now) {
        keep_bells(tx, id, bells.remind_at, bells.escalate_at);  // settings are others by now
        return Done{};
    }
    Plan after = held.plan;
    after.escalated = true;
    CHECK(save_plan(tx, ctx, settings, held.plan, after, "follow_up.escalated"));
    if (const auto manager = identity::leader_of(tx, after.owner_id))
        tell(tx, ctx, "follow_up.escalation", after, *manager, true);
    return Done{};
}

}  // namespace

Result<std::int64_t> remind_some(Tx& tx, const Ctx& ctx) {
    const auto plans = plans_to_remind(tx, ctx.now, kUnitPlans);
    for (const Plan& plan : plans) {
        if (!silence_reminder(tx, plan.id, ctx.now)) continue;
        tell(tx, ctx, "follow_up.reminder", plan, plan.owner_id, false);
    }
    return static_cast<std::int64_t>(plans.size());
}

Result<std::int64_t> escalate_some(Tx& tx, const Ctx& ctx) {
    const auto ids = plans_to_escalate(tx, ctx.now, kUnitPlans);
    if (ids.empty()) return 0;
    const Settings settings = settings_of(tx);
    for (const Id id : ids) CHECK(escalate(tx, ctx, settings, id));
    return static_cast<std::int64_t>(ids.size());
}

Result<std::int64_t> rank_some(Tx& tx, const Ctx& ctx) {
    std::set<Id> due;
    for (const Plan& plan : plans_ranked_before(tx, ctx.today, kUnitPlans))
        due.insert(plan.customer_id);
    const std::vector<Id> customers(due.begin(), due.end());
    if (!customers.empty()) keep_ranks(tx, ctx, settings_of(tx), customers);
    return static_cast<std::int64_t>(customers.size());
}

Result<> ring(const jobs::JobRun& run) {
    CHECK(jobs::in_units(run, &remind_some));
    return jobs::in_units(run, &escalate_some);
}

Result<> rank_all(const jobs::JobRun& run) { return jobs::in_units(run, &rank_some); }

}  // namespace zhuli::followups
