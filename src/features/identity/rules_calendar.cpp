#include "features/identity/rules_calendar.hpp"

#include <algorithm>
#include <set>

#include "core/calendar/holidays.hpp"
#include "core/invariant.hpp"
#include "core/problems.hpp"

namespace zhuli::identity {

namespace {

constexpr std::size_t kWeekdays = 7;

Calendar make_default() {
    Calendar calendar;
    for (const OpenHours& day : office_week()) calendar.week.push_back({day});
    for (const CalendarException& day : china_holidays(office_hours()))
        calendar.days.push_back({day.on, Text<40>{day.name}, day.open});
    return calendar;
}

}  // namespace

Result<> check(const Calendar& calendar) {
    Problems problems;
    if (calendar.week.size() != kWeekdays)
        problems.push_back({"week", "identity.week_has_seven_days", {}});
    for (std::size_t i = 0; i < calendar.week.size(); ++i)
        check_open_hours(calendar.week[i].open, "week." + std::to_string(i) + ".open",
                         kMaxIntervalsPerDay, problems);
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
        check_open_hours(day.open, path + ".open", kMaxIntervalsPerDay, problems);
    }
    return refused_if_any(std::move(problems));
}

WorkHours work_hours(const WorkCalendar& calendar, Date from, Date to) {
    const TimeZone& zone = calendar.zone();
    WorkHours hours{zone.at(from, 0), zone.at(to, 0), {}};
    for (Date day = from; day < to; day = day.plus_days(1))
        for (const OpenTime& open : calendar.hours_on(day))
            hours.open.push_back({zone.at(day, open.from_minute), zone.at(day, open.to_minute)});
    return hours;
}

CalendarRules rules_of(const std::vector<WeekdayHours>& week,
                       const std::vector<CalendarDay>& days) {
    INVARIANT(week.size() == kWeekdays);
    CalendarRules rules;
    for (std::size_t i = 0; i < kWeekdays; ++i) rules.week[i] = week[i].open;
    for (const CalendarDay& day : days) rules.exceptions.push_back({day.on, day.open, day.name.v});
    return rules;
}

const Calendar& default_calendar() {
    static const Calendar calendar = make_default();
    return calendar;
}

}  // namespace zhuli::identity
