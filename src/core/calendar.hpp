// The work calendar and the zone it lives in; see calendar/work_calendar.hpp.
#pragma once

#include "core/calendar/holidays.hpp"
#include "core/calendar/time_zone.hpp"
#include "core/calendar/work_calendar.hpp"
