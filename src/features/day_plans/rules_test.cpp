#include "features/day_plans/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::day_plans {
namespace {

const WorkCalendar& office() { return office_calendar("Asia/Shanghai"); }
const Date kTuesday = Date::from_ymd(2026, 11, 24);
Instant at(Date day, int hour, int minute = 0) {
    return office().zone().at(day, hour * 60 + minute);
}
std::string words(const OpenHours& hours) {
    std::string text;
    for (const OpenTime& one : hours)
        text += std::to_string(one.from_minute) + "-" + std::to_string(one.to_minute) + " ";
    return text;
}
std::vector<std::string> problems_of(const Result<>& result) {
    std::vector<std::string> list;
    if (!result.ok())
        for (const auto& field : result.problem().fields)
            list.push_back(field.path + ":" + field.code);
    return list;
}
using Words = std::vector<std::string>;

TEST(DayHours, are_cut_and_taken_away) {
    const OpenTime work[] = {{540, 720}, {780, 1080}};
    const OpenTime selling[] = {{500, 600}, {700, 800}};
    EXPECT_EQ(words(both(selling, work)), "540-600 700-720 780-800 ");
    EXPECT_EQ(words(without(work, selling)), "600-700 800-1080 ");
    EXPECT_EQ(sum_minutes(work), 480);
}

TEST(DayFrame, has_selling_hours_inside_working_time_and_ends_at_lunch) {
    Settings settings;
    settings.selling_hours = {{8 * 60, 12 * 60 + 30}, {14 * 60, 17 * 60}};
    settings.desk_hours = {{17 * 60, 19 * 60}};
    const auto frame = frame_of(settings, {}, office(), kTuesday, at(kTuesday, 10, 2));
    EXPECT_EQ(words(frame.working), "540-720 780-1080 ");
    EXPECT_EQ(words(frame.selling), "540-720 840-1020 ");
    EXPECT_EQ(words(frame.desk), "1020-1080 ");
    EXPECT_EQ(frame.now, 602);
    EXPECT_EQ(frame.first, 605);
    EXPECT_EQ(frame.next_on, kTuesday.plus_days(1));
}

TEST(DayFrame, begins_exactly_now_on_a_step_and_a_second_later_on_the_next) {
    const auto first = [](Instant now) { return frame_of({}, {}, office(), kTuesday, now).first; };
    EXPECT_EQ(first(at(kTuesday, 10)), 600);
    EXPECT_EQ(first(at(kTuesday, 10).plus_ms(1)), 605);
    EXPECT_EQ(first(at(kTuesday.plus_days(-1), 20)), 0);
}

TEST(DayFrame, knows_holidays_and_make_up_days) {
    // National Day 2026: 1 to 7 October off; Saturday 10 October is worked.
    const Date holiday = Date::from_ymd(2026, 10, 1), saturday = Date::from_ymd(2026, 10, 10);
    EXPECT_TRUE(frame_of({}, {}, office(), holiday, at(holiday, 9)).working.empty());
    EXPECT_EQ(sum_minutes(frame_of({}, {}, office(), saturday, at(saturday, 9)).working), 480);
    EXPECT_EQ(next_working_day(office(), Date::from_ymd(2026, 9, 30)), Date::from_ymd(2026, 10, 8));
}

TEST(DayFrame, counts_by_the_clock_on_the_wall_when_clocks_change) {
    for (const Date on : {Date::from_ymd(2026, 3, 29), Date::from_ymd(2026, 10, 25)}) {
        const auto frame = frame_of({}, {}, office_calendar("Europe/Berlin"), on, {});
        for (const int minute : {0, 60, 4 * 60, 10 * 60, 23 * 60 + 59})
            EXPECT_EQ(frame.minute_of(frame.at(minute)), minute) << on.to_string();
    }
}

TEST(DayFrame, takes_ones_own_selling_hours_before_the_organisations) {
    Habit habit;
    habit.selling_hours = {{17 * 60, 18 * 60}};
    const auto frame = frame_of({}, habit, office(), kTuesday, at(kTuesday, 9));
    EXPECT_EQ(words(frame.selling), "1020-1080 ");
    EXPECT_EQ(words(frame.desk), "690-720 ") << "no desk hours in them";
}

TEST(DaySettings, are_refused_with_every_problem_at_once) {
    Settings settings;
    settings.selling_hours = {{600, 660}, {650, 700}};
    settings.desk_hours = {{700, 600}};
    settings.buffer_percent = 61;
    settings.phone_minutes = 7;
    settings.visit_minutes = 500;
    EXPECT_EQ(problems_of(check(settings)),
              (Words{"selling_hours.1:field.hours_overlap", "desk_hours.0:field.hours_of_no_day",
                     "buffer_percent:day_plans.range", "phone_minutes:day_plans.not_on_steps",
                     "visit_minutes:day_plans.range"}));
    settings = {};
    EXPECT_TRUE(check(settings).ok());
    settings.desk_hours = {{600, 660}};
    EXPECT_EQ(problems_of(check(settings)), Words{"desk_hours:day_plans.desk_in_selling_hours"});
    settings.desk_hours = {{1021, 1080}};
    EXPECT_EQ(problems_of(check(settings)), Words{"desk_hours.0:day_plans.not_on_steps"});
}

TEST(DayHabits, want_neither_less_than_nothing_nor_the_impossible) {
    Habit habit;
    habit.talks_per_day = 101;
    EXPECT_EQ(problems_of(check(habit)), Words{"talks_per_day:day_plans.range"});
    habit.talks_per_day = 12;
    EXPECT_TRUE(check(habit).ok());
}

// ---- what a person may do with a block ----------------------------------------------------------

struct Arranging : testing::Test {
    Ctx ctx;  // the system's: may do everything
    DayPlan plan;
    Frame frame = frame_of({}, {}, office(), kTuesday, at(kTuesday, 10, 10));

    Arranging() {
        add(1, 10, 0);
        add(2, 11, 0);
        add(3, 14, 0);
        plan.blocks[2].pinned = true;
    }
    void add(std::int64_t id, int hour, int minute) {
        Block& block = plan.blocks.emplace_back();
        block.entity = "follow_up";
        block.entity_id = {id};
        block.title = "客户" + std::to_string(id);
        block.starts_at = at(kTuesday, hour, minute);
        block.ends_at = block.starts_at.plus_ms(15 * kMinuteMs);
    }
    std::string done(Act act, std::int64_t id, Instant to = {}) {
        const auto blocks = arranged(ctx, plan, frame, {kTuesday, "follow_up", {id}, act, to});
        if (!blocks.ok())
            return blocks.problem().fields.empty() ? blocks.problem().code
                                                   : blocks.problem().fields.front().code;
        for (const Block& block : *blocks)
            if (block.entity_id == Id{id})
                return std::string(enum_name(block.state)) + (block.pinned ? " pinned " : " ") +
                       std::to_string(frame.minute_of(block.starts_at));
        return "gone";
    }
};

TEST_F(Arranging, pins_moves_drops_and_takes_back) {
    EXPECT_EQ(done(Act::pin, 2), "planned pinned 660");
    EXPECT_EQ(done(Act::unpin, 3), "planned 840");
    EXPECT_EQ(done(Act::move, 2, at(kTuesday, 15, 3)), "planned pinned 900") << "on a step";
    EXPECT_EQ(done(Act::drop, 3), "dropped 840");
    plan.blocks[1].state = BlockState::dropped;
    EXPECT_EQ(done(Act::restore, 2), "planned 660");
}

TEST_F(Arranging, is_refused_where_it_cannot_be) {
    EXPECT_EQ(done(Act::pin, 9), "problem.not_found");
    EXPECT_EQ(done(Act::pin, 3), "problem.action_not_now");
    EXPECT_EQ(done(Act::unpin, 2), "problem.action_not_now");
    EXPECT_EQ(done(Act::restore, 2), "problem.action_not_now");
    EXPECT_EQ(done(Act::move, 1, at(kTuesday, 15)), "day_plans.under_way");
    EXPECT_EQ(done(Act::move, 2, at(kTuesday, 9)), "day_plans.in_the_past");
    EXPECT_EQ(done(Act::move, 2, at(kTuesday, 12)), "day_plans.outside_work");
    EXPECT_EQ(done(Act::move, 2, at(kTuesday, 11, 50)), "day_plans.outside_work") << "into lunch";
    EXPECT_EQ(done(Act::move, 2, at(kTuesday, 14, 5)), "day_plans.taken") << "pinned";
    EXPECT_EQ(done(Act::move, 3, at(kTuesday, 11)), "planned pinned 660") << "that one will go";
}

TEST_F(Arranging, gives_a_time_to_what_had_found_none) {
    LeftOver& left = plan.left_over.emplace_back();
    left.entity = "follow_up";
    left.entity_id = {7};
    left.minutes = 60;
    EXPECT_EQ(done(Act::pin, 7), "problem.not_found");
    EXPECT_EQ(done(Act::move, 7, at(kTuesday, 17, 30)), "day_plans.outside_work");
    EXPECT_EQ(done(Act::move, 7, at(kTuesday, 17)), "planned pinned 1020");
}

TEST(DayActions, are_those_of_the_state_and_none_while_it_is_under_way) {
    const Ctx ctx;
    Block block;
    block.starts_at = at(kTuesday, 10);
    block.ends_at = at(kTuesday, 10, 15);
    EXPECT_EQ(actions_for(ctx, block, at(kTuesday, 9)), (Words{"pin", "move", "drop"}));
    EXPECT_EQ(actions_for(ctx, block, at(kTuesday, 10, 5)), Words{});
    block.pinned = true;
    EXPECT_EQ(actions_for(ctx, block, at(kTuesday, 9)), (Words{"unpin", "move", "drop"}));
    block.state = BlockState::dropped;
    EXPECT_EQ(actions_for(ctx, block, at(kTuesday, 9)), Words{"restore"});
    block.state = BlockState::done;
    EXPECT_EQ(actions_for(ctx, block, at(kTuesday, 9)), Words{});
}

}  // namespace
}  // namespace zhuli::day_plans
