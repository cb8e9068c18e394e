// What people wrote in proposals, for the search in notes: the words around the needs, what is
// offered and why it fits, what others say, and what the customer answered. Of a version whose
// place another took nothing is found: what stands is.
#pragma once

#include "features/feature.hpp"
#include "features/proposals/model.hpp"

namespace zhuli::proposals {

using storage::Tx;

/// After `before` was saved as `after`, or `after` was made.
void keep_note(Tx& tx, const Proposal& before, const Proposal& after);
std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::proposals
