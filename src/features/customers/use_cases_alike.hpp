// Who may be the customer that is being entered although no key is the same: the names are alike
// and share a word that few of the organisation's customers have. How few is asked of the search
// index, which holds every word with who has it: nothing is stored for this, and nothing learned.
// Common words are no evidence, however many of them two names share.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ctx.hpp"
#include "features/customers/model_inputs.hpp"
#include "features/customers/store.hpp"

namespace zhuli::customers {

/// A word that more customers than this have is common, however many there are in all.
inline constexpr int kMostHolders = 20;

/// What the index said of words, kept while the names of a whole file are asked for one after the
/// other: most of their words come again and again. Forgets all of it when it has grown too large.
class WordMemory {
 public:
    /// Who holds the word, kMostHolders + 1 at most.
    const std::vector<Id>& holders(Tx& tx, const std::string& word);
    /// Customers, as far as their number matters.
    std::int64_t customers(Tx& tx);

 private:
    std::unordered_map<std::string, std::vector<Id>> holders_;
    std::int64_t customers_ = 0;
};

/// The most alike first, at most kMatchLimit, never `except` nor who is known to be apart from it.
std::vector<KeyMatch> find_alike(Tx& tx, std::string_view name, Id except, WordMemory& memory);
/// As find_alike_names, for one name of many.
Duplicates find_alike_names(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question,
                            WordMemory& memory);

}  // namespace zhuli::customers
