// What happens with cases by itself: a complaint that was classified is offered what is like it,
// and whoever wrote a case is told, once, that its day of review comes near.
#pragma once

#include "features/feature.hpp"
#include "jobs/job.hpp"

namespace zhuli::cases {

inline constexpr std::int64_t kRemindEveryMs = kHourMs;

void offer(storage::Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);
Result<> remind(const jobs::JobRun& run);

}  // namespace zhuli::cases
