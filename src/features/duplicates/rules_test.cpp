#include "features/duplicates/rules.hpp"

#include <gtest/gtest.h>

#include "features/duplicates/rules_blend.hpp"

namespace zhuli::duplicates {
namespace {

using customers::Contact;
using customers::CustomerStatus;
using customers::Tier;

Customer customer(std::int64_t id, std::string_view name) {
    Customer made;
    made.id = {id};
    made.name = name;
    return made;
}

Won won(const Blend& blended, std::string_view field) { return blended.won.at(field); }

TEST(DuplicateLevels, follow_the_odds) {
    EXPECT_EQ(level_of(900, true), PairLevel::automatic);
    EXPECT_EQ(level_of(900, false), PairLevel::likely);
    EXPECT_EQ(level_of(300, false), PairLevel::likely);
    EXPECT_EQ(level_of(299, false), PairLevel::possible);
}

TEST(DuplicatePairs, of_other_names_are_shown_only_with_a_number_in_common) {
    const auto reasons = [](Agreement name, Agreement phone) {
        return std::vector<PairReason>{{"contact_name", Agreement::same, 5, ""},
                                       {"phone", phone, 7, ""},
                                       {"name", name, -1, ""}};
    };
    EXPECT_FALSE(is_worth_a_look(reasons(Agreement::different, Agreement::related)));
    EXPECT_TRUE(is_worth_a_look(reasons(Agreement::different, Agreement::close)));
    EXPECT_TRUE(is_worth_a_look(reasons(Agreement::related, Agreement::different)));
}

TEST(DuplicateScans, look_at_everybody_once_a_night_and_at_changes_in_between) {
    const Date today = Date::from_ymd(2026, 11, 26);
    ScanStatus status;
    EXPECT_EQ(due_scan(status, today, 1, false), Scan::full) << "never yet";
    status.full_on = today.plus_days(-1);
    EXPECT_EQ(due_scan(status, today, 1, false), Scan::changed) << "before the night's hour";
    EXPECT_EQ(due_scan(status, today, kNightHour, false), Scan::full);
    EXPECT_EQ(due_scan(status, today, 9, false), Scan::full) << "the server slept";
    status.full_on = today;
    EXPECT_EQ(due_scan(status, today, 9, false), Scan::changed);
}

TEST(DuplicateScans, leave_a_large_organisation_alone_by_day) {
    const Date today = Date::from_ymd(2026, 11, 26);
    ScanStatus status;
    EXPECT_EQ(due_scan(status, today, 9, true), Scan::none);
    EXPECT_EQ(due_scan(status, today, kNightHour, true), Scan::full);
    EXPECT_EQ(due_scan(status, today, kMorningHour, true), Scan::none);
    status.full_on = today;
    EXPECT_EQ(due_scan(status, today, kNightHour, true), Scan::none) << "once a night";
}

TEST(MergeQuestions, are_refused_with_every_problem_at_once) {
    MergeQuestion question{{1}, {{1}, {2}, {2}}, {{"name", {3}}, {"code", {1}}}};
    const auto refused = check(question);
    ASSERT_FALSE(refused.ok());
    std::vector<std::string> said;
    for (const auto& field : refused.problem().fields)
        said.push_back(field.path + ":" + field.code);
    EXPECT_EQ(said, (std::vector<std::string>{"loser_ids.0:duplicates.with_itself",
                                              "loser_ids.2:duplicates.given_twice",
                                              "picks.0.customer_id:duplicates.takes_no_part",
                                              "picks.1.field:duplicates.no_such_field"}));
    question = {{1}, std::vector<Id>(kLosersLimit + 1, Id{2}), {}};
    EXPECT_FALSE(check(question).ok());
}

TEST(Merges, are_refused_for_whoever_is_no_customer_of_its_own) {
    const Customer winner = customer(1, "恒达");
    Customer loser = customer(2, "恒达");
    EXPECT_EQ(refusal_of(winner, loser, kMovedLimit), "");
    EXPECT_EQ(refusal_of(winner, loser, kMovedLimit + 1), "duplicates.too_much_to_move");
    EXPECT_EQ(refusal_of(winner, winner, 0), "duplicates.with_itself");
    loser.archived = true;
    EXPECT_EQ(refusal_of(winner, loser, 0), "customers.is_archived");
    EXPECT_EQ(refusal_of(loser, winner, 0), "customers.is_archived");
    loser.merged_into = {3};
    EXPECT_EQ(refusal_of(winner, loser, 0), "customers.is_merged");
    loser = customer(2, "散客");
    loser.kind = customers::Kind::walk_in;
    EXPECT_EQ(refusal_of(winner, loser, 0), "customers.walk_in_is_system");
}

TEST(Undoing, is_refused_while_a_later_merge_stands_on_it) {
    Merge merge;
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    loser.merged_into = winner.id;
    EXPECT_EQ(undo_refusal_of(merge, winner, loser), "");
    winner.merged_into = {3};
    EXPECT_EQ(undo_refusal_of(merge, winner, loser), "duplicates.undo_the_later_one_first");
    merge.state = MergeState::undone;
    EXPECT_EQ(undo_refusal_of(merge, winner, loser), "duplicates.undone_already");
}

TEST(Undoing, gives_back_what_nobody_changed_since) {
    EXPECT_EQ(value_after_undo({"phone", R"("")", R"("+8613800138000")"}, R"("+8613800138000")"),
              R"("")");
    EXPECT_EQ(value_after_undo({"phone", R"("")", R"("+8613800138000")"}, R"("+8613900139000")"),
              std::nullopt);
}

TEST(Undoing, takes_out_of_a_list_what_the_merge_had_added) {
    const MergedField tags{"tags", R"(["a"])", R"(["a","b","c"])"};
    EXPECT_EQ(value_after_undo(tags, R"(["a","b","c","new"])"), R"(["a","new"])");
    EXPECT_EQ(value_after_undo(tags, R"(["c","new"])"), R"(["new"])") << "a was taken out since";
    EXPECT_EQ(value_after_undo(tags, R"(["a","b","c"])"), R"(["a"])");
}

TEST(Blends, take_what_only_one_has_and_keep_the_winner_s_otherwise) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达精密");
    winner.region = "上海";
    loser.region = "苏州";
    loser.address = "苏州工业园区 1 号";
    const auto blended = blend(winner, loser, {});
    EXPECT_EQ(blended.result.name.v, "恒达");
    EXPECT_EQ(won(blended, "name").by, WonBy::winner);
    EXPECT_EQ(blended.result.region.v, "上海");
    EXPECT_EQ(blended.result.address.v, "苏州工业园区 1 号");
    EXPECT_EQ(won(blended, "address").by, WonBy::only_one);
    EXPECT_EQ(won(blended, "address").from_id, loser.id);
    EXPECT_EQ(won(blended, "industry").by, WonBy::same);
    const auto other_way = blend(loser, winner, {});
    EXPECT_EQ(won(other_way, "address").by, WonBy::only_one);
    EXPECT_EQ(won(other_way, "address").from_id, loser.id);
}

TEST(Blends, follow_a_pick) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达精密");
    winner.tier = Tier::a;
    const std::vector<Pick> picks{{"name", loser.id}, {"tier", winner.id}};
    const auto blended = blend(winner, loser, picks);
    EXPECT_EQ(blended.result.name.v, "恒达精密");
    EXPECT_EQ(won(blended, "name").by, WonBy::pick);
    EXPECT_EQ(blended.result.tier, Tier::a);
}

TEST(Blends, are_as_far_along_as_either_and_as_recent) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    winner.status = CustomerStatus::lost;
    winner.status_reason = "价格";
    winner.last_contact_at = {5};
    loser.status = CustomerStatus::customer;
    loser.last_contact_at = {9};
    const auto blended = blend(winner, loser, {});
    EXPECT_EQ(blended.result.status, CustomerStatus::customer);
    EXPECT_EQ(blended.result.status_reason.v, "");
    EXPECT_EQ(won(blended, "status").by, WonBy::further);
    EXPECT_EQ(blended.result.last_contact_at, (Instant{9}));
    EXPECT_EQ(blend(loser, winner, {}).result.status, CustomerStatus::customer);
}

TEST(Blends, combine_lists_and_notes_without_saying_a_thing_twice) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    winner.tags = {Text<30>("老客户"), Text<30>("出口")};
    loser.tags = {Text<30>("出口"), Text<30>("月结")};
    winner.note = "要发票";
    loser.note = "周五送货";
    const auto blended = blend(winner, loser, {});
    EXPECT_EQ(blended.result.tags.size(), 3u);
    EXPECT_EQ(won(blended, "tags").by, WonBy::combined);
    EXPECT_EQ(blended.result.note.v, "要发票\n周五送货");
    EXPECT_EQ(blend(blended.result, loser, {}).result.note.v, "要发票\n周五送货");
}

TEST(Blends, lose_nobody_s_number_and_mix_no_two_people) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达精密");
    winner.contact_name = "王敏";
    loser.contact_name = "李强";
    loser.contact_title = "采购";
    loser.phone = Phone{"+8613900139000"};
    auto blended = blend(winner, loser, {});
    EXPECT_EQ(blended.result.phone.v, "") << "not 王敏's number";
    ASSERT_EQ(blended.result.contacts.size(), 1u);
    EXPECT_EQ(blended.result.contacts[0].name.v, "李强");
    EXPECT_EQ(blended.result.contacts[0].phone.v, "+8613900139000");
    loser.contact_name = "王敏";
    blended = blend(winner, loser, {});
    EXPECT_EQ(blended.result.phone.v, "+8613900139000") << "the same person";
    EXPECT_TRUE(blended.result.contacts.empty());
}

TEST(Blends, keep_the_number_a_pick_replaces) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    winner.phone = Phone{"+8613800138000"};
    loser.phone = Phone{"+8613900139000"};
    const std::vector<Pick> picks{{"phone", loser.id}};
    const auto blended = blend(winner, loser, picks);
    EXPECT_EQ(blended.result.phone.v, "+8613900139000");
    ASSERT_EQ(blended.result.contacts.size(), 1u);
    EXPECT_EQ(blended.result.contacts[0].phone.v, "+8613800138000");
}

TEST(Blends, bring_the_number_with_the_person_who_is_picked) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达精密");
    winner.contact_name = "王敏";
    winner.phone = Phone{"+8613800138000"};
    loser.contact_name = "李强";
    loser.phone = Phone{"+8613900139000"};
    const std::vector<Pick> picks{{"contact_name", loser.id}};
    const auto blended = blend(winner, loser, picks);
    EXPECT_EQ(blended.result.contact_name.v, "李强");
    EXPECT_EQ(blended.result.phone.v, "+8613900139000");
    ASSERT_EQ(blended.result.contacts.size(), 1u);
    EXPECT_EQ(blended.result.contacts[0].name.v, "王敏");
    EXPECT_EQ(blended.result.contacts[0].phone.v, "+8613800138000");
}

TEST(Blends, combine_addresses_and_fill_what_nobody_knew_of_the_winner) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    winner.addresses = {{"仓库", "嘉定"}};
    loser.addresses = {{"仓库", "嘉定"}, {"总部", "静安"}};
    loser.price_sensitivity = customers::PriceSensitivity::high;
    loser.buys = "螺丝";
    const auto blended = blend(winner, loser, {});
    ASSERT_EQ(blended.result.addresses.size(), 2u);
    EXPECT_EQ(blended.result.addresses[1].text.v, "静安");
    EXPECT_EQ(blended.result.price_sensitivity, customers::PriceSensitivity::high);
    EXPECT_EQ(blended.result.buys.v, "螺丝");
    winner.price_sensitivity = customers::PriceSensitivity::low;
    EXPECT_EQ(blend(winner, loser, {}).result.price_sensitivity, customers::PriceSensitivity::low);
}

TEST(Blends, are_told_as_differences_that_lead_back) {
    Customer winner = customer(1, "恒达"), loser = customer(2, "恒达");
    loser.contacts = {Contact{"李强", "", Phone{"+8613900139000"}, {}, ""}};
    loser.credit_limit_minor = {500'000};
    const auto blended = blend(winner, loser, {});
    Customer back = blended.result;
    const auto changed = differences(winner, blended.result);
    EXPECT_EQ(changed.size(), 1u) << "a credit limit of 0 is a limit";
    for (const auto& field : changed) {
        EXPECT_EQ(member_json(back, field.field), field.after);
        set_member(back, field.field, field.before);
    }
    EXPECT_TRUE(same_value(back, winner));
}

}  // namespace
}  // namespace zhuli::duplicates
