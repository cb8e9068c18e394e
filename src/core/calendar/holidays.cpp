#include "core/calendar/holidays.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhuli {
namespace {

struct Holiday {
    int year, month, day, days;
    std::string_view name;
};
struct MakeUpDay {
    int year, month, day;
};

constexpr std::array kHolidays = {
    Holiday{2025, 1, 1, 1, "元旦"},    Holiday{2025, 1, 28, 8, "春节"},
    Holiday{2025, 4, 4, 3, "清明节"},  Holiday{2025, 5, 1, 5, "劳动节"},
    Holiday{2025, 5, 31, 3, "端午节"}, Holiday{2025, 10, 1, 8, "国庆节、中秋节"},
    Holiday{2026, 1, 1, 3, "元旦"},    Holiday{2026, 2, 15, 9, "春节"},
    Holiday{2026, 4, 4, 3, "清明节"},  Holiday{2026, 5, 1, 5, "劳动节"},
    Holiday{2026, 6, 19, 3, "端午节"}, Holiday{2026, 9, 25, 3, "中秋节"},
    Holiday{2026, 10, 1, 7, "国庆节"}};

constexpr std::array kMakeUpDays = {
    MakeUpDay{2025, 1, 26},  MakeUpDay{2025, 2, 8},  MakeUpDay{2025, 4, 27}, MakeUpDay{2025, 9, 28},
    MakeUpDay{2025, 10, 11}, MakeUpDay{2026, 1, 4},  MakeUpDay{2026, 2, 14}, MakeUpDay{2026, 2, 28},
    MakeUpDay{2026, 5, 9},   MakeUpDay{2026, 9, 20}, MakeUpDay{2026, 10, 10}};

}  // namespace

std::vector<CalendarException> china_holidays(const OpenHours& workday) {
    std::vector<CalendarException> out;
    for (const Holiday& h : kHolidays)
        for (int i = 0; i < h.days; ++i)
            out.push_back(
                {Date::from_ymd(h.year, h.month, h.day).plus_days(i), {}, std::string(h.name)});
    for (const MakeUpDay& d : kMakeUpDays)
        out.push_back({Date::from_ymd(d.year, d.month, d.day), workday, "调休"});
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    return out;
}

OpenHours office_hours() { return {{9 * 60, 12 * 60}, {13 * 60, 18 * 60}}; }

std::array<OpenHours, 7> office_week() {
    std::array<OpenHours, 7> week;
    std::fill(week.begin(), week.begin() + 5, office_hours());
    return week;
}

}  // namespace zhuli
