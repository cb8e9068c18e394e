// What the clock does about dispatches: every hour of work it looks at those promised soon and at
// shipments nobody heard of, and tells of what will be late; new weights place all anew.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::logistics {

Result<> look_ahead(const jobs::JobRun& run);
Result<> rank_anew(const jobs::JobRun& run);

}  // namespace zhuli::logistics
