// What the clock does with days: jobs.cpp.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::day_plans {

inline constexpr std::int64_t kKeepEveryMs = 10 * kMinuteMs;

/// Composes the day of everybody who sells, once it is a working day, and notes what ran late.
Result<> keep_days(const jobs::JobRun& run);

}  // namespace zhuli::day_plans
