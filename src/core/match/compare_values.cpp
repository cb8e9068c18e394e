#include "core/match/compare_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/match/distance.hpp"

namespace zhuli::match {
namespace {

Level by_edits(std::string_view a, std::string_view b, std::size_t shortest_for_one,
               std::size_t shortest_for_two) {
    const std::size_t length = std::min(a.size(), b.size());
    if (length < shortest_for_one) return Level::different;
    const std::size_t count = edits(Letters(a), Letters(b), 2);
    if (count <= 1) return Level::close;
    return count == 2 && length >= shortest_for_two ? Level::similar : Level::different;
}

// One number with and one without country or area code.
Level phones(std::string_view a, std::string_view b) {
    constexpr std::size_t kLocal = 7;
    if (a.size() > b.size()) std::swap(a, b);
    if (a.size() >= kLocal && b.ends_with(a)) return Level::close;
    const Level level = by_edits(a, b, kLocal, kLocal);
    return level == Level::close ? Level::similar
                                 : (level == Level::similar ? Level::related : level);
}

Level emails(std::string_view a, std::string_view b) {
    const auto local = [](std::string_view s) { return s.substr(0, s.find('@')); };
    constexpr std::size_t kTelling = 4;
    const Level level = by_edits(a, b, kTelling, kTelling);
    if (level == Level::close) return level;
    if (local(a).size() >= kTelling && local(a) == local(b)) return Level::similar;
    return level == Level::similar ? Level::related : level;
}

Level dates(std::string_view a, std::string_view b) {
    constexpr std::size_t kDate = 8;
    const Level level = by_edits(a, b, 4, kDate);
    if (level != Level::different || a.size() != kDate || b.size() != kDate) return level;
    const auto part = [](std::string_view s, int n) {
        return n == 0 ? s.substr(0, 4) : s.substr(2 + 2 * static_cast<std::size_t>(n), 2);
    };
    const bool swapped =
        part(a, 0) == part(b, 0) && part(a, 1) == part(b, 2) && part(a, 2) == part(b, 1);
    if (swapped) return Level::close;
    const int equal =
        (part(a, 0) == part(b, 0)) + (part(a, 1) == part(b, 1)) + (part(a, 2) == part(b, 2));
    return equal == 2 ? Level::related : Level::different;
}

Level numbers(std::string_view a, std::string_view b) {
    const auto read = [](std::string_view s) {
        double value = 0;
        std::from_chars(s.data(), s.data() + s.size(), value);
        return value;
    };
    const double x = read(a), y = read(b);
    const double apart = std::abs(x - y), scale = std::max(std::abs(x), std::abs(y));
    if (apart <= 0.02 * scale) return Level::close;
    if (apart <= 0.1 * scale) return Level::similar;
    return apart <= 0.3 * scale ? Level::related : Level::different;
}

}  // namespace

Level compare_values(Kind kind, std::string_view a, std::string_view b) {
    if (a == b) return Level::same;
    switch (kind) {
        case Kind::phone:
            return phones(a, b);
        case Kind::email:
            return emails(a, b);
        case Kind::date:
            return dates(a, b);
        case Kind::number:
            return numbers(a, b);
        default:
            return by_edits(a, b, 4, 7);
    }
}

}  // namespace zhuli::match
