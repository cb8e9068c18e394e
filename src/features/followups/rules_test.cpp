#include "features/followups/rules.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/zones.hpp"

namespace zhuli::followups {
namespace {

using customers::CustomerStatus;
using customers::Tier;

constexpr std::string_view kShanghai = "Asia/Shanghai";
const Date kTuesday = Date::from_ymd(2026, 11, 24);

const WorkCalendar& calendar() { return office_calendar(kShanghai); }
Instant at(Date day, int minute) { return zone_of(kShanghai).at(day, minute); }

Plan plan_on(Date day) {
    Plan plan;
    plan.due_on = day;
    plan.due_at = at(day, 9 * 60);
    return plan;
}

TEST(FollowUpTimes, a_step_is_due_at_the_opening_of_a_working_day) {
    struct Row {
        Date from;
        int days;
        Date due;
    };
    const Date friday = kTuesday.plus_days(3), saturday = kTuesday.plus_days(4);
    const Date monday = kTuesday.plus_days(6);
    const Date eve = Date::from_ymd(2026, 9, 30), after_holiday = Date::from_ymd(2026, 10, 8);
    for (const Row& row :
         {Row{kTuesday, 0, kTuesday}, Row{kTuesday, 1, kTuesday.plus_days(1)},
          Row{friday, 1, monday}, Row{saturday, 0, monday}, Row{eve, 1, after_holiday}}) {
        EXPECT_EQ(due_after(calendar(), at(row.from, 15 * 60), row.days), at(row.due, 9 * 60))
            << row.from.to_string() << " + " << row.days;
    }
}

TEST(FollowUpTimes, bells_ring_by_working_minutes_and_only_while_it_is_open) {
    const Settings settings;
    const Date monday = kTuesday.plus_days(6), friday = kTuesday.plus_days(3);
    Plan plan = plan_on(monday);
    const auto bells = bells_of(plan, settings, calendar(), at(kTuesday, 600));
    EXPECT_EQ(bells.remind_at, at(friday, 17 * 60 + 30));
    EXPECT_EQ(bells.escalate_at, at(monday, 18 * 60));
    EXPECT_EQ(bells_of(plan, settings, calendar(), at(monday, 9 * 60)).remind_at.v, 0);
    plan.escalated = true;
    EXPECT_EQ(bells_of(plan, settings, calendar(), at(kTuesday, 600)).escalate_at.v, 0);
    plan.state = PlanState::done;
    EXPECT_EQ(bells_of(plan, settings, calendar(), at(kTuesday, 600)).remind_at.v, 0);
}

TEST(FollowUpQueue, the_longer_overdue_the_more_pressing_and_never_for_what_is_settled) {
    int before = 301;
    for (const int late : {3, 1, 0, -1, -5, -30}) {
        const int now = urgency(kTuesday.plus_days(-late), kTuesday);
        EXPECT_LT(now, before) << late;
        before = now;
    }
    Plan plan = plan_on(kTuesday);
    EXPECT_EQ(queue_rank(plan, 40, kTuesday), 8000);
    EXPECT_GT(queue_rank(plan, 0, kTuesday), 0);
    plan.state = PlanState::cancelled;
    EXPECT_EQ(queue_rank(plan, 40, kTuesday), 0);
}

TEST(Cadences, the_tier_s_own_comes_before_the_one_for_all_and_a_switched_off_one_never) {
    Settings settings = default_settings();
    settings.cadences.push_back({Situation::new_lead, ForTier::a, true, {{0, Channel::visit, {}}}});
    const auto channel = [&](Tier tier) {
        const Cadence* found = cadence_for(settings, Situation::new_lead, tier);
        return found ? found->steps.front().channel : Channel::note;
    };
    EXPECT_EQ(channel(Tier::a), Channel::visit);
    EXPECT_EQ(channel(Tier::b), Channel::phone);
    settings.cadences.back().active = false;
    EXPECT_EQ(channel(Tier::a), Channel::phone);
    settings.cadences.front().active = false;
    EXPECT_EQ(channel(Tier::b), Channel::note);
}

TEST(Cadences, steps_follow_one_another_to_the_last) {
    const Cadence& cadence = default_settings().cadences.front();
    const Instant now = at(kTuesday, 600);
    const auto second = step_of(cadence, 2, now, calendar());
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->step_no, 2);
    EXPECT_EQ(second->situation, Situation::new_lead);
    EXPECT_EQ(second->due_at, at(kTuesday.plus_days(3), 9 * 60));
    EXPECT_FALSE(step_of(cadence, 4, now, calendar()).has_value());
    EXPECT_FALSE(step_of(cadence, 0, now, calendar()).has_value());
}

TEST(FollowUpSettings, the_defaults_hold_and_every_problem_comes_at_once) {
    EXPECT_TRUE(check(default_settings()).ok());
    Settings settings = default_settings();
    settings.stage_weight = 11;
    settings.remind_minutes = -1;
    settings.big_quote_minor = {};
    settings.cadences.push_back({Situation::new_lead, ForTier::all, true, {}});
    settings.cadences.push_back({Situation::by_hand, ForTier::all, true, {{1, Channel::note, {}}}});
    const auto refused = check(settings);
    ASSERT_FALSE(refused.ok());
    std::vector<std::string> told;
    for (const auto& field : refused.problem().fields)
        told.push_back(field.path + ":" + field.code);
    EXPECT_EQ(told, (std::vector<std::string>{"remind_minutes:followups.range",
                                              "inquiries_weight:followups.weights_make_100",
                                              "big_quote_minor:followups.nothing_is_no_big_quote",
                                              "cadences.5.steps:followups.steps_count",
                                              "cadences.5.tier:followups.cadence_twice",
                                              "cadences.6.situation:"
                                              "followups.by_hand_is_no_situation",
                                              "cadences.6.steps.0.channel:"
                                              "followups.note_is_no_contact"}));
}

TEST(Settings, weights_beyond_all_numbers_do_not_make_100) {
    Settings settings;
    settings.inquiries_weight = settings.need_by_weight = std::numeric_limits<int>::max();
    settings.quote_weight = settings.contact_weight = 51;  // with those two, wrapped round: 100
    settings.stage_weight = settings.tier_weight = 0;
    const auto refused = check(settings);
    ASSERT_FALSE(refused.ok());
    std::vector<std::string> told;
    for (const auto& field : refused.problem().fields)
        told.push_back(field.path + ":" + field.code);
    EXPECT_EQ(told, (std::vector<std::string>{"inquiries_weight:followups.range",
                                              "need_by_weight:followups.range",
                                              "inquiries_weight:followups.weights_make_100"}));
}

TEST(NextContact, what_setting_it_at_the_customer_means_for_the_earliest_plan) {
    const Plan plan = plan_on(kTuesday);
    const std::span<const Plan> open(&plan, 1), none;
    EXPECT_EQ(meant_by({}, none), Meant::nothing);
    EXPECT_EQ(meant_by(kTuesday, none), Meant::plan_one);
    EXPECT_EQ(meant_by(kTuesday, open), Meant::nothing);
    EXPECT_EQ(meant_by(kTuesday.plus_days(1), open), Meant::move_it);
    EXPECT_EQ(meant_by({}, open), Meant::settle_it);
}

TEST(FollowUps, end_with_an_archived_lost_invalid_or_released_customer) {
    customers::Customer customer;
    EXPECT_EQ(ending_for(customer), Ending::released);
    customer.owner_id = Id{7};
    EXPECT_EQ(ending_for(customer), Ending::none);
    customer.status = CustomerStatus::lost;
    EXPECT_EQ(ending_for(customer), Ending::lost);
    customer.status = CustomerStatus::invalid;
    EXPECT_EQ(ending_for(customer), Ending::lost);
    customer.archived = true;
    EXPECT_EQ(ending_for(customer), Ending::archived);
}

}  // namespace
}  // namespace zhuli::followups
