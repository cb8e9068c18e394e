// The recurring work of orders: who is told that money falls due, what becomes overdue, who is told
// when that lasts, and when a turn does. Only while the organisation works.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::orders {

Result<> watch_dues(const jobs::JobRun& run);
Result<> watch_turns(const jobs::JobRun& run);

}  // namespace zhuli::orders
