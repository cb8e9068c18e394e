// What is known of words beyond the rows of a table: how many of the organisation's records hold
// them. A new customer is then compared with the few that share a rare word, as if the whole list
// were there. Learns nothing and keeps nothing.
#pragma once

#include <string>
#include <unordered_map>

#include "core/match/table.hpp"

namespace zhuli::match {

/// Words by their key (see Lexicon::key) with how many of `record_count` records hold them; words
/// only one record holds are left out.
struct KnownWords {
    double record_count = 0;
    std::unordered_map<std::string, std::uint32_t> holders;
};

/// Makes the table count as these records do; for words not among them its own rows count.
void use_words(Table& table, const KnownWords& known);

}  // namespace zhuli::match
