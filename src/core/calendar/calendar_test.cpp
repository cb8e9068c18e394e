#include "core/calendar.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/invariant.hpp"

namespace zhuli {
namespace {

TimeZone zone(std::string_view name) { return TimeZone::named(name).value(); }

// "2026-11-24 09:30" in `z`.
Instant local(const TimeZone& z, const std::string& s) {
    const int minute = std::stoi(s.substr(11, 2)) * 60 + std::stoi(s.substr(14, 2));
    return z.at(Date::parse(s.substr(0, 10)).value(), minute);
}

std::string shown(const TimeZone& z, Instant t) {
    const Date day = business_date(z, t);
    const auto minute = (t.v + z.offset_ms(t) - day.days * kDayMs) / kMinuteMs;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return day.to_string() + " " + two(minute / 60) + ":" + two(minute % 60);
}

WorkCalendar office() {
    return {{office_week(), china_holidays(office_hours())}, zone("Asia/Shanghai")};
}

WorkCalendar always_open(const std::string& zone_name) {
    CalendarRules rules;
    rules.week.fill({{0, kMinutesPerDay}});
    return {rules, zone(zone_name)};
}

TEST(TimeZone, unknown_names_are_refused) {
    for (const std::string_view name : {"", "Asia/Nowhere", "xyz", "\xFF", "Etc/Unknown"})
        EXPECT_FALSE(TimeZone::named(name)) << name;
    EXPECT_FALSE(TimeZone::named(std::string(500, 'A')));
}

TEST(TimeZone, business_date_is_local) {
    const Instant t{1'764'000'000'000};  // 2025-11-24 16:00 UTC
    EXPECT_EQ(business_date(TimeZone::utc(), t).to_string(), "2025-11-24");
    EXPECT_EQ(business_date(zone("Asia/Shanghai"), t).to_string(), "2025-11-25");
    EXPECT_EQ(business_date(zone("Asia/Shanghai"), {t.v - 1}).to_string(), "2025-11-24");
    EXPECT_EQ(business_date(TimeZone::fixed(-60), {0}).to_string(), "1969-12-31");
    EXPECT_EQ(TimeZone::fixed(-330).name(), "UTC-05:30");
}

TEST(TimeZone, skipped_and_repeated_times_have_one_meaning) {
    const TimeZone london = zone("Europe/London");
    const Date spring = Date::from_ymd(2026, 3, 29), autumn = Date::from_ymd(2026, 10, 25);
    EXPECT_EQ(london.at(spring, 90), london.at(spring, 120));  // 01:30 never was
    EXPECT_EQ(london.at(autumn, 90).v - london.at(autumn, 0).v, 90 * kMinuteMs);
    EXPECT_EQ(london.at(autumn, 120).v - london.at(autumn, 0).v, 180 * kMinuteMs);
    const auto length = [&](Date d) {
        return start_of_day(london, d.plus_days(1)).v - start_of_day(london, d).v;
    };
    EXPECT_EQ(length(spring), 23 * kHourMs);
    EXPECT_EQ(length(autumn), 25 * kHourMs);
}

TEST(TimeZone, a_day_may_begin_after_midnight_and_repeat_its_last_hour) {
    const TimeZone brazil = zone("America/Sao_Paulo");  // changed at midnight until 2019
    const Date spring = Date::from_ymd(2018, 11, 4), autumn = Date::from_ymd(2018, 2, 17);
    EXPECT_EQ(shown(brazil, start_of_day(brazil, spring)), "2018-11-04 01:00");
    EXPECT_EQ(brazil.at(spring.plus_days(-1), 1440), start_of_day(brazil, spring));
    EXPECT_EQ(brazil.at(autumn, 1440), start_of_day(brazil, autumn.plus_days(1)));
    EXPECT_EQ(brazil.at(autumn, 1440).v - brazil.at(autumn, 0).v, 25 * kHourMs);
}

struct Row {
    std::string from;
    std::int64_t minutes;
    std::string due;
};

TEST(Deadline, office_hours_with_lunch_weekends_and_holidays) {
    const WorkCalendar calendar = office();
    const TimeZone& z = calendar.zone();
    for (const Row& row : std::vector<Row>{
             {"2026-11-24 09:00", 60, "2026-11-24 10:00"},
             {"2026-11-24 09:00", 180, "2026-11-24 12:00"},  // ends with the interval
             {"2026-11-24 09:00", 181, "2026-11-24 13:01"},
             {"2026-11-24 12:30", 30, "2026-11-24 13:30"},  // asked during lunch
             {"2026-11-24 17:30", 60, "2026-11-25 09:30"},
             {"2026-11-24 23:59", 30, "2026-11-25 09:30"},
             {"2026-11-24 00:00", 480, "2026-11-24 18:00"},
             {"2026-11-27 17:30", 60, "2026-11-30 09:30"},  // over a weekend
             {"2026-11-28 10:00", 60, "2026-11-30 10:00"},  // on a Saturday
             {"2026-10-01 10:00", 60, "2026-10-08 10:00"},  // opened on a holiday
             {"2026-09-30 17:00", 120, "2026-10-08 10:00"},
             {"2026-10-09 17:00", 120, "2026-10-10 10:00"},  // make-up Saturday works
             {"2026-02-13 17:00", 600, "2026-02-24 10:00"},  // make-up day, then Spring Festival
             {"2025-01-27 17:30", 90, "2025-02-05 10:00"},
             {"2026-11-24 10:00", 0, "2026-11-24 10:00"},
             {"2026-11-28 10:00", 0, "2026-11-28 10:00"},
             {"2026-11-24 10:00", -30, "2026-11-24 09:30"},
             {"2026-11-24 13:30", -60, "2026-11-24 11:30"},
             {"2026-11-30 09:30", -60, "2026-11-27 17:30"},
             {"2026-11-30 09:00", -480, "2026-11-27 09:00"}})
        EXPECT_EQ(shown(z, deadline(calendar, local(z, row.from), row.minutes)), row.due)
            << row.from << " + " << row.minutes;
}

TEST(Deadline, intervals_up_to_midnight_join_the_next_day) {
    CalendarRules rules;
    rules.week.fill({{20 * 60, kMinutesPerDay}, {0, 4 * 60}});
    const WorkCalendar night(rules, zone("Asia/Shanghai"));
    const TimeZone& z = night.zone();
    EXPECT_EQ(shown(z, deadline(night, local(z, "2026-11-24 23:59"), 2)), "2026-11-25 00:01");
    EXPECT_EQ(shown(z, deadline(night, local(z, "2026-11-24 23:00"), 60)), "2026-11-25 00:00");
    EXPECT_EQ(shown(z, deadline(night, local(z, "2026-11-24 23:00"), 301)), "2026-11-25 20:01");
    EXPECT_TRUE(is_open(night, {local(z, "2026-11-25 00:00").v - 1}));
    EXPECT_TRUE(is_open(night, local(z, "2026-11-25 00:00")));
    EXPECT_FALSE(is_open(night, local(z, "2026-11-25 04:00")));
}

TEST(Deadline, around_the_clock_counts_real_time_when_clocks_change) {
    const WorkCalendar calendar = always_open("Europe/London");
    const TimeZone& z = calendar.zone();
    const Instant before = local(z, "2026-03-28 12:00");
    EXPECT_EQ(deadline(calendar, before, 1440).v - before.v, kDayMs);
    EXPECT_EQ(shown(z, deadline(calendar, before, 1440)), "2026-03-29 13:00");
    EXPECT_EQ(shown(z, deadline(calendar, local(z, "2026-10-24 12:00"), 1440)), "2026-10-25 11:00");
    EXPECT_EQ(working_minutes_between(calendar, {0}, {kMaxWorkingMinutes / 3 * kMinuteMs}),
              kMaxWorkingMinutes / 3);
}

TEST(WorkingMinutes, between_two_moments) {
    const WorkCalendar calendar = office();
    const TimeZone& z = calendar.zone();
    struct Span {
        std::string a, b;
        std::int64_t minutes;
    };
    for (const Span& row : std::vector<Span>{{"2026-11-24 09:00", "2026-11-24 18:00", 480},
                                             {"2026-11-24 11:30", "2026-11-24 13:30", 60},
                                             {"2026-11-24 12:10", "2026-11-24 12:50", 0},
                                             {"2026-11-27 17:00", "2026-11-30 10:00", 120},
                                             {"2026-10-01 00:00", "2026-10-08 00:00", 0},
                                             {"2026-10-10 00:00", "2026-10-11 00:00", 480},
                                             {"2026-11-24 18:00", "2026-11-24 09:00", -480}})
        EXPECT_EQ(working_minutes_between(calendar, local(z, row.a), local(z, row.b)), row.minutes)
            << row.a << " – " << row.b;
    const Instant a = local(z, "2026-11-24 10:00");
    EXPECT_EQ(working_minutes_between(calendar, a, {a.v + 59'999}), 0);
    EXPECT_EQ(working_minutes_between(calendar, {a.v + 59'999}, a), 0);
    EXPECT_EQ(working_ms_between(calendar, a, {a.v + 59'999}), 59'999);
}

TEST(NextOpen, is_now_or_the_next_opening) {
    const WorkCalendar calendar = office();
    const TimeZone& z = calendar.zone();
    for (const Row& row : std::vector<Row>{{"2026-11-24 10:00", 0, "2026-11-24 10:00"},
                                           {"2026-11-24 09:00", 0, "2026-11-24 09:00"},
                                           {"2026-11-24 12:00", 0, "2026-11-24 13:00"},
                                           {"2026-11-24 18:00", 0, "2026-11-25 09:00"},
                                           {"2026-11-27 23:59", 0, "2026-11-30 09:00"},
                                           {"2026-10-03 12:00", 0, "2026-10-08 09:00"},
                                           {"2026-10-10 00:00", 0, "2026-10-10 09:00"}})
        EXPECT_EQ(shown(z, next_open(calendar, local(z, row.from))), row.due) << row.from;
}

TEST(OpenDays, count_make_up_days_and_leave_out_holidays) {
    const WorkCalendar calendar = office();
    const auto days = [&](const char* a, const char* b) {
        return calendar.open_days(Date::parse(a).value(), Date::parse(b).value());
    };
    EXPECT_EQ(days("2026-10-01", "2026-11-01"), 18);
    EXPECT_EQ(days("2026-02-01", "2026-03-01"), 16);
    EXPECT_EQ(days("2026-11-23", "2026-11-30"), 5);
    EXPECT_EQ(days("2026-11-30", "2026-11-23"), 0);
    EXPECT_EQ(days("2026-01-01", "2027-01-01"), 248);
    EXPECT_EQ(days("2025-01-01", "2026-01-01"), 248);
}

TEST(Rules, what_cannot_be_a_calendar_is_named) {
    const auto fault = [](auto change) {
        CalendarRules rules{office_week(), china_holidays(office_hours())};
        change(rules);
        return fault_of(rules);
    };
    using F = CalendarFault;
    EXPECT_EQ(fault([](auto&) {}), std::nullopt);
    EXPECT_EQ(fault([](auto& r) { r.week[0] = {{540, 540}}; }), F::interval_out_of_day);
    EXPECT_EQ(fault([](auto& r) { r.week[0] = {{0, 1441}}; }), F::interval_out_of_day);
    EXPECT_EQ(fault([](auto& r) { r.week[0] = {{-1, 5}}; }), F::interval_out_of_day);
    EXPECT_EQ(fault([](auto& r) { r.week[0] = {{0, 60}, {59, 90}}; }), F::intervals_overlap);
    EXPECT_EQ(fault([](auto& r) { r.week[0] = {{60, 90}, {0, 60}}; }), std::nullopt);
    EXPECT_EQ(fault([](auto& r) { r.week = {}; }), F::week_never_open);
    EXPECT_EQ(fault([](auto& r) {
                  r.exceptions.push_back({{}, {}, ""});
              }),
              F::exception_without_date);
    EXPECT_EQ(fault([](auto& r) { r.exceptions.push_back(r.exceptions[0]); }), F::exception_twice);
    EXPECT_EQ(fault([](auto& r) { r.week[0].assign(25, {0, 1}); }), F::too_many);
    EXPECT_THROW(WorkCalendar({}, TimeZone::utc()), InvariantBroken);
    EXPECT_THROW(deadline(office(), {0}, kMaxWorkingMinutes + 1), InvariantBroken);
}

// ---- against the slow and obvious way: ask minute by minute -----------------------------------

OpenHours random_hours(std::mt19937& random, bool may_be_closed) {
    OpenHours hours;
    int at = static_cast<int>(random() % 600);
    const auto count = random() % 4 + (may_be_closed ? 0 : 1);
    for (unsigned i = 0; i < count && at < kMinutesPerDay; ++i) {
        const int end = std::min<int>(kMinutesPerDay, at + 1 + static_cast<int>(random() % 700));
        hours.push_back({at, end});
        at = end + static_cast<int>(random() % 200);
    }
    if (random() % 5 == 0) hours = {{0, kMinutesPerDay}};
    return hours;
}

WorkCalendar random_calendar(std::mt19937& random, Date around) {
    constexpr std::array names = {"Asia/Shanghai",       "Europe/London",  "America/Sao_Paulo",
                                  "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"};
    CalendarRules rules;
    for (OpenHours& hours : rules.week) hours = random_hours(random, true);
    rules.week[random() % 7] = random_hours(random, false);
    for (int day = -20; day < 20; ++day)
        if (random() % 4 == 0)
            rules.exceptions.push_back({around.plus_days(day), random_hours(random, true), ""});
    return {rules, zone(names[random() % names.size()])};
}

TEST(CalendarProperty, sums_agree_with_counting_minute_by_minute) {
    std::mt19937 random(7);
    for (int round = 0; round < 120; ++round) {
        constexpr std::array days = {20538, 20748, 17838, 17578, 20735, 0, 5600};
        const Date around{days[static_cast<std::size_t>(round) % days.size()]};
        const WorkCalendar calendar = random_calendar(random, around);
        Instant t = start_of_day(calendar.zone(), around.plus_days(-6));
        const Instant from = t;
        std::int64_t open = 0;
        for (int minute = 0; minute < 12 * kMinutesPerDay; ++minute) {
            open += is_open(calendar, t);
            t.v += kMinuteMs;
            if (minute % 37 != 0) continue;
            ASSERT_EQ(working_minutes_between(calendar, from, t), open)
                << calendar.zone().name() << " " << shown(calendar.zone(), t);
        }
    }
}

TEST(CalendarProperty, deadline_and_between_are_inverse_and_monotone) {
    std::mt19937 random(11);
    for (int round = 0; round < 4000; ++round) {
        const Date around{static_cast<std::int32_t>(18000 + random() % 4000)};
        const WorkCalendar calendar = random_calendar(random, around);
        const Instant from{start_of_day(calendar.zone(), around).v +
                           static_cast<std::int64_t>(random() % (5 * kDayMs))};
        const std::int64_t minutes = 1 + random() % (round % 2 ? 500 : 2'000'000);
        const Instant due = deadline(calendar, from, minutes);
        ASSERT_EQ(working_ms_between(calendar, from, due), minutes * kMinuteMs);
        ASSERT_TRUE(is_open(calendar, {due.v - 1}));
        ASSERT_LE(due, deadline(calendar, from, minutes + 1));
        ASSERT_LE(due, deadline(calendar, from.plus_ms(random() % kDayMs), minutes));
        const Instant back = deadline(calendar, due, -minutes);
        ASSERT_GE(back, from);
        ASSERT_EQ(working_ms_between(calendar, from, back), 0);
        ASSERT_TRUE(is_open(calendar, back));
        const Instant opening = next_open(calendar, from);
        ASSERT_GE(opening, from);
        ASSERT_TRUE(is_open(calendar, opening));
        ASSERT_EQ(working_ms_between(calendar, from, opening), 0);
    }
}

}  // namespace
}  // namespace zhuli
