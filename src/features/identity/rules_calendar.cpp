#include "features/identity/rules_calendar.hpp"

#include <algorithm>
#include <set>

#include "core/calendar/holidays.hpp"
#include "core/invariant.hpp"
#include "core/problems.hpp"

namespace zhuli::identity {

namespace {

constexpr std::size_t kWeekdays = 7;

std::vector<OpenTime> times_of(const OpenHours& hours) {
    std::vector<OpenTime> times;
    for (const OpenInterval& one : hours) times.push_back({one.start_minute, one.end_minute});
    return times;
}

OpenHours hours_of(const std::vector<OpenTime>& times) {
    OpenHours hours;
    for (const OpenTime& one : times) hours.push_back({one.from_minute, one.to_minute});
    return hours;
}

bool overlap(const OpenTime& a, const OpenTime& b) {
    return a.from_minute < b.to_minute && b.from_minute < a.to_minute;
}

void check_times(const std::vector<OpenTime>& times, const std::string& path, Problems& problems) {
    if (times.size() > kMaxIntervalsPerDay) {
        problems.push_back(
            {path, "field.too_many", {{"max", std::to_string(kMaxIntervalsPerDay)}}});
        return;
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::string place = path + '.' + std::to_string(i);
        const OpenTime& one = times[i];
        if (one.from_minute < 0 || one.to_minute > kMinutesPerDay ||
            one.from_minute >= one.to_minute)
            problems.push_back({place, "identity.hours_of_no_day", {}});
        else if (std::any_of(times.begin(), times.begin() + static_cast<long>(i),
                             [&](const OpenTime& other) { return overlap(one, other); }))
            problems.push_back({place, "identity.hours_overlap", {}});
    }
}

Calendar make_default() {
    Calendar calendar;
    for (const OpenHours& day : office_week()) calendar.week.push_back({times_of(day)});
    for (const CalendarException& day : china_holidays(office_hours()))
        calendar.days.push_back({day.on, Text<40>{day.name}, times_of(day.open)});
    return calendar;
}

}  // namespace

Result<> check(const Calendar& calendar) {
    Problems problems;
    if (calendar.week.size() != kWeekdays)
        problems.push_back({"week", "identity.week_has_seven_days", {}});
    for (std::size_t i = 0; i < calendar.week.size(); ++i)
        check_times(calendar.week[i].open, "week." + std::to_string(i) + ".open", problems);
    if (std::ranges::all_of(calendar.week, [](const auto& day) { return day.open.empty(); }))
        problems.push_back({"week", "identity.week_never_open", {}});
    if (calendar.days.size() > kMostCalendarDays)
        problems.push_back(
            {"days", "field.too_many", {{"max", std::to_string(kMostCalendarDays)}}});
    std::set<Date> seen;
    for (std::size_t i = 0; i < calendar.days.size(); ++i) {
        const CalendarDay& day = calendar.days[i];
        const std::string path = "days." + std::to_string(i);
        if (!day.on)
            problems.push_back({path + ".on", "field.required", {}});
        else if (!seen.insert(day.on).second)
            problems.push_back({path + ".on", "identity.day_twice", {}});
        check_times(day.open, path + ".open", problems);
    }
    return refused_if_any(std::move(problems));
}

CalendarRules rules_of(const std::vector<WeekdayHours>& week,
                       const std::vector<CalendarDay>& days) {
    INVARIANT(week.size() == kWeekdays);
    CalendarRules rules;
    for (std::size_t i = 0; i < kWeekdays; ++i) rules.week[i] = hours_of(week[i].open);
    for (const CalendarDay& day : days)
        rules.exceptions.push_back({day.on, hours_of(day.open), day.name.v});
    return rules;
}

const Calendar& default_calendar() {
    static const Calendar calendar = make_default();
    return calendar;
}

}  // namespace zhuli::identity
