// What happens by itself: every night all rules are asked, and after each move or order those of
// its products.
#pragma once

#include <span>

#include "jobs/job.hpp"

namespace zhuli::purchasing {

Result<> advise_nightly(const jobs::JobRun& run);
void follow_events(storage::Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::purchasing
