// What the clock does about holds: ends those whose time is over. See use_cases.hpp.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::shortages {

Result<> end_due_holds(const jobs::JobRun& run);

}  // namespace zhuli::shortages
