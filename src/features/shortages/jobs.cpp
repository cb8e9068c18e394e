#include "features/shortages/jobs.hpp"

#include "core/calendar.hpp"
#include "features/shortages/use_cases.hpp"
#include "jobs/units.hpp"

namespace zhuli::shortages {

/// In office hours, when somebody can do something about it.
Result<> end_due_holds(const jobs::JobRun& run) {
    if (!is_open(run.ctx.calendar(), run.ctx.now)) return Done{};
    return jobs::in_patient_units(run, &end_holds);
}

}  // namespace zhuli::shortages
