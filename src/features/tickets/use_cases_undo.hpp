// Taking back what was done with one of many complaints: it becomes what it was before, out of its
// audit, by whoever did it and as long as nobody changed it since. What was written stays.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/tickets/model_triage.hpp"
#include "storage/tx.hpp"

namespace zhuli::tickets {

/// Says in `row` how it stands then. 409 tickets.moved_on, tickets.into_ended,
/// tickets.requests_went_along.
Result<> take_back(storage::Tx& tx, const Ctx& ctx, TriageAct act, const TriageDone& done,
                   TriageRow& row);

}  // namespace zhuli::tickets
