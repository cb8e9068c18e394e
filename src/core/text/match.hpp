// How well, and where, a name matches what somebody typed; the same cutting and readings as the
// tokenizer's. Used on the few rows the index returned, never on a whole table.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhuli::text {

/// Bytes [first, last) of the name, whole characters.
struct Span {
    std::uint32_t first = 0, last = 0;
    auto operator<=>(const Span&) const = default;
};

/// What to highlight: sorted, apart from each other; empty when nothing of the name matches.
std::vector<Span> match_spans(std::string_view name, std::string_view query);

/// Where every part of the query stands in a long text, as it was typed (no pinyin); empty when one
/// of them is missing.
std::vector<Span> word_spans(std::string_view words, std::string_view query);

enum Rank : int {
    kRankNone = 0,
    kRankScattered = 10,  // 杭精: both characters, apart
    kRankInitialsInside = 20,
    kRankInitialsPrefix = 24,
    kRankInitials = 28,  // zs → 张三
    kRankPinyinInside = 30,
    kRankPinyinPrefix = 40,
    kRankPinyin = 45,
    kRankInside = 50,
    kRankWordStart = 60,
    kRankPrefix = 80,
    kRankExact = 100,
};

/// Higher is better; of several words typed the worst counts. 0: not a match.
int rank(std::string_view name, std::string_view query);

}  // namespace zhuli::text
