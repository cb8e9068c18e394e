// What a table has learned about words, to be kept with the organisation and used again: a new
// customer is then compared with the few that share a rare word, as if the whole list were there.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/match/table.hpp"

namespace zhuli::match {

inline constexpr std::size_t kMaxSearchKeys = 12;

/// Words by their key (see Lexicon::key) with how many of `record_count` records hold them; words
/// only one record holds are left out.
struct KnownWords {
    double record_count = 0;
    std::unordered_map<std::string, std::uint32_t> holders;
};

KnownWords known_words(const Table& table);

/// Makes the table count as these records do; for words not among them its own rows count.
void use_words(Table& table, const KnownWords& known);

/// The keys under which a row is found by others that share them: its rarest words first, those
/// that more than kMaxHolders records hold left out. To be stored and looked up as they are.
std::vector<std::string> search_keys(const Table& table, RowNo row);

}  // namespace zhuli::match
