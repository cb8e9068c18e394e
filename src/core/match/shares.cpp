#include "core/match/shares.hpp"

#include <cmath>

#include "core/match/distance.hpp"

namespace zhuli::match {
namespace {

bool has_digit(std::string_view s) {
    return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool ideographic(std::string_view s) { return static_cast<unsigned char>(s.front()) >= 0xE3; }

// Spelled a little differently, or cut short: blv. for blvd. Numbers and ideographs are not.
double alike(const Table& table, WordId a, WordId b) {
    constexpr double kCutShort = 0.85, kLeast = 0.88;
    constexpr std::size_t kShortest = 4, kShortestCut = 3;
    if (table.lexicon().word_class(a) != table.lexicon().word_class(b)) return 0;
    std::string_view x = table.lexicon().text(a), y = table.lexicon().text(b);
    if (has_digit(x) || has_digit(y) || ideographic(x) || ideographic(y)) return 0;
    if (x.size() > y.size()) std::swap(x, y);
    if (x.size() >= kShortestCut && y.starts_with(x)) return kCutShort;
    if (x.size() < kShortest) return 0;
    const double similarity = jaro_winkler(Letters(x), Letters(y));
    return similarity >= kLeast ? similarity : 0;
}

bool has_number(const Table& table, const Rest& rest) {
    return std::any_of(rest.words.begin(), rest.words.begin() + rest.size,
                       [&](WordId id) { return has_digit(table.lexicon().text(id)); });
}

}  // namespace

double rarity_of(const Table& table, WordId word) {
    constexpr std::size_t kShort = 2;  // letters: "in", "st", "of"
    const double records = std::max<double>(table.lexicon().records_with(word), 1);
    const double rarity = std::max(0.0, std::log(table.record_count() / records));
    const std::string_view text = table.lexicon().text(word);
    return text.size() <= kShort && !has_digit(text) ? rarity / 2 : rarity;
}

Shares equal_words(const Table& table, const Value& a, const Value& b) {
    Shares s;
    for (const WordId id : a.words) s.a += rarity_of(table, id);
    for (const WordId id : b.words) s.b += rarity_of(table, id);
    auto i = a.words.begin();
    auto j = b.words.begin();
    while (i != a.words.end() || j != b.words.end()) {
        if (j == b.words.end() || (i != a.words.end() && *i < *j)) {
            s.only_a.push(*i++);
        } else if (i == a.words.end() || *j < *i) {
            s.only_b.push(*j++);
        } else {
            s.share(*i, rarity_of(table, *i));
            ++i, ++j;
        }
    }
    return s;
}

void add_alike_words(const Table& table, Shares& s) {
    constexpr double kAlikeRarity = 0.7;
    constexpr std::size_t kMost = 16;  // pairs grow with the square
    if (s.only_a.size > kMost || s.only_b.size > kMost) return;
    std::array<bool, kMaxWords> taken{};
    std::size_t taken_count = 0;
    for (std::size_t i = 0; i < s.only_a.size; ++i) {
        double best = 0;
        std::size_t best_at = 0;
        for (std::size_t j = 0; j < s.only_b.size; ++j) {
            if (taken[j]) continue;
            const double similarity = alike(table, s.only_a.words[i], s.only_b.words[j]);
            if (similarity > best) best = similarity, best_at = j;
        }
        if (best == 0) continue;
        taken[best_at] = true;
        ++taken_count;
        // The wrong spelling is rare by itself; what the two share is no rarer than the other.
        const double a = rarity_of(table, s.only_a.words[i]);
        const double b = rarity_of(table, s.only_b.words[best_at]);
        s.common += best * (a + b) / 2;
        const double shared = kAlikeRarity * best * std::min(a, b);
        s.evidence += shared;
        s.rarest = std::max(s.rarest, shared);
    }
    s.both_have_more = s.only_a.size > taken_count && s.only_b.size > taken_count;
}

bool numbers_conflict(const Table& table, const Shares& s) {
    return has_number(table, s.only_a) && has_number(table, s.only_b);
}

}  // namespace zhuli::match
