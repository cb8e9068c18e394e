#include "features/contracts/jobs.hpp"

#include "core/calendar.hpp"
#include "features/contracts/use_cases.hpp"
#include "jobs/units.hpp"

namespace zhuli::contracts {

Result<> watch_ends(const jobs::JobRun& run) {
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    CHECK(jobs::in_patient_units(run, &expire));
    Watched last;
    return jobs::in_patient_units(
        run, [&](Tx& tx, const Ctx& ctx) { return remind_of_ends(tx, ctx, last); });
}

}  // namespace zhuli::contracts
