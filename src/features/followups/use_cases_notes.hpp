// What people wrote of follow-ups, for the search in notes: goals of plans made by hand, and why
// something is planned, put off or called off. A cadence's goals are nobody's words.
#pragma once

#include "features/feature.hpp"
#include "features/followups/model.hpp"

namespace zhuli::followups {

using storage::Tx;

/// After `before` was saved as `after`, or `after` was made.
void keep_note(Tx& tx, const Plan& before, const Plan& after);
/// In the scope of the customer's owner, also where an ended plan kept the one it had.
std::vector<FoundNote> show_reasons(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::followups
