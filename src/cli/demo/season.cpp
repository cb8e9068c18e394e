#include "cli/demo/season.hpp"

#include "core/calendar/holidays.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr double kWeekdays[] = {1.08, 1.05, 1.02, 1.0, 0.9, 0.55, 0.55};  // weekend: made-up days
constexpr double kMonths[] = {0.98, 0.9, 1.08, 1.05, 1.0, 1.02, 0.92, 0.9, 1.05, 1.02, 1.06, 1.08};
constexpr double kWeekend = 0.03;  // somebody enters an order from home
constexpr int kSaturday = 5;

// 正月初一. Needed for every year, also before the State Council announces its holidays.
constexpr YearMonthDay kSpringFestivals[] = {
    {2024, 2, 10}, {2025, 1, 29}, {2026, 2, 17}, {2027, 2, 6},  {2028, 1, 26}, {2029, 2, 13},
    {2030, 2, 3},  {2031, 1, 23}, {2032, 2, 11}, {2033, 1, 31}, {2034, 2, 19}, {2035, 2, 8}};

/// What one day does when it lies from `first` to `last` days after a festival.
struct Stretch {
    int first, last;
    double factor;
};
constexpr Stretch kAroundSpringFestival[] = {{-26, -9, 1.4}, {-8, -3, 0.5}, {-2, -1, 0.15},
                                             {0, 10, 0.3},   {11, 16, 0.6}, {17, 24, 0.9}};
constexpr Stretch kAroundNationalDay[] = {
    {-10, -2, 1.3}, {-1, -1, 0.7}, {7, 9, 0.6}, {10, 14, 0.85}};

double factor_of(std::span<const Stretch> stretches, int days_after) {
    for (const Stretch& stretch : stretches)
        if (days_after >= stretch.first && days_after <= stretch.last) return stretch.factor;
    return 1;
}

Date first_of_next_month(Date day) {
    const auto [year, month, _] = day.ymd();
    return month == 12 ? Date::from_ymd(year + 1, 1, 1) : Date::from_ymd(year, month + 1, 1);
}

}  // namespace

Season::Season() {
    for (const CalendarException& day : china_holidays(office_hours()))
        (day.open.empty() ? closed_ : made_up_).insert(day.on);
    for (const auto& [year, month, first] : kSpringFestivals) {
        if (year >= kFirstHolidayYear && year <= kLastHolidayYear) continue;
        for (int i = -1; i < 7; ++i)
            closed_.insert(Date::from_ymd(year, month, first).plus_days(i));
        for (int i = 0; i < 7; ++i) closed_.insert(Date::from_ymd(year, 10, 1).plus_days(i));
        for (int i = 0; i < 5; ++i) closed_.insert(Date::from_ymd(year, 5, 1).plus_days(i));
        closed_.insert(Date::from_ymd(year, 1, 1));
    }
}

bool Season::is_open(Date day) const {
    if (is_holiday(day)) return false;
    return day.weekday() < kSaturday || made_up_.contains(day);
}

double Season::rush(Date day) const {
    double factor = 1;
    for (const auto& [year, month, first] : kSpringFestivals)
        factor *=
            factor_of(kAroundSpringFestival, day.days - Date::from_ymd(year, month, first).days);
    const Date national_day = Date::from_ymd(day.ymd().year, 10, 1);
    return factor * factor_of(kAroundNationalDay, day.days - national_day.days);
}

double Season::month_end(Date day) const {
    const Date next = first_of_next_month(day);
    int left = 0;
    for (Date d = day.plus_days(1); d < next; d = d.plus_days(1)) left += is_open(d);
    if (left > 2) return 1;
    const int month = day.ymd().month;
    return month % 3 == 0 ? 1.55 : 1.35;
}

double Season::weight(Date day) const {
    if (is_holiday(day)) return 0;
    if (!is_open(day)) return kWeekend;
    const double usual = kWeekdays[day.weekday()] * kMonths[day.ymd().month - 1];
    return usual * rush(day) * month_end(day);
}

Date Season::open_from(Date day) const {
    while (!is_open(day)) day = day.plus_days(1);
    return day;
}

Date Season::open_before(Date day) const {
    do day = day.plus_days(-1);
    while (!is_open(day));
    return day;
}

Date Season::plus_open_days(Date day, int count) const {
    day = open_from(day);
    for (; count > 0; --count) day = open_from(day.plus_days(1));
    return day;
}

}  // namespace zhuli::cli::demo
