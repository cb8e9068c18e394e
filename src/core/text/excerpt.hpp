// The piece of a long text around what a search matched, in one line. Cuts between characters and
// marks each cut; the spans are those of the piece.
#pragma once

#include <string>

#include "core/text/match.hpp"

namespace zhuli::text {

inline constexpr std::size_t kExcerptBefore = 20;  // characters before the first match
inline constexpr std::size_t kExcerptChars = 90;   // without the marks of the cuts

struct Excerpt {
    std::string text;
    std::vector<Span> spans;
};

/// `spans` are sorted and lie in `words`; those beyond the piece are left out.
Excerpt excerpt_of(std::string_view words, const std::vector<Span>& spans);

/// A line for each that is not empty.
std::string lines_of(const std::vector<std::string_view>& texts);

}  // namespace zhuli::text
