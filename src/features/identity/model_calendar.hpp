// When the organisation works, as somebody typed it: hours per weekday and days that differ. The
// arithmetic over it is core's WorkCalendar.
#pragma once

#include <vector>

#include "core/calendar/open_time.hpp"
#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/value_type.hpp"

namespace zhuli::identity {

struct WeekdayHours {
    OpenHours open;  // none: closed
};
BOOST_DESCRIBE_STRUCT(WeekdayHours, (), (open))

/// A public holiday, a make-up workday (调休), a stocktaking.
struct CalendarDay {
    Date on;
    Text<40> name;
    OpenHours open;  // none: closed all day
};
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (on, name, open))

/// One per organisation; version 0 is office hours with the public holidays.
struct Calendar {
    Id id;
    std::int64_t version = 0;
    std::vector<WeekdayHours> week;  // seven, Monday first
    std::vector<CalendarDay> days;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Calendar, (), (id, version, week, days, created_at, updated_at))
constexpr auto notes(const Calendar*) {
    return std::array{note<&Calendar::id>(read_only), note<&Calendar::version>(read_only),
                      note<&Calendar::created_at>(read_only),
                      note<&Calendar::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Calendar*) { return {"work_calendar", "work_calendar"}; }

/// With the public holidays that are known, to take over what is missing.
struct CalendarView : Calendar {
    std::vector<CalendarDay> announced;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (Calendar), (announced))

}  // namespace zhuli::identity
