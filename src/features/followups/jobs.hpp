// The recurring work of follow-ups and its units; see jobs.cpp. A unit says how many plans it
// looked at; 0 ends the work.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::followups {

inline constexpr std::int64_t kRingEveryMs = kMinuteMs;
inline constexpr std::int64_t kRankEveryMs = kHourMs;  // finds work once a day

Result<std::int64_t> remind_some(storage::Tx& tx, const Ctx& ctx);
Result<std::int64_t> escalate_some(storage::Tx& tx, const Ctx& ctx);
Result<std::int64_t> rank_some(storage::Tx& tx, const Ctx& ctx);

Result<> ring(const jobs::JobRun& run);
Result<> rank_all(const jobs::JobRun& run);

}  // namespace zhuli::followups
