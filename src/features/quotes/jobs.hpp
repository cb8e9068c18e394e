// The recurring work of quotes: those whose last day is over expire. A unit says how many it
// looked at; 0 ends the work.
#pragma once

#include "jobs/units.hpp"
#include "storage/tx.hpp"

namespace zhuli::quotes {

inline constexpr std::int64_t kExpireEveryMs = kHourMs;

Result<std::int64_t> expire_some(storage::Tx& tx, const Ctx& ctx);
Result<> expire(const jobs::JobRun& run);

}  // namespace zhuli::quotes
