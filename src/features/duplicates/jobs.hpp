// The looking for duplicates as durable work; see jobs.cpp.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::duplicates {

inline constexpr std::int64_t kScanEveryMs = 10 * kMinuteMs;

/// What is due now: everybody once a night, else whoever changed.
Result<> scan_due(const jobs::JobRun& run);
/// Everybody.
Result<> scan_all(const jobs::JobRun& run);

}  // namespace zhuli::duplicates
