// The words of an index that finds whole words only, so that it finds the beginnings of tokens too:
// beginnings are words of their own, as short as people type them. An engine that looks up
// beginnings itself needs none of this. Knows the classes of tokens.hpp; asks no engine.
#pragma once

#include <string>
#include <string_view>

#include "core/text/tokens.hpp"

namespace zhuli::text {

/// Tokens in, words out, both apart by one space. The same words for the same tokens.
std::string words_of_tokens(std::string_view tokens);

/// The question for `term` in FTS5's syntax: a word, words that must all be there, or `word*`.
std::string word_question(const QueryTerm& term);

}  // namespace zhuli::text
