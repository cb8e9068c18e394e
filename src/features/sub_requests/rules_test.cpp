#include "features/sub_requests/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::sub_requests {
namespace {

Instant at(int day, int hour, int minute = 0) {
    return zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 11, day), hour * 60 + minute);
}

/// Monday to Friday, 9–12 and 13–18.
WorkCalendar office() {
    CalendarRules rules;
    for (std::size_t day = 0; day < 5; ++day) rules.week[day] = {{540, 720}, {780, 1080}};
    return {rules, zone_of("Asia/Shanghai")};
}

using Events = std::vector<RequestClockEvent>;

Events asked(Instant when, int minutes) {
    return {{.act = ClockAct::started,
             .at = when,
             .minutes = minutes,
             .warn_minutes = minutes * kWarnPercent / 100}};
}
void add(Events& events, ClockAct act, Instant at) { events.push_back({.act = act, .at = at}); }

TEST(SubRequestClocks, count_working_minutes_over_a_weekend) {
    const WorkCalendar calendar = office();
    const auto friday = asked(at(27, 17), 240);  // 2026-11-27
    const auto reading = read_clock(calendar, friday, at(28, 12));
    EXPECT_GT(reading.due_at, at(30, 9)) << "on Monday";
    EXPECT_LT(reading.due_at, at(30, 18));
    EXPECT_EQ(reading.elapsed_ms, 60 * kMinuteMs) << "on Saturday";
    EXPECT_EQ(working_ms_between(calendar, at(27, 17), reading.due_at), 240 * kMinuteMs);
    EXPECT_EQ(working_ms_between(calendar, at(27, 17), reading.warn_at), 168 * kMinuteMs);
}

TEST(SubRequestClocks, warn_once_run_out_once_and_then_never_ring) {
    const WorkCalendar calendar = office();
    auto clock = asked(at(24, 10), 60);
    const auto next = [&](Instant now) {
        return next_ring(calendar, read_clock(calendar, clock, now));
    };
    EXPECT_EQ(next(at(24, 10)).act, ClockAct::warned);
    EXPECT_EQ(next(at(24, 10)).at, at(24, 10, 42));
    add(clock, ClockAct::warned, at(24, 10, 42));
    EXPECT_EQ(next(at(24, 10, 42)).act, ClockAct::breached);
    EXPECT_EQ(next(at(24, 10, 42)).at, at(24, 11));
    add(clock, ClockAct::breached, at(24, 11));
    EXPECT_EQ(next(at(24, 11)).at.v, 0) << "nobody is above a department";
    clock = asked(at(24, 10), 60);
    add(clock, ClockAct::stopped, at(24, 10, 30));
    EXPECT_EQ(next(at(30, 10)).at.v, 0);
    EXPECT_EQ(read_clock(calendar, clock, at(30, 10)).elapsed_ms, 30 * kMinuteMs);
    EXPECT_FALSE(read_clock(calendar, clock, at(30, 10)).breached);
}

TEST(SubRequestTemplates, are_refused_with_every_problem_at_its_place) {
    Settings settings;
    settings.templates = usual_templates();
    EXPECT_TRUE(check(settings).ok());
    EXPECT_NE(template_called(settings.templates, "核对出库"), nullptr);
    EXPECT_EQ(template_called(settings.templates, "别的"), nullptr);
    settings.templates = {{"", Role::finance, "x", 1},
                          {"a", Role::finance, "", 0},
                          {"a", Role::finance, "x", kMostMinutes}};
    std::vector<std::string> places;
    const auto refused = check(settings);
    for (const auto& field : refused.problem().fields) places.push_back(field.path);
    EXPECT_EQ(places, (std::vector<std::string>{"templates.0.name", "templates.1.words",
                                                "templates.1.minutes", "templates.2.name"}));
}

TEST(SubRequestTemplates, ask_what_they_say_and_what_is_added) {
    const Template one{"核对出库", Role::warehouse, "数量", 60};
    EXPECT_EQ(asked_words(one, ""), "数量");
    EXPECT_EQ(asked_words(one, "急"), "数量\n急");
}

}  // namespace
}  // namespace zhuli::sub_requests
