// What hours an organisation may keep, and the hours one starts with, without I/O.
#pragma once

#include "core/calendar/work_calendar.hpp"
#include "core/result.hpp"
#include "features/identity/model_calendar.hpp"
#include "features/identity/model_work_hours.hpp"

namespace zhuli::identity {

inline constexpr std::size_t kMostCalendarDays = 1000;

/// Every problem at its place: `week.0.open.1`, `days.3.on`.
Result<> check(const Calendar& calendar);
WorkHours work_hours(const WorkCalendar& calendar, Date from, Date to);
/// INVARIANT: check() found nothing.
CalendarRules rules_of(const std::vector<WeekdayHours>& week, const std::vector<CalendarDay>& days);
const Calendar& default_calendar();

}  // namespace zhuli::identity
