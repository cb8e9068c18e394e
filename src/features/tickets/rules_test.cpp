#include "features/tickets/rules.hpp"

#include <gtest/gtest.h>

#include "features/tickets/rules_clock.hpp"
#include "features/tickets/rules_triage.hpp"

namespace zhuli::tickets {
namespace {

using Words = std::vector<std::string>;

Words codes(const Result<>& result) {
    Words found;
    if (result.ok()) return found;
    if (result.problem().fields.empty()) found.push_back(result.problem().code);
    for (const auto& field : result.problem().fields)
        found.push_back(field.path + ":" + field.code);
    return found;
}

Ticket in(Stage stage) {
    Ticket ticket;
    ticket.stage = stage;
    ticket.customer_id = Id{3};
    ticket.classified_at = ticket.replied_at = {1};
    return ticket;
}

TEST(TicketStages, each_needs_its_written_record_and_follows_the_one_before) {
    Stage stage = Stage::accepted;
    std::vector<Stage> way;
    while (const StageStep* step = step_from(stage)) way.push_back(stage = step->next);
    EXPECT_EQ(way, (std::vector{Stage::investigating, Stage::resolving, Stage::revisiting,
                                Stage::closed}));
    Ticket fresh;
    const StageRecord record{.stage = Stage::accepted, .words = "缺两箱"};
    EXPECT_EQ(codes(check_record(fresh, record)), Words{"tickets.not_classified"});
    fresh.classified_at = {1};
    EXPECT_EQ(codes(check_record(fresh, record)), Words{"tickets.not_replied"});
    fresh.replied_at = {2};
    EXPECT_EQ(codes(check_record(fresh, record)), Words{"tickets.no_customer"});
    EXPECT_EQ(codes(check_record(in(Stage::accepted), record)), Words{});
    EXPECT_EQ(codes(check_record(in(Stage::resolving), record)), Words{"tickets.other_stage"});
    EXPECT_EQ(codes(check_record(in(Stage::investigating), {.stage = Stage::investigating})),
              Words{"cause:field.required"});
    for (const int satisfaction : {0, 6})
        EXPECT_EQ(codes(check_record(in(Stage::revisiting),
                                     {.stage = Stage::revisiting, .satisfaction = satisfaction})),
                  Words{"satisfaction:tickets.range"});
    EXPECT_EQ(codes(check_record(in(Stage::closed), {.stage = Stage::closed})),
              Words{"tickets.other_stage"});
}

TEST(TicketStages, only_what_is_classified_and_answered_may_wait_for_the_customer) {
    Ctx system;
    Ticket ticket;
    const auto may = [&](const char* action) {
        const auto actions = actions_for(system, ticket);
        return std::find(actions.begin(), actions.end(), action) != actions.end();
    };
    EXPECT_FALSE(may("pause"));
    ticket = in(Stage::investigating);
    EXPECT_TRUE(may("pause") && may("advance") && !may("resume"));
    ticket.paused = true;
    EXPECT_TRUE(!may("pause") && !may("advance") && may("resume"));
    ticket = in(Stage::closed);
    EXPECT_EQ(actions_for(system, ticket), Words{"reopen"});
    ticket = in(Stage::joined);
    EXPECT_EQ(actions_for(system, ticket), Words{});
}

TEST(TicketJoins, are_of_one_customer_and_live) {
    Ticket a, b;
    a.id = {1};
    b.id = {2};
    EXPECT_EQ(codes(check_join(a, b)), Words{"into_id:tickets.of_another_customer"})
        << "two that nobody knows the customer of are not one";
    a.customer_id = b.customer_id = {3};
    EXPECT_EQ(codes(check_join(a, a)), Words{"into_id:tickets.joins_itself"});
    EXPECT_EQ(codes(check_join(a, b)), Words{});
    b.stage = Stage::closed;
    EXPECT_EQ(codes(check_join(a, b)), Words{"tickets.is_closed"});
    b.customer_id = {7};
    EXPECT_EQ(codes(check_join(a, b)), Words{"into_id:tickets.of_another_customer"});
}

TEST(TicketPolicies, cover_everything_once_with_sensible_minutes) {
    Settings settings;
    settings.policies = usual_policies();
    EXPECT_EQ(codes(check(settings)), Words{});
    settings.policies[1].reply_minutes = 0;
    settings.policies[2].severity = Severity::s1;
    EXPECT_EQ(codes(check(settings)),
              (Words{"policies.1.reply_minutes:tickets.range", "policies.2:tickets.policy_twice"}));
    settings.policies.clear();
    EXPECT_EQ(codes(check(settings)), Words{"policies:tickets.policy_for_all"});
}

TEST(TicketTitles, are_the_beginning_of_the_words) {
    EXPECT_EQ(title_of("外箱破损\n里面少两个"), "外箱破损");
    std::string expected;
    for (int i = 0; i < 30; ++i) expected += "破";
    EXPECT_EQ(title_of(expected + "损"), expected);
    EXPECT_EQ(title_of(""), "");
}

TEST(TicketSeverity, is_suggested_by_words_and_lifted_by_who_complains) {
    const auto severity = [](const char* words, bool important = false, bool again = false) {
        return suggest_severity({words, important, again}, usual_words()).severity;
    };
    EXPECT_EQ(severity("少发了一箱"), Severity::s3);
    EXPECT_EQ(severity("少发了一箱", true), Severity::s2);
    EXPECT_EQ(severity("少发了一箱", true, true), Severity::s2) << "one step, not two";
    EXPECT_EQ(severity("建议换个纸箱"), Severity::s4);
    EXPECT_EQ(severity("整批尺寸不对，要求索赔"), Severity::s2);
    EXPECT_EQ(severity("整批不能用，已经停线"), Severity::s1);
    EXPECT_EQ(severity("电机冒烟", true), Severity::s1);
    EXPECT_EQ(
        suggest_severity({"少发了一箱", true, true}, usual_words()).reasons,
        (std::vector{SeverityReason::usual, SeverityReason::important, SeverityReason::again}));
}

TEST(TicketCandidates, are_ranked_by_presence_skill_and_load) {
    std::vector<Candidate> people = {
        {.user_id = {1}, .skilled = false, .open_count = 0, .most_open = 10},
        {.user_id = {2}, .open_count = 9, .most_open = 10},
        {.user_id = {3}, .open_count = 6, .most_open = 20},
        {.user_id = {4}, .available = false, .open_count = 0, .most_open = 10},
        {.user_id = {5}, .open_count = 10, .most_open = 10}};
    rank_candidates(people);
    std::vector<std::int64_t> order;
    for (const auto& one : people) order.push_back(one.user_id.v);
    EXPECT_EQ(order, (std::vector<std::int64_t>{3, 2, 1, 4, 5}));
    EXPECT_EQ(first_choice(people), Id{3});
    people.erase(people.begin(), people.begin() + 3);
    EXPECT_EQ(first_choice(people), Id{}) << "nobody is there with room";
}

}  // namespace
}  // namespace zhuli::tickets
