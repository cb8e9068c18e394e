// What the clocks of sub-requests do by themselves: warn, and run out, each once.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::sub_requests {

Result<> watch(const jobs::JobRun& run);

}  // namespace zhuli::sub_requests
