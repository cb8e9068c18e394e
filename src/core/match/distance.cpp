#include "core/match/distance.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/utf8.hpp"

namespace zhuli::match {

Letters::Letters(std::string_view utf8, bool with_spaces) {
    for (std::size_t at = 0; at < utf8.size() && size_ < kMaxLetters;) {
        const auto letter = text::decode(utf8, at);
        at += letter.size;
        if (with_spaces || letter.code != ' ') letters_[size_++] = letter.code;
    }
}

namespace {

// Equal letters within half the longer length, and how many of them stand in another order.
struct Paired {
    double matches = 0, moved = 0;
};

Paired paired_letters(const Letters& a, const Letters& b) {
    const std::size_t longest = std::max(a.size(), b.size());
    const std::size_t reach = longest < 4 ? 0 : longest / 2 - 1;
    std::uint64_t a_taken = 0, b_taken = 0;
    Paired paired;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t last = std::min(i + reach + 1, b.size());
        for (std::size_t j = i > reach ? i - reach : 0; j < last; ++j) {
            if (a[i] != b[j] || (b_taken >> j & 1) != 0) continue;
            a_taken |= std::uint64_t{1} << i;
            b_taken |= std::uint64_t{1} << j;
            ++paired.matches;
            break;
        }
    }
    for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
        if ((a_taken >> i & 1) == 0) continue;
        while ((b_taken >> j & 1) == 0) ++j;
        paired.moved += a[i] != b[j++];
    }
    return paired;
}

double jaro(const Letters& a, const Letters& b) {
    const Paired paired = paired_letters(a, b);
    if (paired.matches == 0) return 0;
    return (paired.matches / double(a.size()) + paired.matches / double(b.size()) +
            (paired.matches - paired.moved / 2) / paired.matches) /
           3;
}

}  // namespace

double jaro_winkler(const Letters& a, const Letters& b) {
    constexpr std::size_t kLongestPrefix = 4;
    constexpr double kBonus = 0.1;
    // Which letters pair up may depend on the direction: the mean does not.
    const double similarity = (jaro(a, b) + jaro(b, a)) / 2;
    std::size_t prefix = 0;
    while (prefix < std::min({a.size(), b.size(), kLongestPrefix}) && a[prefix] == b[prefix])
        ++prefix;
    return similarity + double(prefix) * kBonus * (1 - similarity);
}

std::size_t edits(const Letters& a, const Letters& b, std::size_t limit) {
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > limit) return limit + 1;
    std::array<std::array<std::uint8_t, kMaxLetters + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = static_cast<std::uint8_t>(i);
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            int cost = std::min(
                {above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, two_above[j - 2] + 1);
            row[j] = static_cast<std::uint8_t>(cost);
            least = std::min<std::size_t>(least, row[j]);
        }
        if (least > limit) return limit + 1;
    }
    return std::min<std::size_t>(rows[a.size() % 3][b.size()], limit + 1);
}

}  // namespace zhuli::match
