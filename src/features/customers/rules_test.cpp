#include "features/customers/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::customers {
namespace {

Customer company(const char* name) {
    Customer customer;
    customer.id = {1};
    customer.name = name;
    return customer;
}

std::string key(const Customer& customer, std::string_view kind) {
    for (const auto& k : keys_of(customer))
        if (std::string_view(k.kind) == kind) return k.value.v;
    return "";
}

TEST(CustomerKeys, spellings_of_one_company_share_a_key) {
    const std::string plain = key(company("杭州精工机械有限公司"), "name");
    EXPECT_FALSE(plain.empty());
    EXPECT_EQ(key(company("精工机械"), "name"), plain);
    EXPECT_EQ(key(company("杭州市精工機械股份有限公司"), "name"), plain);
    EXPECT_NE(key(company("杭州精密机械有限公司"), "name"), plain);
}

TEST(CustomerKeys, a_person_has_no_name_key_and_a_walk_in_none_at_all) {
    Customer customer = company("张伟");
    customer.phone.v = "+8613800138000";
    customer.kind = Kind::person;
    EXPECT_EQ(keys_of(customer).size(), 1u);
    customer.kind = Kind::walk_in;
    EXPECT_TRUE(keys_of(customer).empty());
}

TEST(Contact, is_seen_by_the_owner_and_within_scope_only) {
    auto rights = std::make_shared<Rights>();
    rights->scope_of["customers.contact"] = Scope::team;
    rights->team_members = {{5}, {6}};
    Ctx ctx;
    ctx.user = {5};
    ctx.rights = rights;
    Customer customer = company("甲乙");
    for (const auto& [owner, seen] : {std::pair{5, true}, {6, true}, {7, false}}) {
        customer.owner_id = {owner};
        EXPECT_EQ(sees_contact(ctx, customer), seen) << owner;
    }
}

std::vector<std::string> codes(const Result<>& result) {
    std::vector<std::string> codes;
    if (result.ok()) return codes;
    for (const auto& field : result.problem().fields) codes.push_back(field.code);
    if (codes.empty()) codes.push_back(result.problem().code);
    return codes;
}

const Date kToday = Date::from_ymd(2026, 11, 24);

TEST(Stages, each_that_needs_a_reason_is_refused_without_one) {
    for (const auto status : {CustomerStatus::lost, CustomerStatus::invalid}) {
        const Customer before = company("甲乙");
        Customer after = before;
        after.status = status;
        EXPECT_EQ(codes(check_change(before, after, kToday)),
                  std::vector<std::string>{"customers.say_why"});
        after.status_reason = "空号";
        EXPECT_TRUE(check_change(before, after, kToday).ok());
        EXPECT_EQ(after.status_reason, Text<500>("空号"));
    }
}

TEST(Stages, every_stage_is_reached_and_left) {
    for (const auto stage :
         {CustomerStatus::lead, CustomerStatus::prospect, CustomerStatus::customer,
          CustomerStatus::dormant, CustomerStatus::lost, CustomerStatus::invalid}) {
        bool reached = false, left = false;
        for (const auto& step : workflow()) {
            reached |= step.to == stage;
            left |= step.from == stage;
            EXPECT_EQ(step.action, "to_" + std::string(enum_name(step.to)));
        }
        EXPECT_TRUE(reached && left) << enum_name(stage);
    }
    EXPECT_FALSE(may_become(CustomerStatus::customer, CustomerStatus::lead));
}

TEST(Change, every_problem_comes_at_once) {
    const Customer before = company("甲乙");
    Customer after = before;
    after.name = "甲";
    after.kind = Kind::walk_in;
    after.status = CustomerStatus::dormant;
    after.next_contact_on = kToday.plus_days(-1);
    after.tags = {"a", "a"};
    EXPECT_EQ(
        codes(check_change(before, after, kToday)),
        (std::vector<std::string>{"customers.tag_empty_or_twice", "customers.walk_in_is_system",
                                  "customers.next_in_the_past", "customers.no_such_step"}));
}

TEST(Change, a_day_that_has_passed_may_stay) {
    Customer before = company("甲乙");
    before.next_contact_on = kToday.plus_days(-1);
    Customer after = before;
    after.region = "上海";
    EXPECT_TRUE(check_change(before, after, kToday).ok());
}

TEST(Change, nothing_changes_while_archived_and_a_walk_in_never_is) {
    Customer before = company("甲乙");
    before.archived = true;
    Customer after = before;
    EXPECT_EQ(codes(check_change(before, after, kToday)),
              std::vector<std::string>{"customers.is_archived"});
    EXPECT_FALSE(check_archival(before).ok());
    EXPECT_TRUE(check_restoration(before).ok());
    before.archived = false;
    EXPECT_FALSE(check_restoration(before).ok());
    before.kind = Kind::walk_in;
    EXPECT_FALSE(check_archival(before).ok());
}

TEST(NextContact, is_the_day_named_or_what_is_still_to_come) {
    const Date named = kToday.plus_days(9), later = kToday.plus_days(3);
    const struct {
        Date planned, said;
        Channel channel;
        Date expected;
    } rows[] = {
        {kToday, named, Channel::phone, named}, {later, {}, Channel::phone, later},
        {kToday, {}, Channel::phone, {}},       {kToday.plus_days(-2), {}, Channel::visit, {}},
        {kToday, {}, Channel::note, kToday},    {{}, {}, Channel::phone, {}},
        {later, named, Channel::note, named}};
    for (const auto& row : rows) {
        Customer customer = company("甲乙");
        customer.next_contact_on = row.planned;
        NewInteraction said{.channel = row.channel, .next_contact_on = row.said};
        EXPECT_EQ(next_contact_after(customer, said, kToday), row.expected)
            << enum_name(row.channel);
    }
}

TEST(Talk, happened_when_said_but_never_later_than_now) {
    const Instant now{1'000'000};
    EXPECT_EQ(moment_of({}, now), now);
    EXPECT_EQ(moment_of({.happened_at = Instant{999}}, now), Instant{999});
    EXPECT_EQ(moment_of({.happened_at = now.plus_ms(5)}, now), now);
}

TEST(Bulk, changes_only_what_was_given) {
    Customer before = company("甲乙");
    before.tags = {"旧"};
    BulkEdit edit;
    edit.tier = Tier::a;
    edit.add_tag = "新";
    edit.remove_tag = "旧";
    const Customer after = apply_bulk(before, edit);
    EXPECT_EQ(after.tier, Tier::a);
    EXPECT_EQ(after.tags, std::vector<Text<30>>{"新"});
    EXPECT_EQ(after.status, before.status);
    EXPECT_TRUE(check(edit).ok());
    edit.archive_reason = "清理";
    EXPECT_EQ(codes(check(edit)), std::vector<std::string>{"customers.archive_alone"});
    EXPECT_EQ(codes(check(BulkEdit{})), std::vector<std::string>{"customers.changes_nothing"});
}

TEST(HiddenPhone, is_told_by_its_shown_tail_or_in_full_only) {
    Customer customer = company("甲乙");
    customer.phone.v = "+8613800138000";
    const std::pair<const char*, bool> rows[] = {{"8000", false},        {"38000", true},
                                                 {"138 0013", true},     {"138-0013-8000", false},
                                                 {"13900139000", false}, {"精工8000", false}};
    for (const auto& [query, reveals] : rows)
        EXPECT_EQ(reveals_phone(query, customer), reveals) << query;
}

TEST(Events, an_edit_tells_before_and_after_in_words) {
    const Customer before = company("甲乙");
    Customer after = before;
    after.tags = {"展会", "重点"};
    after.version = 9;
    TimelineItem item;
    item.kind = "customer.edited";
    read_body(item, edited_body(before, after), true);
    ASSERT_EQ(item.changes.size(), 1u);
    EXPECT_EQ(item.changes[0].after, "展会, 重点");
    EXPECT_EQ(item.group, TimelineGroup::change);
}

TEST(Events, a_broken_body_is_an_item_without_details) {
    TimelineItem item;
    item.kind = "order.created";
    read_body(item, "[1", true);
    EXPECT_EQ(item.group, TimelineGroup::order);
    EXPECT_TRUE(item.changes.empty());
}

TEST(Check, a_company_needs_a_real_name_and_no_negative_limit) {
    EXPECT_FALSE(check(company("甲")).ok());
    Customer customer = company("甲乙");
    EXPECT_TRUE(check(customer).ok());
    customer.credit_limit_minor = {-1};
    EXPECT_FALSE(check(customer).ok());
}

}  // namespace
}  // namespace zhuli::customers
