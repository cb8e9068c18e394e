// Whoever has to change an SOP is told, once, when its day has come.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::retros {

inline constexpr std::int64_t kRemindEveryMs = kHourMs;

Result<> remind(const jobs::JobRun& run);

}  // namespace zhuli::retros
