// The job that sweeps away what was sent and never became an attachment.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::attachments {

inline constexpr std::int64_t kUploadKeptMs = 24 * kHourMs;

Result<> sweep(const jobs::JobRun& run);

}  // namespace zhuli::attachments
