// What the clock does with knowledge: the owner of what expires soon is told, once for each end.
#pragma once

#include "features/knowledge/store.hpp"
#include "jobs/job.hpp"

namespace zhuli::knowledge {

inline constexpr std::int64_t kRemindEveryMs = kHourMs;

Result<> remind(const jobs::JobRun& run);

}  // namespace zhuli::knowledge
