// The jobs storage itself needs: once an hour, what has outlived its time is dropped.
#pragma once

#include <span>

#include "jobs/job.hpp"

namespace zhuli::jobs {

std::span<const JobKind> housekeeping();

}  // namespace zhuli::jobs
