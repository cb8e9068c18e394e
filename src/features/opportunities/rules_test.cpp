#include "features/opportunities/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::opportunities {
namespace {

const Date kToday = Date::from_ymd(2026, 11, 24);  // a Tuesday

Ctx seller() {
    auto rights = std::make_shared<Rights>();
    rights->scope_of = {{"opportunities.edit", Scope::own}, {"opportunities.read", Scope::own}};
    Ctx ctx;
    ctx.user = {7};
    ctx.rights = std::move(rights);
    return ctx;
}

Opportunity sound() {
    Opportunity one;
    one.customer_id = {3};
    one.owner_id = {7};
    one.name = "产线改造";
    one.amount_minor = {500'000};
    one.expected_close_on = kToday.plus_days(30);
    one.next_step = "发报价";
    one.next_step_on = kToday.plus_days(2);
    return one;
}

std::vector<std::string> problems(const Result<>& result) {
    std::vector<std::string> all;
    if (result.ok()) return all;
    for (const auto& one : result.problem().fields) all.push_back(one.path + ":" + one.code);
    return all;
}

std::vector<std::string> problems_of_new(const Opportunity& one) {
    return problems(check_new(one, customers::Customer{}, kToday));
}

TEST(Opportunities, every_problem_is_told_at_once) {
    EXPECT_TRUE(problems_of_new(sound()).empty());
    Opportunity bad = sound();
    bad.amount_minor = {-1};
    bad.expected_close_on = kToday.plus_days(-1);
    bad.next_step = {};
    bad.next_step_on = {};
    bad.competitors = {"甲", "", "甲"};
    bad.stage = Stage::won;
    EXPECT_EQ(
        problems_of_new(bad),
        (std::vector<std::string>{
            "stage:opportunities.end_is_an_act", "amount_minor:opportunities.less_than_nothing",
            "expected_close_on:opportunities.day_in_the_past",
            "next_step:opportunities.next_step_needed",
            "next_step_on:opportunities.next_step_needed", "competitors.1:field.required",
            "competitors.2:opportunities.competitor_twice"}));
    Opportunity far = sound();
    far.expected_close_on = kToday.plus_days(kFurthestDays + 1);
    far.competitors.resize(kCompetitorsLimit + 1, "甲");
    EXPECT_EQ(problems_of_new(far).front(), "expected_close_on:opportunities.day_too_far");
    EXPECT_EQ(problems_of_new(far)[1], "competitors:field.too_many");
}

TEST(Opportunities, are_not_begun_with_customers_that_are_closed) {
    customers::Customer archived, invalid, lost;
    archived.archived = true;
    invalid.status = customers::CustomerStatus::invalid;
    lost.status = customers::CustomerStatus::lost;
    EXPECT_EQ(check_new(sound(), archived, kToday).problem().code,
              "opportunities.customer_is_closed");
    EXPECT_FALSE(check_new(sound(), invalid, kToday).ok());
    EXPECT_TRUE(check_new(sound(), lost, kToday).ok()) << "to win somebody back is a sale";
}

TEST(Opportunities, days_that_have_passed_stay_but_are_not_set_anew) {
    Opportunity old = sound();
    old.expected_close_on = kToday.plus_days(-10);
    old.next_step_on = kToday.plus_days(-3);
    Opportunity renamed = old;
    renamed.name = "产线改造二期";
    EXPECT_TRUE(check_change(old, renamed, kToday).ok());
    renamed.next_step_on = kToday.plus_days(-1);
    EXPECT_EQ(problems(check_change(old, renamed, kToday)),
              std::vector<std::string>{"next_step_on:opportunities.day_in_the_past"});
    Opportunity moved = old;
    moved.customer_id = {4};
    moved.stage = Stage::negotiation;
    EXPECT_EQ(problems(check_change(old, moved, kToday)),
              (std::vector<std::string>{"customer_id:field.read_only",
                                        "stage:opportunities.stage_is_an_act"}));
}

TEST(Opportunities, move_among_open_stages_and_end_by_acts_of_their_own) {
    const Ctx ctx = seller();
    const auto after = [&](Stage from, const std::string& action) {
        return step(workflow(), ctx, sound(), from, action);
    };
    for (int from = 0; from < 4; ++from) {
        for (int to = 0; to < 4; ++to) {
            const auto moved = after(static_cast<Stage>(from), move_action(static_cast<Stage>(to)));
            EXPECT_EQ(moved.ok(), from != to) << from << " " << to;
            if (moved.ok()) {
                EXPECT_EQ(*moved, static_cast<Stage>(to));
            }
        }
        EXPECT_EQ(*after(static_cast<Stage>(from), "win"), Stage::won);
        EXPECT_EQ(*after(static_cast<Stage>(from), "lose"), Stage::lost);
        EXPECT_FALSE(after(static_cast<Stage>(from), "reopen").ok());
    }
    for (const Stage end : {Stage::won, Stage::lost}) {
        EXPECT_TRUE(after(end, "reopen").ok());
        for (const char* action : {"edit", "win", "lose", "to_discovery"})
            EXPECT_EQ(after(end, action).problem().code, "problem.action_not_now") << action;
    }
    EXPECT_EQ(problems(check(StageMove{{1}, 0, Stage::lost})),
              std::vector<std::string>{"stage:opportunities.end_is_an_act"});
    EXPECT_TRUE(check(StageMove{{1}, 0, Stage::proposal}).ok());
}

TEST(Opportunities, offer_actions_to_those_who_may) {
    Opportunity one = sound();
    EXPECT_EQ(actions_for(seller(), one),
              (std::vector<std::string>{"edit", "win", "lose", "to_proposal", "to_quotation",
                                        "to_negotiation"}));
    one.owner_id = {8};
    EXPECT_TRUE(actions_for(seller(), one).empty());
}

TEST(Opportunities, a_later_day_is_a_slip_and_the_first_promise_stays) {
    Opportunity first = sound();
    begin(first, {1000});
    EXPECT_EQ(first.first_expected_close_on, first.expected_close_on);
    Opportunity later = first;
    later.expected_close_on = first.expected_close_on.plus_days(10);
    EXPECT_TRUE(follow_date(first, later));
    EXPECT_EQ(later.slip_count, 1);
    Opportunity sooner = later;
    sooner.expected_close_on = later.expected_close_on.plus_days(-20);
    EXPECT_TRUE(follow_date(later, sooner));
    EXPECT_EQ(sooner.slip_count, 1);
    Opportunity same = sooner;
    EXPECT_FALSE(follow_date(sooner, same));
    EXPECT_EQ(same.first_expected_close_on, first.expected_close_on);
}

TEST(Opportunities, an_end_clears_the_next_step_and_a_new_beginning_clears_the_end) {
    Opportunity one = sound();
    enter(one, Stage::lost, {5000}, kToday);
    one.lost_reason = LostReason::price;
    one.lost_words = "贵 8%";
    EXPECT_FALSE(one.open);
    EXPECT_EQ(one.closed_on, kToday);
    EXPECT_TRUE(one.next_step.empty());
    EXPECT_FALSE(one.next_step_on);
    enter(one, Stage::quotation, {6000}, kToday.plus_days(1));
    EXPECT_TRUE(one.open);
    EXPECT_FALSE(one.closed_on);
    EXPECT_EQ(one.lost_reason, LostReason::none);
    EXPECT_TRUE(one.lost_words.empty());
    EXPECT_EQ(one.stage_since_at.v, 6000);
    enter(one, Stage::won, {7000}, kToday);
    one.order_id = {9};
    enter(one, Stage::negotiation, {8000}, kToday);
    EXPECT_FALSE(one.order_id);
}

TEST(Opportunities, days_in_a_stage_are_working_days) {
    const auto& calendar = office_calendar("Asia/Shanghai");
    const auto at = [&](int days) { return calendar.zone().at(kToday.plus_days(days), 600); };
    EXPECT_EQ(working_days(calendar, at(0), at(0)), 0);
    EXPECT_EQ(working_days(calendar, at(0), at(3)), 3);  // Tuesday to Friday
    EXPECT_EQ(working_days(calendar, at(0), at(7)), 5);
}

TEST(Opportunities, a_loss_has_a_reason_and_settings_have_limits) {
    EXPECT_FALSE(check(Loss{{1}, 0, LostReason::none, "贵"}).ok());
    EXPECT_TRUE(check(Loss{{1}, 0, LostReason::price, "贵"}).ok());
    EXPECT_FALSE(check(Success{{1}, 0, {}, Money{-1}}).ok());
    EXPECT_TRUE(check(PipelineSettings{}).ok());
    PipelineSettings bad;
    bad.discovery_percent = -1;
    bad.negotiation_percent = 101;
    bad.stale_days = 0;
    EXPECT_EQ(problems(check(bad)),
              (std::vector<std::string>{"discovery_percent:opportunities.percent",
                                        "negotiation_percent:opportunities.percent",
                                        "stale_days:opportunities.stale_days"}));
}

TEST(Opportunities, events_say_where_it_came_from_and_why_it_was_lost) {
    Opportunity before = sound(), after = sound();
    before.version = 1;
    after.stage = Stage::quotation;
    EXPECT_NE(event_body(before, after).find(R"("from_stage":"discovery")"), std::string::npos);
    EXPECT_EQ(event_body({}, after).find("from_stage"), std::string::npos);
    enter(after, Stage::lost, {5000}, kToday);
    after.lost_words = "贵 8%";
    EXPECT_NE(event_body(before, after).find("产线改造：贵 8%"), std::string::npos);
    EXPECT_EQ(event_body(before, after).find("due_on"), std::string::npos);
}

}  // namespace
}  // namespace zhuli::opportunities
