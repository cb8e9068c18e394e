// Compares two values of one field: how far they agree, and how rare is what they share. Symmetric.
// Does not weigh: what an agreement is worth is learned, see model.hpp.
#pragma once

#include "core/match/table.hpp"

namespace zhuli::match {

struct Agreement {
    Level level = Level::missing;
    /// −log of the chance that another record holds what the two share: near 0 for common words.
    double rarity = 0;
    double word_rarity = 0;  // of the rarest word both hold, alike spellings included
    WordId word = kNoWord;   // that word, if both spell it alike
};

/// Whether a word tells records apart: fewer than √n of n hold it.
bool distinctive(const Table& table, double rarity);
Agreement compare(const Table& table, std::size_t field, RowNo a, RowNo b);

}  // namespace zhuli::match
