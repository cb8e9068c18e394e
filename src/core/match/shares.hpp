// What two values made of words have in common, every word weighed by its rarity; common words are
// nearly nothing. Words spelled a little differently count in part. Says nothing about levels.
#pragma once

#include <algorithm>
#include <array>

#include "core/match/table.hpp"

namespace zhuli::match {

/// Words only one of the two holds.
struct Rest {
    std::array<WordId, kMaxWords> words;
    std::size_t size = 0;
    void push(WordId id) {
        if (size < words.size()) words[size++] = id;
    }
};

struct Shares {
    double a = 0, b = 0, common = 0;
    double rarest = 0, evidence = 0;
    WordId word = kNoWord;
    Rest only_a, only_b;
    bool both_have_more = false;  // words the other lacks in any spelling

    double jaccard() const { return a + b > common ? common / (a + b - common) : 0; }
    double coverage() const { return std::min(a, b) > 0 ? common / std::min(a, b) : 0; }
    void share(WordId id, double weight) {
        common += weight;
        evidence += weight;
        if (word != kNoWord && weight <= rarest) return;
        word = id;
        rarest = weight;
    }
};

/// The words both hold.
Shares equal_words(const Table& table, const Value& a, const Value& b);
/// Adds those both hold in another spelling, and says whether words are left over on both sides.
void add_alike_words(const Table& table, Shares& shares);
/// 3200 and 3300 of one street, X5 and X6 of one make: the numbers contradict each other.
bool numbers_conflict(const Table& table, const Shares& shares);

/// −log of the share of records with this word; of words of one or two letters half of it.
double rarity_of(const Table& table, WordId word);

}  // namespace zhuli::match
