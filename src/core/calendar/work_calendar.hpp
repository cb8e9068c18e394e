// When an organisation works: several open intervals per weekday, dated exceptions (holidays,
// make-up workdays), one time zone. Everything that counts working time asks here.
// Working time is real time: on the day the clocks change an interval is as long as it really was.
// Costs do not grow with the distance: week sums and the sorted exceptions are added up beforehand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar/open_time.hpp"
#include "core/calendar/time_zone.hpp"

namespace zhuli {

inline constexpr std::size_t kMaxIntervalsPerDay = 24;
inline constexpr std::size_t kMaxCalendarExceptions = 5000;
inline constexpr std::int64_t kMaxWorkingMinutes = 100LL * 366 * kMinutesPerDay;

struct CalendarException {
    Date on;
    OpenHours open;  // empty: closed all day
    std::string name;
};

struct CalendarRules {
    std::array<OpenHours, 7> week;  // Monday first
    std::vector<CalendarException> exceptions;
};

enum class CalendarFault {
    interval_out_of_day,  // not 0 <= from < to <= 1440
    intervals_overlap,
    week_never_open,
    exception_without_date,
    exception_twice,
    too_many,
};

/// What is wrong with rules somebody typed; nothing when a WorkCalendar can be made of them.
std::optional<CalendarFault> fault_of(const CalendarRules& rules);

class WorkCalendar {
 public:
    /// INVARIANT: fault_of(rules) is nothing.
    WorkCalendar(CalendarRules rules, TimeZone zone);

    const TimeZone& zone() const { return zone_; }
    const CalendarRules& rules() const { return rules_; }
    /// The intervals of `day`, ascending.
    const OpenHours& hours_on(Date day) const;

    /// Open milliseconds from a fixed origin to `t`; only differences mean something.
    std::int64_t open_ms_until(Instant t) const;
    /// The first moment with at least `open_ms` before it: the end of an interval, not the next
    /// one's start.
    Instant first_with(std::int64_t open_ms) const;
    /// The last moment with at most `open_ms` before it: always a moment that is open.
    Instant last_with(std::int64_t open_ms) const;
    /// Days with any open time in [first, last); 0 when last <= first.
    std::int64_t open_days(Date first, Date last) const;

 private:
    // A day that differs from its weekday: an exception, or the clocks change in its open hours.
    struct SpecialDay {
        std::int32_t day = 0;
        std::int64_t open_ms = 0;
        std::int64_t until_ms = 0;    // open time before this day
        std::int64_t extra_ms = 0;    // sum of (special − usual) up to and with this day
        std::int64_t extra_days = 0;  // the same, counting open days
    };
    std::int64_t measured_ms(Date day) const;
    void add_special_days();
    std::int64_t usual_until(std::int64_t day) const;
    std::int64_t until_day(std::int32_t day) const;
    std::int64_t open_days_until(std::int32_t day) const;
    const SpecialDay* special_before(std::int32_t day) const;
    std::int32_t day_reaching(std::int64_t open_ms) const;
    std::int32_t usual_day_reaching(std::int64_t open_ms) const;

    CalendarRules rules_;
    TimeZone zone_;
    std::array<std::int64_t, 8> week_ms_{};    // open time before each weekday; [7] the whole week
    std::array<std::int64_t, 8> week_days_{};  // open days before each weekday
    std::vector<SpecialDay> special_;
};

/// The moment `working_minutes` after `from`. 0 gives `from`; a negative number goes back to the
/// latest moment that is that much before. INVARIANT: at most kMaxWorkingMinutes either way.
Instant deadline(const WorkCalendar& calendar, Instant from, std::int64_t working_minutes);
/// Negative when b is before a.
std::int64_t working_ms_between(const WorkCalendar& calendar, Instant a, Instant b);
/// Whole minutes, the rest dropped; between(a, b) == −between(b, a).
std::int64_t working_minutes_between(const WorkCalendar& calendar, Instant a, Instant b);
bool is_open(const WorkCalendar& calendar, Instant t);
/// `t` itself when open, else the next opening.
Instant next_open(const WorkCalendar& calendar, Instant t);

}  // namespace zhuli
