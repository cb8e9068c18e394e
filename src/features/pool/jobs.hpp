// What the clock does for the pool: finds anew what changed rules mean, warns owners and recycles.
// Decides nothing by itself: that is in rules_recycle.cpp.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::pool {

inline constexpr std::int64_t kRecycleEveryMs = 15 * 60'000;

Result<> recycle_due(const jobs::JobRun& run);

}  // namespace zhuli::pool
