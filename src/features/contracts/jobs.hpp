// The clock of contracts.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::contracts {

/// Hourly, in office hours: what is over counts as expired, what runs out is told of, once each.
Result<> watch_ends(const jobs::JobRun& run);

}  // namespace zhuli::contracts
