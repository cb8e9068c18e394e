// What a day offers: its working time from the calendar, and what of it is for what.
#include <algorithm>

#include "features/day_plans/rules.hpp"

namespace zhuli::day_plans {

namespace {

constexpr int kLongestBreakDays = 60;  // without a working day: then any day will do

OpenHours ascending(OpenHours hours) {
    std::ranges::sort(hours);
    return hours;
}

int on_next_step(int minute) { return (minute + kStepMinutes - 1) / kStepMinutes * kStepMinutes; }

}  // namespace

int Frame::minute_of(Instant t) const {
    const Date day = business_date(*zone, t);
    if (day < on) return -1;
    if (day > on) return kMinutesPerDay + 1;
    // By the clock on the wall, as `at` counts: not what went by on a day the clocks change.
    return static_cast<int>((t.v + zone->offset_ms(t) - on.days * kDayMs) / kMinuteMs);
}

Frame frame_of(const Settings& settings, const Habit& habit, const WorkCalendar& calendar, Date on,
               Instant now) {
    Frame frame;
    frame.on = on;
    frame.zone = &calendar.zone();
    frame.working = calendar.hours_on(on);
    const auto& selling =
        habit.selling_hours.empty() ? settings.selling_hours : habit.selling_hours;
    frame.selling = both(ascending(selling), frame.working);
    frame.desk = without(both(ascending(settings.desk_hours), frame.working), frame.selling);
    frame.now = std::clamp(frame.minute_of(now), 0, kMinutesPerDay);
    const bool between = frame.at(frame.now) < now && frame.now < kMinutesPerDay;
    frame.first = on_next_step(frame.now + (between ? 1 : 0));
    frame.buffer_percent = settings.buffer_percent;
    frame.told_at = now;
    frame.next_on = next_working_day(calendar, on);
    return frame;
}

Date next_working_day(const WorkCalendar& calendar, Date day) {
    for (int i = 1; i <= kLongestBreakDays; ++i)
        if (!calendar.hours_on(day.plus_days(i)).empty()) return day.plus_days(i);
    return day.plus_days(1);
}

OpenHours both(std::span<const OpenTime> hours, std::span<const OpenTime> within) {
    OpenHours parts;
    for (const OpenTime& a : hours)
        for (const OpenTime& b : within) {
            const OpenTime part{std::max(a.from_minute, b.from_minute),
                                std::min(a.to_minute, b.to_minute)};
            if (part.from_minute < part.to_minute) parts.push_back(part);
        }
    return parts;
}

OpenHours without(std::span<const OpenTime> hours, std::span<const OpenTime> taken) {
    OpenHours left(hours.begin(), hours.end());
    for (const OpenTime& cut : taken) {
        OpenHours parts;
        for (const OpenTime& one : left) {
            const OpenTime before{one.from_minute, std::min(one.to_minute, cut.from_minute)};
            const OpenTime after{std::max(one.from_minute, cut.to_minute), one.to_minute};
            if (before.from_minute < before.to_minute) parts.push_back(before);
            if (after.from_minute < after.to_minute) parts.push_back(after);
        }
        left = std::move(parts);
    }
    return left;
}

int sum_minutes(std::span<const OpenTime> hours) {
    int sum = 0;
    for (const OpenTime& one : hours) sum += one.to_minute - one.from_minute;
    return sum;
}

}  // namespace zhuli::day_plans
