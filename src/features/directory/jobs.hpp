// The job of a run: reads the directory page by page, compares, and later applies or takes back
// what was confirmed. Where it stands is in the run and its rows, so that a restart goes on there.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::directory {

inline constexpr std::int64_t kClockEveryMs = 5 * kMinuteMs;

/// Its subject is the run. While the platform is busy or away it waits longer each time, and gives
/// up after a day.
Result<> go_on_with_run(const jobs::JobRun& run);
/// Starts what is due on a working day.
Result<> start_due_runs(const jobs::JobRun& run);

}  // namespace zhuli::directory
