// Mainland China's public holidays and make-up workdays (调休) as the State Council announced them,
// to start a work calendar from; years not announced are not guessed.
#pragma once

#include <vector>

#include "core/calendar/work_calendar.hpp"

namespace zhuli {

inline constexpr int kFirstHolidayYear = 2025, kLastHolidayYear = 2026;

/// Closed days, and make-up workdays open for `workday`; names are the holidays' Chinese names.
/// Weekends inside a holiday are listed too. Ascending by date.
std::vector<CalendarException> china_holidays(const OpenHours& workday);

/// Monday to Friday 09:00–12:00 and 13:00–18:00.
OpenHours office_hours();
std::array<OpenHours, 7> office_week();

}  // namespace zhuli
