#include "core/calendar/work_calendar.hpp"

#include <algorithm>

#include "core/invariant.hpp"

namespace zhuli {
namespace {

constexpr std::int64_t kFirstMonday = -3;  // 1969-12-29

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

std::int64_t wall_ms(const OpenHours& hours) {
    std::int64_t sum = 0;
    for (const OpenTime& open : hours) sum += open.to_minute - open.from_minute;
    return sum * kMinuteMs;
}

std::size_t weekday_of(std::int64_t day) {
    return static_cast<std::size_t>(day - kFirstMonday - 7 * floor_div(day - kFirstMonday, 7));
}

std::optional<CalendarFault> fault_of_day(OpenHours hours) {
    if (hours.size() > kMaxIntervalsPerDay) return CalendarFault::too_many;
    std::sort(hours.begin(), hours.end());
    int before = 0;
    for (const OpenTime& open : hours) {
        if (open.from_minute < 0 || open.to_minute > kMinutesPerDay ||
            open.from_minute >= open.to_minute)
            return CalendarFault::interval_out_of_day;
        if (open.from_minute < before) return CalendarFault::intervals_overlap;
        before = open.to_minute;
    }
    return std::nullopt;
}

}  // namespace

std::optional<CalendarFault> fault_of(const CalendarRules& rules) {
    if (rules.exceptions.size() > kMaxCalendarExceptions) return CalendarFault::too_many;
    bool ever_open = false;
    for (const OpenHours& hours : rules.week) {
        if (const auto fault = fault_of_day(hours)) return fault;
        ever_open = ever_open || !hours.empty();
    }
    if (!ever_open) return CalendarFault::week_never_open;
    std::vector<Date> dates;
    for (const CalendarException& exception : rules.exceptions) {
        if (!exception.on) return CalendarFault::exception_without_date;
        if (const auto fault = fault_of_day(exception.open)) return fault;
        dates.push_back(exception.on);
    }
    std::sort(dates.begin(), dates.end());
    if (std::adjacent_find(dates.begin(), dates.end()) != dates.end())
        return CalendarFault::exception_twice;
    return std::nullopt;
}

WorkCalendar::WorkCalendar(CalendarRules rules, TimeZone zone)
    : rules_(std::move(rules)), zone_(std::move(zone)) {
    INVARIANT(!fault_of(rules_));
    for (OpenHours& hours : rules_.week) std::sort(hours.begin(), hours.end());
    for (CalendarException& e : rules_.exceptions) std::sort(e.open.begin(), e.open.end());
    std::sort(rules_.exceptions.begin(), rules_.exceptions.end(),
              [](const auto& a, const auto& b) { return a.on < b.on; });
    for (std::size_t i = 0; i < 7; ++i) {
        week_ms_[i + 1] = week_ms_[i] + wall_ms(rules_.week[i]);
        week_days_[i + 1] = week_days_[i] + !rules_.week[i].empty();
    }
    add_special_days();
}

void WorkCalendar::add_special_days() {
    std::vector<Date> days = zone_.change_days();
    for (const CalendarException& exception : rules_.exceptions) days.push_back(exception.on);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::int64_t extra_ms = 0, extra_days = 0;
    for (const Date day : days) {
        const OpenHours& usual = rules_.week[weekday_of(day.days)];
        const std::int64_t open = measured_ms(day);
        const int opens = !hours_on(day).empty() - !usual.empty();
        if (open == wall_ms(usual) && opens == 0) continue;
        const std::int64_t until = usual_until(day.days) + extra_ms;
        extra_ms += open - wall_ms(usual);
        extra_days += opens;
        special_.push_back({day.days, open, until, extra_ms, extra_days});
    }
}

std::int64_t WorkCalendar::measured_ms(Date day) const {
    std::int64_t sum = 0;
    for (const OpenTime& open : hours_on(day))
        sum += zone_.at(day, open.to_minute).v - zone_.at(day, open.from_minute).v;
    return sum;
}

const OpenHours& WorkCalendar::hours_on(Date day) const {
    const auto at = std::lower_bound(rules_.exceptions.begin(), rules_.exceptions.end(), day,
                                     [](const auto& e, Date d) { return e.on < d; });
    if (at != rules_.exceptions.end() && at->on == day) return at->open;
    return rules_.week[weekday_of(day.days)];
}

std::int64_t WorkCalendar::usual_until(std::int64_t day) const {
    return floor_div(day - kFirstMonday, 7) * week_ms_[7] + week_ms_[weekday_of(day)];
}

const WorkCalendar::SpecialDay* WorkCalendar::special_before(std::int32_t day) const {
    const auto at = std::lower_bound(special_.begin(), special_.end(), day,
                                     [](const SpecialDay& s, std::int32_t d) { return s.day < d; });
    return at == special_.begin() ? nullptr : &*std::prev(at);
}

std::int64_t WorkCalendar::until_day(std::int32_t day) const {
    const SpecialDay* before = special_before(day);
    return usual_until(day) + (before ? before->extra_ms : 0);
}

std::int64_t WorkCalendar::open_days_until(std::int32_t day) const {
    const SpecialDay* before = special_before(day);
    return floor_div(day - kFirstMonday, 7) * week_days_[7] + week_days_[weekday_of(day)] +
           (before ? before->extra_days : 0);
}

std::int64_t WorkCalendar::open_days(Date first, Date last) const {
    return last <= first ? 0 : open_days_until(last.days) - open_days_until(first.days);
}

std::int64_t WorkCalendar::open_ms_until(Instant t) const {
    const Date day = business_date(zone_, t);
    std::int64_t sum = until_day(day.days);
    for (const OpenTime& open : hours_on(day)) {
        const std::int64_t start = zone_.at(day, open.from_minute).v;
        if (t.v <= start) break;
        sum += std::min(t.v, zone_.at(day, open.to_minute).v) - start;
    }
    return sum;
}

// The first day after which at least `open_ms` are over.
std::int32_t WorkCalendar::day_reaching(std::int64_t open_ms) const {
    const auto next =
        std::partition_point(special_.begin(), special_.end(),
                             [&](const SpecialDay& s) { return s.until_ms + s.open_ms < open_ms; });
    if (next != special_.end() && next->until_ms < open_ms) return next->day;
    const std::int64_t extra = next == special_.begin() ? 0 : std::prev(next)->extra_ms;
    return usual_day_reaching(open_ms - extra);
}

std::int32_t WorkCalendar::usual_day_reaching(std::int64_t open_ms) const {
    const std::int64_t week = floor_div(open_ms - 1, week_ms_[7]);
    const std::int64_t rest = open_ms - week * week_ms_[7];  // 1 … the whole week
    std::int64_t weekday = 0;
    while (week_ms_[static_cast<std::size_t>(weekday) + 1] < rest) ++weekday;
    return static_cast<std::int32_t>(kFirstMonday + week * 7 + weekday);
}

Instant WorkCalendar::first_with(std::int64_t open_ms) const {
    const Date day{day_reaching(open_ms)};
    std::int64_t sum = until_day(day.days);
    for (const OpenTime& open : hours_on(day)) {
        const std::int64_t start = zone_.at(day, open.from_minute).v;
        const std::int64_t size = zone_.at(day, open.to_minute).v - start;
        if (sum + size >= open_ms) return {start + open_ms - sum};
        sum += size;
    }
    INVARIANT(false, "sums of the work calendar disagree on " + day.to_string());
    return {};
}

Instant WorkCalendar::last_with(std::int64_t open_ms) const {
    Instant t = first_with(open_ms + 1);
    return {t.v - 1};
}

Instant deadline(const WorkCalendar& calendar, Instant from, std::int64_t working_minutes) {
    INVARIANT(working_minutes <= kMaxWorkingMinutes && working_minutes >= -kMaxWorkingMinutes);
    if (working_minutes == 0) return from;
    const std::int64_t target = calendar.open_ms_until(from) + working_minutes * kMinuteMs;
    return working_minutes > 0 ? calendar.first_with(target) : calendar.last_with(target);
}

std::int64_t working_ms_between(const WorkCalendar& calendar, Instant a, Instant b) {
    return calendar.open_ms_until(b) - calendar.open_ms_until(a);
}

std::int64_t working_minutes_between(const WorkCalendar& calendar, Instant a, Instant b) {
    return working_ms_between(calendar, a, b) / kMinuteMs;
}

bool is_open(const WorkCalendar& calendar, Instant t) {
    const Date day = business_date(calendar.zone(), t);
    for (const OpenTime& open : calendar.hours_on(day))
        if (calendar.zone().at(day, open.from_minute) <= t &&
            t < calendar.zone().at(day, open.to_minute))
            return true;
    return false;
}

Instant next_open(const WorkCalendar& calendar, Instant t) {
    return calendar.last_with(calendar.open_ms_until(t));
}

}  // namespace zhuli
