// The recurring work of tickets and its unit; see jobs.cpp. A unit says how many tickets it looked
// at; 0 ends the work.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::tickets {

Result<std::int64_t> watch_some(storage::Tx& tx, const Ctx& ctx);
/// Learns from what people called complaints, once a day.
inline constexpr std::int64_t kLearnEveryMs = kDayMs;
Result<> learn_kinds(const jobs::JobRun& run);

Result<> watch(const jobs::JobRun& run);

}  // namespace zhuli::tickets
