// What the clock does: reminds owners before a plan is due, tells managers of what stays overdue,
// and gives every open plan its place in a new day's queue. Each unit is short and looks at what is
// stored, so that a restart neither repeats nor forgets a bell.
#include "features/followups/jobs.hpp"

#include <set>

#include "features/followups/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::followups {

namespace {

Notice notice_of(const Ctx& ctx, const Plan& plan, NoticeKind kind, Id user) {
    Notice notice;
    notice.user_id = user;
    notice.kind = kind;
    notice.plan_id = plan.id;
    notice.customer_id = plan.customer_id;
    notice.due_at = plan.due_at;
    notice.at = ctx.now;
    return notice;
}

Result<> escalate(Tx& tx, const Ctx& ctx, const Settings& settings, Id id) {
    TRY(const auto held, hold(tx, ctx, id, "followups.edit"));
    const Bells bells = bells_of(held.plan, settings, calendar_of(ctx), ctx.now);
    if (bells.escalate_at.v == 0 || bells.escalate_at > ctx.now) {
        keep_bells(tx, id, bells.remind_at, bells.escalate_at);  // settings are others by now
        return Done{};
    }
    Plan after = held.plan;
    after.escalated = true;
    CHECK(save_plan(tx, ctx, settings, held.plan, after, "follow_up.escalated"));
    if (const auto manager = identity::leader_of(tx, after.owner_id))
        give_notice(tx, notice_of(ctx, after, NoticeKind::escalation, *manager));
    return Done{};
}

template <class Step>
Result<> in_units(const jobs::JobRun& run, Step&& step) {
    for (std::int64_t all = 0;;) {
        TRY(const auto count,
            storage::write_now(run.db, run.ctx,
                               [&](Tx& tx) -> Result<std::int64_t> { return step(tx, run.ctx); }));
        if (count == 0) return Done{};
        all += count;
        run.progress(all, all);
    }
}

}  // namespace

Result<std::int64_t> remind_some(Tx& tx, const Ctx& ctx) {
    const auto plans = plans_to_remind(tx, ctx.now, kUnitPlans);
    for (const Plan& plan : plans) {
        if (!silence_reminder(tx, plan.id, ctx.now)) continue;
        give_notice(tx, notice_of(ctx, plan, NoticeKind::reminder, plan.owner_id));
        tx.emit({"follow_up.reminded", "follow_up", plan.id, {}, ""});
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
    CHECK(in_units(run, &remind_some));
    return in_units(run, &escalate_some);
}

Result<> rank_all(const jobs::JobRun& run) { return in_units(run, &rank_some); }

}  // namespace zhuli::followups
