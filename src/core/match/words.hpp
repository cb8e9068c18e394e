// Cuts a value into what is compared: words in one spelling (folded, without accents, simplified,
// half width), ideographs in pairs, phones as digits, dates as YYYYMMDD. The same cutting learns
// rarity, finds candidates and compares, so none of them misses what another sees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/match/lexicon.hpp"
#include "core/match/record.hpp"

namespace zhuli::match {

struct Cut {
    /// The value in one spelling; empty when there is nothing to compare. Of a company without
    /// legal form and region. Only of kinds made of words.
    std::string whole;
    struct Word {
        std::string text;
        WordClass word_class = WordClass::word;
    };
    std::vector<Word> words;  // distinct; values themselves for kinds that are not made of words
};

bool made_of_words(Kind kind);
Cut cut(Kind kind, std::string_view value);

}  // namespace zhuli::match
