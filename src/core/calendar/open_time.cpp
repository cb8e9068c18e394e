#include "core/calendar/open_time.hpp"

#include <algorithm>

namespace zhuli {

namespace {

bool is_of_a_day(const OpenTime& one) {
    return 0 <= one.from_minute && one.from_minute < one.to_minute &&
           one.to_minute <= kMinutesPerDay;
}

bool overlap(const OpenTime& a, const OpenTime& b) {
    return a.from_minute < b.to_minute && b.from_minute < a.to_minute;
}

}  // namespace

void check_open_hours(const OpenHours& hours, const std::string& path, std::size_t most,
                      Problems& problems) {
    if (hours.size() > most) {
        problems.push_back({path, "field.too_many", {{"max", std::to_string(most)}}});
        return;
    }
    for (auto one = hours.begin(); one != hours.end(); ++one) {
        const std::string place = path + '.' + std::to_string(one - hours.begin());
        if (!is_of_a_day(*one))
            problems.push_back({place, "field.hours_of_no_day", {}});
        else if (std::any_of(hours.begin(), one,
                             [&](const OpenTime& other) { return overlap(*one, other); }))
            problems.push_back({place, "field.hours_overlap", {}});
    }
}

}  // namespace zhuli
