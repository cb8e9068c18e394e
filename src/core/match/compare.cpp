#include "core/match/compare.hpp"

#include <algorithm>
#include <cmath>

#include "core/match/compare_values.hpp"
#include "core/match/distance.hpp"
#include "core/match/shares.hpp"
#include "core/match/words.hpp"

namespace zhuli::match {
namespace {

// Of the letters of two values, spaces aside, the share that needs no edit.
constexpr double kCloseLetters = 0.88, kSimilarLetters = 0.8, kRelatedLetters = 0.7;
// Of the rarity of all their words, the share both hold.
constexpr double kCloseWords = 0.8, kSimilarWords = 0.5, kRelatedWords = 0.35;
// Of the rarity of the poorer one's words, the share the other holds too.
constexpr double kContained = 0.95, kMostlyContained = 0.75;
// As parts of log(records): a word next to nobody else holds; what a value tells beyond being the
// only such one, a name of its own more than others.
constexpr double kOnlyHere = 0.85;
constexpr double kMostOwn = 0.5, kMostOwnName = 0.7;

double all_of(const Table& table) { return std::log(table.record_count()); }
double most_own(Kind kind) { return kind == Kind::name ? kMostOwnName : kMostOwn; }

double whole_similarity(const Table& table, const Value& a, const Value& b) {
    constexpr std::size_t kLongest = 60;  // bytes
    const std::string_view x = table.lexicon().text(a.whole), y = table.lexicon().text(b.whole);
    if (x.size() > kLongest || y.size() > kLongest) return 0;
    const Letters p(x, false), q(y, false);
    if (p.size() == 0 || q.size() == 0) return 0;
    const std::size_t longest = std::max(p.size(), q.size());
    const auto limit = static_cast<std::size_t>(double(longest) * (1 - kRelatedLetters));
    return 1 - double(edits(p, q, limit)) / double(longest);
}

// What is compared of two values that are not equal.
struct Likeness {
    Shares shares;
    double letters = 0;      // without edits; 0 where letters say nothing
    bool conflict = false;   // of numbers
    bool only_here = false;  // they share a word next to nobody else holds

    /// One holds all the other does.
    bool contained() const { return shares.coverage() >= kContained && !shares.both_have_more; }
};

Likeness likeness(const Table& table, Kind kind, const Value& a, const Value& b) {
    Likeness like{equal_words(table, a, b)};
    add_alike_words(table, like.shares);
    like.only_here = like.shares.rarest >= kOnlyHere * all_of(table);
    if (kind == Kind::text) return like;
    like.conflict = numbers_conflict(table, like.shares);
    if (!like.conflict && like.shares.jaccard() < kCloseWords)
        like.letters = whole_similarity(table, a, b);
    return like;
}

Level level_of(Kind kind, const Likeness& like) {
    const double jaccard = like.shares.jaccard();
    if (!like.conflict) {
        if (jaccard >= kCloseWords || like.letters >= kCloseLetters) return Level::close;
        // Words left over on one side were left out; on both sides they tell apart.
        const bool similar = (jaccard >= kSimilarWords && !like.shares.both_have_more) ||
                             like.contained() || like.letters >= kSimilarLetters;
        if (similar) return Level::similar;
    }
    const bool related = jaccard >= kRelatedWords || like.shares.coverage() >= kMostlyContained ||
                         like.only_here ||
                         (kind == Kind::person && like.letters >= kRelatedLetters);
    return related ? Level::related : Level::different;
}

// Words of one value depend on each other, so each beyond the rarest counts in part.
double rarity_of_words(const Shares& s) {
    constexpr double kFurtherWords = 0.5;
    return s.rarest + kFurtherWords * (s.evidence - s.rarest);
}

// How rare it is that another record holds this by chance: by how many do, and by `own`, what it
// tells beyond the counts, which is worth the less the more records hold it.
double rarity_of_value(const Table& table, Kind kind, WordId id, double own) {
    const bool of_many =
        kind == Kind::address || kind == Kind::text || kind == Kind::date || kind == Kind::number;
    const double holders = std::max<double>(table.lexicon().records_with(id), 2);
    const double others = of_many ? holders : holders - 1;
    const double alone = std::max(0.0, all_of(table) - std::log(others));
    return alone + std::clamp(own - alone, 0.0, most_own(kind) * all_of(table)) / others;
}

Agreement compare_equal(const Table& table, Kind kind, const Value& a, const Value& b) {
    const Shares s = equal_words(table, a, b);
    // Companies of one name in two regions.
    const bool conflict = s.only_a.size > 0 && s.only_b.size > 0;
    double own = kind == Kind::name ? 2 * all_of(table) : rarity_of_words(s);
    if (conflict) own = 0;
    return {conflict ? Level::similar : Level::same, rarity_of_value(table, kind, a.whole, own),
            s.rarest, s.word};
}

double rarity_of_likeness(const Table& table, Kind kind, const Value& a, const Value& b,
                          const Likeness& like, Level level) {
    double rarity = rarity_of_words(like.shares);
    const bool told_apart =
        like.conflict || (like.shares.both_have_more && level == Level::related);
    if (told_apart && !like.only_here) rarity /= 2;
    if (like.letters >= kSimilarLetters) {
        const double rarer = std::min(rarity_of(table, a.whole), rarity_of(table, b.whole));
        rarity = std::max(rarity, like.letters * rarer / 2);
    }
    rarity = std::min(rarity, (1 + most_own(kind)) * all_of(table));
    // A short name, or a branch: as telling as the name itself.
    const bool short_name = kind == Kind::name && level >= Level::similar && like.contained();
    if (!short_name || like.shares.word == kNoWord) return rarity;
    return std::max(rarity, rarity_of_value(table, kind, like.shares.word, 2 * all_of(table)));
}

Agreement compare_words(const Table& table, Kind kind, const Value& a, const Value& b) {
    if (a.whole == b.whole) return compare_equal(table, kind, a, b);
    const Likeness like = likeness(table, kind, a, b);
    const Level level = level_of(kind, like);
    return {level, rarity_of_likeness(table, kind, a, b, like, level), like.shares.rarest,
            like.shares.word};
}

// Long numbers are given once: two records that share one do so by chance less often than any
// count can show.
double own_rarity(const Table& table, Kind kind, std::string_view text) {
    constexpr std::size_t kLong = 7;
    const bool given_once = kind == Kind::phone || kind == Kind::email || kind == Kind::identifier;
    return given_once && text.size() >= kLong ? 2 * all_of(table) : 0;
}

Agreement compare_singles(const Table& table, Kind kind, const Value& a, const Value& b) {
    Agreement best{Level::different, 0, 0, kNoWord};
    for (const WordId x : a.words)
        for (const WordId y : b.words) {
            const Level level =
                x == y ? Level::same
                       : compare_values(kind, table.lexicon().text(x), table.lexicon().text(y));
            if (level < best.level) continue;
            const double own = own_rarity(table, kind, table.lexicon().text(x));
            const double rarity = std::min(rarity_of_value(table, kind, x, own),
                                           rarity_of_value(table, kind, y, own));
            if (level == best.level && rarity <= best.rarity) continue;
            best = {level, rarity, rarity, x == y ? x : kNoWord};
        }
    return best;
}

}  // namespace

bool distinctive(const Table& table, double rarity) {
    return rarity > std::log(table.record_count()) / 2;
}

Agreement compare(const Table& table, std::size_t field, RowNo a, RowNo b) {
    Value x = table.value(a, field), y = table.value(b, field);
    if (x.missing() || y.missing()) return {};
    if (x.whole > y.whole) std::swap(x, y);  // which words pair up depends on the order
    const Kind kind = table.schema()[field].kind;
    return made_of_words(kind) ? compare_words(table, kind, x, y)
                               : compare_singles(table, kind, x, y);
}

}  // namespace zhuli::match
