// What becomes of requests when their complaint is joined to another: the answer is still needed,
// so that they go along, with their clocks as they were. Never asks or answers anything itself.
#pragma once

#include "features/sub_requests/use_cases_record.hpp"

namespace zhuli::sub_requests {

/// A consumer of the event stream.
void follow_joins(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::sub_requests
