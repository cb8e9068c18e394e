// The recurring work of inquiries and its unit; see jobs.cpp. A unit says how many inquiries it
// looked at; 0 ends the work.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::inquiries {

inline constexpr std::int64_t kWatchEveryMs = kMinuteMs;

Result<std::int64_t> watch_some(storage::Tx& tx, const Ctx& ctx);
Result<> watch(const jobs::JobRun& run);

}  // namespace zhuli::inquiries
