// Who may be the customer that is being entered although no key is the same: the names are alike
// and share a word that few of the organisation's customers have. How few is asked of the search
// index, which holds every word with who has it: nothing is stored for this, and nothing learned.
// Common words are no evidence, however many of them two names share.
#pragma once

#include <string_view>
#include <vector>

#include "features/customers/store.hpp"

namespace zhuli::customers {

/// A word that more customers than this have is common, however many there are in all.
inline constexpr int kMostHolders = 20;

/// The most alike first, at most kMatchLimit, never `except` nor who is known to be apart from it.
std::vector<KeyMatch> find_alike(Tx& tx, std::string_view name, Id except);

}  // namespace zhuli::customers
