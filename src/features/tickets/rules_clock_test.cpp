// The clocks, against the mistakes others made: calendars that end at 24:00, two intervals a day,
// holidays and make-up workdays, pauses over a weekend, policies edited meanwhile, clocks that
// jump.
#include "features/tickets/rules_clock.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::tickets {
namespace {

const TimeZone& shanghai() { return zone_of("Asia/Shanghai"); }

/// Of November and December 2026 in Shanghai; the 27th of November is a Friday.
Instant at(int day, int hour, int minute = 0) {
    return shanghai().at(Date::from_ymd(2026, 11, 1).plus_days(day - 1), hour * 60 + minute);
}
Date day_of(int day) { return Date::from_ymd(2026, 11, 1).plus_days(day - 1); }

WorkCalendar calendar(const OpenHours& hours, std::vector<CalendarException> exceptions = {},
                      int days = 5) {
    CalendarRules rules;
    for (int i = 0; i < days; ++i) rules.week[static_cast<std::size_t>(i)] = hours;
    rules.exceptions = std::move(exceptions);
    return {rules, shanghai()};
}
WorkCalendar two_intervals() { return calendar({{540, 720}, {780, 1080}}); }  // 9–12, 13–18

struct Story {
    std::vector<ClockEvent> events;
    Story& add(ClockAct act, Instant when, Allowance allowed = {}) {
        ClockEvent event;
        event.clock = Clock::reply;
        event.act = act;
        event.at = when;
        event.minutes = allowed.minutes;
        event.warn_minutes = allowed.warn_minutes;
        event.escalate_minutes = allowed.escalate_minutes;
        event.quiet = allowed.quiet;
        events.push_back(event);
        return *this;
    }
    Story& start(Instant when, int minutes, bool quiet = true) {
        return add(ClockAct::started, when, {minutes, minutes * 70 / 100, 60, quiet});
    }
    Reading read(const WorkCalendar& days, Instant now) const {
        return read_clock(days, events, Clock::reply, now);
    }
};

TEST(TicketClock, runs_over_two_intervals_a_day) {
    const auto days = two_intervals();
    const auto reading = Story().start(at(24, 11, 30), 60).read(days, at(24, 13, 10));
    EXPECT_EQ(reading.due_at, at(24, 13, 30));
    EXPECT_EQ(reading.warn_at, at(24, 13, 12));
    EXPECT_EQ(reading.escalate_at, at(24, 14, 30));
    EXPECT_EQ(reading.elapsed_ms, 40 * kMinuteMs);
}

TEST(TicketClock, runs_through_midnight_where_the_day_ends_at_24) {
    const auto days = calendar({{0, kMinutesPerDay}}, {}, 7);
    EXPECT_EQ(Story().start(at(24, 23, 58), 5).read(days, at(24, 23, 59)).due_at, at(25, 0, 3));
    const auto evenings = calendar({{20 * 60, kMinutesPerDay}}, {}, 7);
    EXPECT_EQ(Story().start(at(24, 23, 58), 5).read(evenings, at(25, 1)).due_at, at(25, 20, 3));
}

TEST(TicketClock, opened_outside_hours_begins_with_the_next_working_day) {
    const auto days = calendar({{540, 1080}}, {{day_of(30), {}, "盘点"}});
    const auto friday_evening = Story().start(at(27, 22), 5).read(days, at(28, 12));
    EXPECT_EQ(friday_evening.due_at, at(31, 9, 5)) << "Monday the 30th is a holiday";
    EXPECT_EQ(friday_evening.elapsed_ms, 0);
    EXPECT_EQ(Story().start(at(30, 10), 5).read(days, at(30, 11)).due_at, at(31, 9, 5));
}

TEST(TicketClock, works_on_a_make_up_workday) {
    const auto days = calendar({{540, 1080}}, {{day_of(28), {{540, 1080}}, "补班"}});
    EXPECT_EQ(Story().start(at(27, 17, 30), 60).read(days, at(27, 18)).due_at, at(28, 9, 30));
}

TEST(TicketClock, waits_over_a_weekend_without_losing_or_winning_a_minute) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(27, 17), 120).add(ClockAct::paused, at(27, 17, 30));
    EXPECT_EQ(story.read(days, at(29, 12)).elapsed_ms, 30 * kMinuteMs);
    EXPECT_EQ(story.read(days, at(29, 12)).due_at, Instant{});
    story.add(ClockAct::resumed, at(29, 20));  // a Sunday evening
    EXPECT_EQ(story.read(days, at(30, 9, 15)).elapsed_ms, 45 * kMinuteMs);
    EXPECT_EQ(story.read(days, at(30, 9, 15)).due_at, at(30, 10, 30));
    story.add(ClockAct::paused, at(30, 9, 30)).add(ClockAct::resumed, at(30, 15));
    EXPECT_EQ(story.read(days, at(30, 15)).due_at, at(30, 16));
}

TEST(TicketClock, a_second_pause_or_resumption_changes_nothing) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 10), 60).add(ClockAct::resumed, at(24, 10, 20));
    EXPECT_EQ(story.read(days, at(24, 10, 30)).due_at, at(24, 11));
    story.add(ClockAct::paused, at(24, 10, 30)).add(ClockAct::paused, at(24, 10, 50));
    story.add(ClockAct::resumed, at(24, 14));
    EXPECT_EQ(story.read(days, at(24, 14)).due_at, at(24, 14, 30));
}

TEST(TicketClock, a_new_target_counts_what_has_run_already) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 10), 60);
    EXPECT_EQ(story.read(days, at(24, 10, 20)).due_at, at(24, 11));
    story.add(ClockAct::retargeted, at(24, 10, 20), {30, 20, 60, true});
    EXPECT_EQ(story.read(days, at(24, 10, 20)).due_at, at(24, 10, 30));
    story.add(ClockAct::retargeted, at(24, 10, 25), {10, 5, 60, true});
    EXPECT_EQ(story.read(days, at(24, 10, 26)).due_at, at(24, 10, 25))
        << "late when it was told so, not before";
}

TEST(TicketClock, time_does_not_run_backwards) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 11), 60).add(ClockAct::paused, at(24, 10));  // the clock was set back
    const auto reading = story.read(days, at(24, 9, 30));
    EXPECT_EQ(reading.elapsed_ms, 0);
    story.add(ClockAct::resumed, at(24, 10, 30));
    EXPECT_EQ(story.read(days, at(24, 11, 10)).due_at, at(24, 12));
    EXPECT_EQ(story.read(days, at(24, 10)).elapsed_ms, 0) << "asked about a time before its start";
}

TEST(TicketClock, rings_for_the_warning_then_the_end_then_those_above_once_each) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 10), 100);
    const auto next = [&] { return next_ring(days, story.read(days, at(24, 16))); };
    EXPECT_EQ(next().act, ClockAct::warned);
    EXPECT_EQ(next().at, at(24, 11, 10));
    story.add(ClockAct::warned, next().due);
    EXPECT_EQ(next().act, ClockAct::breached);
    EXPECT_EQ(next().at, at(24, 11, 40));
    story.add(ClockAct::breached, next().due);
    EXPECT_EQ(next().act, ClockAct::escalated);
    EXPECT_EQ(next().at, at(24, 12, 40));
    story.add(ClockAct::escalated, next().due);
    EXPECT_EQ(next().at, Instant{});
}

TEST(TicketClock, stops_for_good_and_starts_again_only_when_it_is_started) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 10), 60).add(ClockAct::stopped, at(24, 10, 40));
    EXPECT_EQ(story.read(days, at(26, 10)).elapsed_ms, 40 * kMinuteMs);
    EXPECT_EQ(next_ring(days, story.read(days, at(26, 10))).at, Instant{});
    story.start(at(26, 10), 30);
    EXPECT_EQ(story.read(days, at(26, 10, 10)).elapsed_ms, 10 * kMinuteMs);
    EXPECT_EQ(story.read(days, at(26, 10, 10)).due_at, at(26, 10, 30));
}

TEST(TicketClock, a_quiet_policy_tells_at_the_next_opening_what_was_due_before) {
    // Retargeted on a Sunday to less than has run: due then, told on Monday.
    const auto days = calendar({{540, 1080}});
    for (const bool quiet : {true, false}) {
        Story story;
        story.start(at(27, 16), 300, quiet);
        story.add(ClockAct::retargeted, at(29, 11), {60, 40, 60, quiet});
        story.add(ClockAct::warned, at(29, 11));
        const Ring ring = next_ring(days, story.read(days, at(29, 12)));
        EXPECT_EQ(ring.due, at(29, 11));
        EXPECT_EQ(ring.at, quiet ? at(30, 9) : at(29, 11));
    }
    const auto at_closing = Story().start(at(24, 17), 60);
    auto events = at_closing;
    events.add(ClockAct::warned, at(24, 17, 42));
    EXPECT_EQ(next_ring(days, events.read(days, at(24, 17, 50))).at, at(24, 18))
        << "the last moment of the day is working time";
}

TEST(TicketClock, of_a_ticket_the_first_that_is_due_leads) {
    const auto days = calendar({{540, 1080}});
    Story story;
    story.start(at(24, 10), 60);
    ClockEvent other = story.events.front();
    other.clock = Clock::classify;
    other.minutes = 5;
    other.warn_minutes = 3;
    story.events.push_back(other);
    auto standing = standing_of(days, story.events, at(24, 10, 1));
    EXPECT_EQ(standing.due_clock, Clock::classify);
    EXPECT_EQ(standing.due_at, at(24, 10, 5));
    EXPECT_EQ(standing.ring_at, at(24, 10, 3));
    other.act = ClockAct::stopped;
    other.at = at(24, 10, 4);
    story.events.push_back(other);
    standing = standing_of(days, story.events, at(24, 10, 4));
    EXPECT_EQ(standing.due_clock, Clock::reply);
    EXPECT_FALSE(standing.breached);
}

TEST(TicketPolicy, the_most_exact_one_counts) {
    const std::vector<Policy> policies = {
        {.reply_minutes = 1},
        {.severity = Severity::s1, .reply_minutes = 2},
        {.kind = Kind::quality, .reply_minutes = 3},
        {.kind = Kind::quality, .severity = Severity::s2, .reply_minutes = 4}};
    const auto minutes = [&](Kind kind, Severity severity) {
        return policy_of(policies, kind, severity).reply_minutes;
    };
    EXPECT_EQ(minutes(Kind::none, Severity::none), 1);
    EXPECT_EQ(minutes(Kind::logistics, Severity::s4), 1);
    EXPECT_EQ(minutes(Kind::quality, Severity::s1), 2) << "danger counts for more than the type";
    EXPECT_EQ(minutes(Kind::quality, Severity::s4), 3);
    EXPECT_EQ(minutes(Kind::quality, Severity::s2), 4);
}

TEST(TicketClock, goes_on_out_of_a_stop_that_was_taken_back_as_if_it_had_not_been) {
    const auto hours = two_intervals();
    Story story;
    story.start(at(24, 10), 60).add(ClockAct::stopped, at(24, 10, 20));
    EXPECT_TRUE(read_clock(hours, story.events, Clock::reply, at(24, 10, 40)).stopped);
    story.add(ClockAct::resumed, at(24, 10, 45));
    const auto reading = read_clock(hours, story.events, Clock::reply, at(24, 10, 50));
    EXPECT_TRUE(reading.runs());
    EXPECT_EQ(reading.elapsed_ms, 50 * kMinuteMs) << "what passed since counts";
    EXPECT_EQ(reading.due_at, at(24, 11));
    EXPECT_EQ(next_ring(hours, reading).due, at(24, 10, 42));
}

TEST(TicketClock, that_was_stopped_in_a_pause_is_paused_again) {
    const auto hours = two_intervals();
    Story story;
    story.start(at(24, 10), 60)
        .add(ClockAct::paused, at(24, 10, 10))
        .add(ClockAct::stopped, at(24, 10, 20))
        .add(ClockAct::resumed, at(24, 10, 30));
    EXPECT_TRUE(read_clock(hours, story.events, Clock::reply, at(24, 11)).paused);
    story.add(ClockAct::resumed, at(24, 11));
    const auto reading = read_clock(hours, story.events, Clock::reply, at(24, 11, 5));
    EXPECT_EQ(reading.elapsed_ms, 15 * kMinuteMs);
    EXPECT_EQ(reading.due_at, at(24, 11, 50));
}

TEST(TicketClock, says_what_it_was_allowed_before_and_whether_it_was_stopped_then) {
    Story story;
    story.start(at(24, 10), 60);
    EXPECT_FALSE(allowed_before(story.events, Clock::reply, at(24, 11)));
    story.add(ClockAct::retargeted, at(24, 11), {30, 20, 60, false});
    story.events.back().noted_at = at(24, 11);
    EXPECT_EQ(allowed_before(story.events, Clock::reply, at(24, 11))->minutes, 60);
    EXPECT_FALSE(allowed_before(story.events, Clock::resolve, at(24, 11)));
    EXPECT_FALSE(stopped_last(story.events, Clock::reply, at(24, 11)));
    story.add(ClockAct::stopped, at(24, 11, 5));
    story.events.back().noted_at = at(24, 11, 5);
    EXPECT_TRUE(stopped_last(story.events, Clock::reply, at(24, 11, 5)));
    EXPECT_FALSE(stopped_last(story.events, Clock::reply, at(24, 11, 6)));
    story.add(ClockAct::resumed, at(24, 11, 7));
    EXPECT_FALSE(stopped_last(story.events, Clock::reply, at(24, 11, 5)));
}

}  // namespace
}  // namespace zhuli::tickets
