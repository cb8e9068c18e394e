#include "features/day_plans/rules_compose.hpp"

#include <gtest/gtest.h>

#include "features/day_plans/days_for_test.hpp"

namespace zhuli::day_plans {
namespace {

struct Composing : testing::Test, TestDay {
    void follow_up(const std::string& title, std::int64_t rank) {
        add(title, DutyKind::follow_up, at(9)).rank = rank;
    }
    /// Follow-ups of a quarter of an hour, named `prefix`1 and so on, the first the most pressing.
    void many(const std::string& prefix, int count) {
        for (int i = 1; i <= count; ++i) follow_up(prefix + std::to_string(i), 1000 - i);
    }
};

TEST_F(Composing, puts_customers_into_selling_hours_by_rank_and_orders_to_the_desk) {
    follow_up("乙", 10);
    follow_up("甲", 20);
    add("单一", DutyKind::order, {}, 10);
    add("单二", DutyKind::order, {}, 10);
    EXPECT_EQ(line(compose(at(8))),
              "甲 9:30 selling, 乙 9:45 selling, 单一 11:30 desk, 单二 11:40 desk");
}

TEST_F(Composing, keeps_a_promise_to_the_minute_and_answers_at_once) {
    many("跟", 8);  // all of the morning's selling hours
    add("承诺", DutyKind::promise, at(10, 30));
    add("咨询", DutyKind::inquiry, at(9, 40));
    const auto composed = compose(at(9, 20));
    EXPECT_EQ(line(composed),
              "咨询 9:20 answer, 跟1 9:35 selling, 跟2 9:50 selling, 跟3 10:05 selling,"
              " 承诺 10:30 promise, 跟4 10:45 selling, 跟5 11:00 selling, 跟6 11:15 selling,"
              " 跟7 14:00 selling, 跟8 14:15 selling");
}

TEST_F(Composing, begins_a_complaint_before_its_clock_ends_and_before_customers_by_rank) {
    many("跟", 3);
    add("客诉", DutyKind::complaint, at(10), 20);
    add("已超时", DutyKind::complaint, at(8, 30), 20);
    EXPECT_EQ(line(compose(at(9, 30))),
              "客诉 9:30 clock, 已超时 9:50 late, 跟1 10:10 selling, 跟2 10:25 selling,"
              " 跟3 10:40 selling");
}

TEST_F(Composing, puts_a_promise_in_the_lunch_break_before_it) {
    add("午间", DutyKind::promise, at(12, 30));
    EXPECT_EQ(line(compose(at(8))), "午间 11:45 promise");
}

TEST_F(Composing, says_that_a_promise_is_late_and_puts_it_next) {
    add("错过", DutyKind::promise, at(9, 30));
    EXPECT_EQ(line(compose(at(10, 1))), "错过 10:05 late");
    duties.clear();
    is_composed = false;
    add("早班", DutyKind::promise, at(8));
    EXPECT_EQ(line(compose(at(7))), "早班 9:00 late") << "nobody works before";
}

TEST_F(Composing, lets_a_promise_go_a_little_early_for_another) {
    add("甲", DutyKind::promise, at(15));
    add("乙", DutyKind::promise, at(15));
    EXPECT_EQ(line(compose(at(8))), "乙 14:45 promise, 甲 15:00 promise");
}

TEST_F(Composing, puts_a_promise_aside_within_its_window_for_an_answer_that_is_due) {
    add("承诺", DutyKind::promise, at(15));
    add("咨询", DutyKind::inquiry, at(15, 10));
    EXPECT_EQ(line(compose(at(14, 50))), "承诺 14:55 promise, 咨询 15:10 answer");
}

TEST_F(Composing, goes_near_an_hour_that_was_only_named) {
    add("点名", DutyKind::follow_up, at(15, 20)).timed = true;
    add("承诺", DutyKind::promise, at(15, 30));
    EXPECT_EQ(line(compose(at(8))), "点名 15:15 named, 承诺 15:30 promise");
}

TEST_F(Composing, leaves_the_buffer_free_and_says_what_it_costs) {
    many("跟", 40);
    const auto composed = compose(at(8));
    // 180 and 300 minutes, 40 and 60 of them kept: nine and sixteen quarters of an hour.
    EXPECT_EQ(composed.blocks.size(), 25u);
    EXPECT_EQ(composed.left.size(), 15u);
    EXPECT_EQ(composed.left.front().title, "跟26") << "the most pressing first";
    EXPECT_EQ(composed.left.front().reason, LeftReason::buffer);
    EXPECT_EQ(composed.left.front().proposed_on, on.plus_days(1));
    EXPECT_EQ(sum_minutes(composed.buffer), 100);
}

TEST_F(Composing, never_puts_desk_work_into_selling_hours) {
    for (int i = 1; i <= 40; ++i) add("单" + std::to_string(i), DutyKind::order, {}, 10);
    const auto composed = compose(at(8));
    const Frame f = frame(at(8));
    for (const Block& block : composed.blocks) {
        const OpenTime hours{f.minute_of(block.starts_at), f.minute_of(block.ends_at)};
        EXPECT_TRUE(both({&hours, 1}, f.selling).empty()) << block.title;
    }
    ASSERT_FALSE(composed.left.empty());
    EXPECT_EQ(composed.left.front().reason, LeftReason::desk_full);
}

TEST_F(Composing, fills_up_to_the_days_target_and_no_further) {
    follow_up("今天", 10);
    for (const auto* title : {"明天", "后天", "大后天"})
        add(title, DutyKind::ahead, at(9).plus_ms(kDayMs));
    talks_wanted = 3;
    EXPECT_EQ(line(compose(at(8))), "今天 9:30 selling, 明天 9:45 ahead, 后天 10:00 ahead");
}

TEST_F(Composing, says_that_the_day_is_over_or_off) {
    follow_up("甲", 1);
    EXPECT_EQ(left(compose(at(18))), "甲 day_over");
    is_composed = false;
    on = Date::from_ymd(2026, 11, 28);  // Saturday
    const auto off = compose(at(9));
    EXPECT_EQ(left(off), "甲 day_off");
    EXPECT_EQ(off.left.front().proposed_on, Date::from_ymd(2026, 11, 30));
}

TEST_F(Composing, keeps_hours_at_the_desk_for_the_desk_before_customers_spill_over) {
    many("跟", 40);
    for (int i = 1; i <= 3; ++i) add("单" + std::to_string(i), DutyKind::order, {}, 10);
    const auto composed = compose(at(8));
    int at_the_desk = 0;
    for (const Block& block : composed.blocks) at_the_desk += block.why == Why::desk;
    EXPECT_EQ(at_the_desk, 3) << line(composed);
    EXPECT_EQ(sum_minutes(composed.buffer), 100);
}

// ---- something arrives --------------------------------------------------------------------------

TEST_F(Composing, moves_as_few_as_possible_for_an_answer_and_says_for_what) {
    many("跟", 8);
    compose(at(8));
    settle("跟1");
    add("咨询", DutyKind::inquiry, at(10, 7));
    const auto composed = compose(at(9, 57));
    EXPECT_EQ(moves(composed), "咨询 ->10:00 arrived, 跟3 10:00>14:00 made_room 咨询");
}

TEST_F(Composing, pushes_one_away_for_an_answer_into_the_buffer) {
    many("跟", 25);  // as much as the day takes
    compose(at(8));
    settle("跟21");
    settle("跟1");
    add("咨询", DutyKind::inquiry, at(10, 7));
    const auto composed = compose(at(9, 57));
    EXPECT_EQ(moves(composed), "咨询 ->10:00 arrived, 跟3 10:00>11:30 made_room 咨询");
    EXPECT_TRUE(block("跟3").from_buffer);
}

TEST_F(Composing, answers_what_is_late_before_anything_else) {
    many("跟", 2);
    add("超时", DutyKind::inquiry, at(9, 10));
    EXPECT_EQ(line(compose(at(9, 30))), "超时 9:30 late, 跟1 9:45 selling, 跟2 10:00 selling");
}

TEST_F(Composing, answers_in_time_before_what_is_late_already) {
    many("跟", 2);
    add("超时", DutyKind::inquiry, at(9, 10));
    add("来电", DutyKind::inquiry, at(9, 33));
    EXPECT_EQ(line(compose(at(9, 24))),
              "来电 9:25 answer, 超时 9:40 late, 跟1 9:55 selling, 跟2 10:10 selling");
    add("又来", DutyKind::inquiry, at(9, 44));
    const auto composed = compose(at(9, 26));
    EXPECT_EQ(moves(composed),
              "又来 ->9:40 arrived, 超时 9:40>9:55 made_room 又来,"
              " 跟1 9:55>10:25 made_room 超时")
        << line(composed);
}

TEST_F(Composing, keeps_what_is_under_way_and_what_was_done) {
    many("跟", 3);
    compose(at(8));
    settle("跟1");
    add("咨询", DutyKind::inquiry, at(10, 0));
    const auto composed = compose(at(9, 47));
    EXPECT_EQ(line(composed),
              "跟1 9:30 done, 跟2 9:45 selling, 咨询 10:00 answer, 跟3 10:15 selling");
}

TEST_F(Composing, brings_in_what_found_no_room_once_there_is_some) {
    many("跟", 26);
    compose(at(8));
    settle("跟20");
    const auto composed = compose(at(8, 30));
    EXPECT_EQ(moves(composed), "跟26 ->16:45 room");
    EXPECT_TRUE(composed.left.empty());
}

TEST_F(Composing, leaves_a_pinned_block_and_moves_others_for_it) {
    many("跟", 3);
    compose(at(8));
    Block& block = this->block("跟1");
    block.starts_at = at(10);
    block.ends_at = at(10, 15);
    block.pinned = true;
    block.why = Why::chosen;
    const auto composed = compose(at(8));
    EXPECT_EQ(line(composed), "跟3 9:30 selling, 跟2 9:45 selling, 跟1 10:00 chosen");
    EXPECT_EQ(moves(composed), "跟3 10:00>9:30 made_room 跟1");
    add("承诺", DutyKind::promise, at(10));
    EXPECT_EQ(line(compose(at(8))),
              "跟3 9:30 selling, 承诺 9:45 promise, 跟1 10:00 chosen, 跟2 10:15 selling");
}

TEST_F(Composing, keeps_what_was_dropped_out_until_it_is_wanted_again) {
    many("跟", 2);
    compose(at(8));
    block("跟1").state = BlockState::dropped;
    EXPECT_EQ(line(compose(at(8))), "跟2 9:45 selling");
    block("跟1").state = BlockState::planned;
    EXPECT_EQ(line(compose(at(8))), "跟1 9:30 selling, 跟2 9:45 selling");
}

TEST_F(Composing, follows_a_promise_to_its_new_hour) {
    add("承诺", DutyKind::promise, at(10));
    compose(at(8));
    duties.front().due_at = at(16);
    EXPECT_EQ(moves(compose(at(8))), "承诺 10:00>16:00 due_changed");
}

TEST_F(Composing, gives_way_when_the_hours_are_others) {
    add("单", DutyKind::order, {}, 10);
    compose(at(8));
    settings.selling_hours = {{11 * 60, 12 * 60}};
    settings.desk_hours = {{13 * 60, 14 * 60}};
    EXPECT_EQ(moves(compose(at(8))), "单 11:30>13:00 hours_changed");
}

TEST_F(Composing, begins_anew_when_asked_but_for_what_is_pinned) {
    follow_up("丙", 1);
    compose(at(8));
    follow_up("甲", 9);
    compose(at(8));
    block("丙").pinned = true;
    const auto pinned = compose(at(8), Keep::nothing);
    EXPECT_EQ(line(pinned), "丙 9:30 selling, 甲 9:45 selling");
    block("丙").pinned = false;
    const auto anew = compose(at(8), Keep::nothing);
    EXPECT_EQ(line(anew), "甲 9:30 selling, 丙 9:45 selling");
    EXPECT_EQ(moves(anew), "甲 9:45>9:30 recomposed, 丙 9:30>9:45 recomposed");
}

TEST_F(Composing, counts_promises_and_the_time_that_is_for_customers) {
    follow_up("甲", 1);
    add("承诺", DutyKind::promise, at(10));
    add("错过", DutyKind::promise, at(8));
    add("单", DutyKind::order, {}, 10);
    const auto figures = figures_of(frame(at(7)), compose(at(7)));
    EXPECT_EQ(figures.selling_minutes, 300);
    EXPECT_EQ(figures.promises_count, 2);
    EXPECT_EQ(figures.promises_kept_count, 1);
    EXPECT_EQ(figures.customer_minutes, 30);
    EXPECT_EQ(figures.talks_planned_count, 3);
}

}  // namespace
}  // namespace zhuli::day_plans
