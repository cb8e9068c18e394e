// What the clock does for the clean-up list: looks at everybody again when settings or rules
// changed or somebody asks, and at whom only time makes wrong. Decides nothing by itself: that is
// in rules_find.hpp.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::cleanup {

inline constexpr std::int64_t kLookEveryMs = 10 * 60'000;

/// Again and again: whoever is due, and what a scan that was interrupted left.
Result<> look_at_due(const jobs::JobRun& run);
/// When queued: everybody.
Result<> look_at_all(const jobs::JobRun& run);

}  // namespace zhuli::cleanup
