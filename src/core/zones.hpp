// Time zones and office calendars by the zone's name, made once per thread. An unknown name is UTC:
// names are checked when an organisation is founded, so this is no place to refuse.
#pragma once

#include <string_view>

#include "core/calendar.hpp"

namespace zhuli {

const TimeZone& zone_of(std::string_view name);
/// Office hours with the public holidays: that of an organisation that keeps none of its own. What
/// counts time asks Ctx::calendar().
const WorkCalendar& office_calendar(std::string_view zone_name);

}  // namespace zhuli
