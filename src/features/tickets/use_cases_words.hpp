// What people wrote on tickets, for the search in notes.
#pragma once

#include "features/feature.hpp"

namespace zhuli::tickets {

std::vector<FoundNote> show_words(storage::Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::tickets
