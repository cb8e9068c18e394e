// Hours of one day, as people type them and as everything counts them. They close again on the same
// day; what goes over midnight is two.
#pragma once

#include <boost/describe.hpp>

#include <compare>
#include <string>
#include <vector>

#include "core/problems.hpp"

namespace zhuli {

inline constexpr int kMinutesPerDay = 1440;

/// [from_minute, to_minute) of a local day; 1440 is 24:00.
struct OpenTime {
    int from_minute = 0, to_minute = 0;
    auto operator<=>(const OpenTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpenTime, (), (from_minute, to_minute))
using OpenHours = std::vector<OpenTime>;  // of one day, any order, not overlapping

/// What is wrong with hours somebody typed, each at its place (`path.2`): too many, of no day,
/// overlapping one before.
void check_open_hours(const OpenHours& hours, const std::string& path, std::size_t most,
                      Problems& problems);

}  // namespace zhuli
