// What people wrote of opportunities, for the search in notes: remarks, next steps, why they were
// lost.
#pragma once

#include "features/feature.hpp"
#include "features/opportunities/model.hpp"

namespace zhuli::opportunities {

using storage::Tx;

/// After `before` was saved as `after`, or `after` was made.
void keep_note(Tx& tx, const Opportunity& before, const Opportunity& after);
std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::opportunities
