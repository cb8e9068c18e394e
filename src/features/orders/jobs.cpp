#include "features/orders/jobs.hpp"

#include "core/calendar.hpp"
#include "features/orders/use_cases_due.hpp"
#include "features/orders/use_cases_late.hpp"
#include "jobs/units.hpp"

namespace zhuli::orders {

namespace {

using TellSome = Result<std::int64_t> (*)(Tx& tx, const Ctx& ctx, DueRow& last);

Result<> tell_all(const jobs::JobRun& run, TellSome tell) {
    DueRow last;
    return jobs::in_patient_units(run, [&](Tx& tx, const Ctx& ctx) { return tell(tx, ctx, last); });
}

}  // namespace

Result<> watch_dues(const jobs::JobRun& run) {
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    CHECK(jobs::in_patient_units(run, &mark_overdue));
    CHECK(tell_all(run, &remind_of_dues));
    return tell_all(run, &escalate_overdue);
}

Result<> watch_turns(const jobs::JobRun& run) {
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    for (const Turn turn : kTurnsWatched) {
        LateTurn last;
        CHECK(jobs::in_patient_units(
            run, [&](Tx& tx, const Ctx& ctx) { return tell_late(tx, ctx, turn, last); }));
    }
    return Done{};
}

}  // namespace zhuli::orders
