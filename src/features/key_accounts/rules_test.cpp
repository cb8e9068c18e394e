#include "features/key_accounts/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::key_accounts {
namespace {

using enum DecisionRole;

const Date kToday = Date::from_ymd(2026, 11, 24);

KeyPerson person(std::int64_t id, DecisionRole role, int days_ago, std::int64_t boss = 0) {
    KeyPerson one;
    one.id = {id};
    one.name = "甲" + std::to_string(id);
    one.role = role;
    one.reports_to_id = {boss};
    if (days_ago >= 0) one.last_contact_on = kToday.plus_days(-days_ago);
    return one;
}

std::vector<std::string> problems(const Result<>& result) {
    std::vector<std::string> all;
    if (result.ok()) return all;
    for (const auto& one : result.problem().fields) all.push_back(one.path + ":" + one.code);
    return all;
}

std::vector<std::string> risks(const std::vector<KeyPerson>& people) {
    std::vector<std::string> all;
    for (const Risk& risk : risks_of(people, kToday))
        all.push_back(std::string(enum_name(risk.kind)) + " " + risk.person_name + " " +
                      std::to_string(risk.count));
    return all;
}

TEST(KeyAccounts, every_problem_of_a_person_is_told_at_once) {
    KeyPerson bad = person(1, user, -1);
    bad.stance = 3;
    bad.influence = 0;
    bad.last_contact_on = kToday.plus_days(1);
    bad.reports_to_id = {9};
    EXPECT_EQ(
        problems(check(bad, {}, kToday)),
        (std::vector<std::string>{"stance:key_accounts.stance", "influence:key_accounts.influence",
                                  "last_contact_on:key_accounts.contact_to_come",
                                  "reports_to_id:key_accounts.not_on_this_map"}));
    EXPECT_TRUE(check(person(1, user, 0), {}, kToday).ok());
}

TEST(KeyAccounts, nobody_reports_in_a_circle) {
    const std::vector<KeyPerson> map{person(1, decider, 0), person(2, user, 0, 1),
                                     person(3, user, 0, 2)};
    struct Row {
        std::int64_t who, boss;
        bool fine;
    };
    for (const Row& row :
         {Row{1, 3, false}, Row{1, 1, false}, Row{2, 3, false}, Row{3, 1, true}, Row{1, 0, true}}) {
        const auto problem = check(person(row.who, user, 0, row.boss), map, kToday);
        EXPECT_EQ(problem.ok(), row.fine) << row.who << " " << row.boss;
    }
}

TEST(KeyAccounts, a_group_has_no_circle_and_a_limited_depth) {
    const std::vector<Id> above{{3}, {4}};
    EXPECT_EQ(problems(check_parent({1}, {1}, {}, 0)),
              std::vector<std::string>{"parent_id:key_accounts.own_parent"});
    EXPECT_EQ(problems(check_parent({4}, {2}, above, 0)),
              std::vector<std::string>{"parent_id:key_accounts.group_in_a_circle"});
    EXPECT_TRUE(check_parent({1}, {2}, above, 1).ok());
    EXPECT_EQ(problems(check_parent({1}, {2}, above, 2)),
              std::vector<std::string>{"parent_id:key_accounts.group_too_deep"});
}

TEST(KeyAccounts, thin_cover_is_found_and_named) {
    EXPECT_TRUE(risks({}).empty()) << "a map nobody drew says nothing";
    EXPECT_EQ(risks({person(1, user, 3)}),
              (std::vector<std::string>{"nobody_decides  0", "single_thread  1"}));
    EXPECT_TRUE(risks({person(1, decider, kSilentDays), person(2, user, kContactDays)}).empty());
    EXPECT_EQ(risks({person(1, decider, kSilentDays + 1), person(2, user, kContactDays + 1),
                     person(3, economic_buyer, -1)}),
              (std::vector<std::string>{"silent_decider 甲1 31", "silent_decider 甲3 0",
                                        "single_thread  1"}));
}

TEST(KeyAccounts, a_strong_opponent_needs_a_champion_to_match) {
    KeyPerson against = person(2, blocker, 5), helper = person(3, champion, 5);
    against.influence = 5;
    helper.influence = 3;
    helper.stance = 2;
    const KeyPerson boss = person(1, decider, 5);
    EXPECT_EQ(risks({boss, against}), std::vector<std::string>{"unanswered_blocker 甲2 5"});
    EXPECT_TRUE(risks({boss, against, helper}).empty());
    helper.stance = 0;
    EXPECT_EQ(risks({boss, against, helper}).size(), 1u);
    against.influence = 3;
    EXPECT_TRUE(risks({boss, against, helper}).empty());
}

}  // namespace
}  // namespace zhuli::key_accounts
