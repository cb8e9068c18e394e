// What people wrote in quotes, for the search in notes: the words around the lines, what a price
// was given for, and what the customer asked and answered. Of a version whose place another took
// nothing is found: what stands is.
#pragma once

#include "features/feature.hpp"
#include "features/quotes/model.hpp"

namespace zhuli::quotes {

using storage::Tx;

/// After `before` was saved as `after`, or `after` was made.
void keep_note(Tx& tx, const Quote& before, const Quote& after);
std::vector<FoundNote> show_words(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::quotes
