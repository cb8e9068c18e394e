// The recurring work of approvals and its unit; see jobs.cpp. A unit says how many bells it looked
// at; 0 ends the work.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::approvals {

inline constexpr std::int64_t kRingEveryMs = kMinuteMs;
inline constexpr int kUnitBells = 20;

Result<std::int64_t> ring_some(storage::Tx& tx, const Ctx& ctx);
Result<> ring(const jobs::JobRun& run);

}  // namespace zhuli::approvals
