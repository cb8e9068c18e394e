// Instant: UTC milliseconds since 1970. Never local time; business dates are Date.
#pragma once

#include <compare>

#include "core/value/scalar.hpp"

namespace zhuli {

struct Instant {
    static constexpr std::int64_t kMin = 0;
    static constexpr std::int64_t kMax = 253'402'300'799'999;  // end of year 9999

    std::int64_t v = 0;
    auto operator<=>(const Instant&) const = default;
    Instant plus_ms(std::int64_t ms) const { return {v + ms}; }
};

inline constexpr std::int64_t kSecondMs = 1000;
inline constexpr std::int64_t kMinuteMs = 60 * kSecondMs;
inline constexpr std::int64_t kHourMs = 60 * kMinuteMs;
inline constexpr std::int64_t kDayMs = 24 * kHourMs;

template <>
struct Value<Instant> : ScalarValue<Instant> {
    static constexpr std::string_view name = "instant";
    static bool empty(Instant t) { return t.v == 0; }
};

}  // namespace zhuli
