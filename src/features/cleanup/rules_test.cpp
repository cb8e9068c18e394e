// What is wrong with a customer, how complete it is, what mends it, and what becomes of a flaw.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/zones.hpp"
#include "features/cleanup/rules_fix.hpp"

namespace zhuli::cleanup {
namespace {

using customers::Customer;
using customers::CustomerStatus;
using customers::Kind;

const Date kToday = Date::from_ymd(2026, 11, 24);  // a Tuesday

const WorkCalendar& calendar() { return office_calendar("Asia/Shanghai"); }

Instant on(Date day) { return zone_of("Asia/Shanghai").at(day, 10 * 60); }

/// Somebody nothing is wrong with.
Customer sound() {
    Customer customer;
    customer.name = "杭州精工机械有限公司";
    customer.status = CustomerStatus::customer;
    customer.phone.v = "+8613800138000";
    customer.email.v = "zhang@jinggong.cn";
    customer.contact_name = "张三";
    customer.region = "杭州";
    customer.address = "滨江区 1 号";
    customer.created_at = on(kToday);
    return customer;
}

std::vector<FlawCode> codes_of(const Customer& customer, const Phone& wrong = {}) {
    std::vector<FlawCode> codes;
    const auto look = look_at({customer, wrong}, usual_settings(), calendar(), kToday);
    for (const Finding& finding : look.findings) codes.push_back(finding.code);
    return codes;
}

bool has(const Customer& customer, FlawCode code, const Phone& wrong = {}) {
    const auto codes = codes_of(customer, wrong);
    return std::ranges::find(codes, code) != codes.end();
}

Customer with(void (*change)(Customer&)) {
    Customer customer = sound();
    change(customer);
    return customer;
}

TEST(Flaws, a_sound_record_has_none) { EXPECT_TRUE(codes_of(sound()).empty()); }

TEST(Flaws, each_is_found_where_it_is) {
    const std::pair<FlawCode, void (*)(Customer&)> cases[] = {
        {FlawCode::no_way_to_reach, [](Customer& c) { c.phone = {}, c.email = {}; }},
        {FlawCode::placeholder_number, [](Customer& c) { c.phone.v = "+8613800000000"; }},
        {FlawCode::placeholder_number, [](Customer& c) { c.phone.v = "+8613912345678"; }},
        {FlawCode::number_elsewhere,
         [](Customer& c) { c.phone = {}, c.note = "老板电话138-0013-8000，下午打"; }},
        {FlawCode::number_elsewhere, [](Customer& c) { c.phone = {}, c.wechat = "13800138000"; }},
        {FlawCode::mistyped_email, [](Customer& c) { c.email.v = "zhang@gmial.com"; }},
        {FlawCode::mistyped_email, [](Customer& c) { c.email.v = "zhang@qq.con"; }},
        {FlawCode::untidy_name, [](Customer& c) { c.name = "杭州 精工机械有限公司"; }},
        {FlawCode::untidy_name, [](Customer& c) { c.name = "杭州ＡＢＣ机械有限公司"; }},
        {FlawCode::name_is_number, [](Customer& c) { c.name = "138 0013 8000"; }},
        {FlawCode::name_is_trial, [](Customer& c) { c.name = "測試客戶2"; }},
        {FlawCode::name_is_trial, [](Customer& c) { c.name = "Test 01"; }},
        {FlawCode::name_is_trial, [](Customer& c) { c.name = "啊啊啊"; }},
        {FlawCode::contact_is_company, [](Customer& c) { c.contact_name = c.name.v; }},
        {FlawCode::contact_is_company, [](Customer& c) { c.contact_name = "精工公司"; }},
        {FlawCode::contact_is_number, [](Customer& c) { c.contact_name = "13900139000"; }},
        {FlawCode::person_is_company, [](Customer& c) { c.kind = Kind::person; }},
        {FlawCode::empty_profile, [](Customer& c) { c = {}, c.name = "宁波海天"; }},
    };
    for (const auto& [code, change] : cases)
        EXPECT_TRUE(has(with(change), code)) << enum_name(code);
}

TEST(Flaws, what_only_looks_like_one_is_none) {
    void (*const cases[])(Customer&) = {
        [](Customer& c) { c.phone = {}, c.wechat = "jinggong_zhang"; },
        [](Customer& c) { c.name = "测试仪器（苏州）有限公司"; },
        [](Customer& c) { c.name = "ABC Trading Co., Ltd."; },
        [](Customer& c) { c.name = "3M 中国有限公司"; },
        [](Customer& c) { c.name = "张三", c.contact_name = "张三"; },
        [](Customer& c) { c.phone.v = "+8613888888888"; },  // a number people pay for
        [](Customer& c) { c.email.v = "info@condor.com"; },
        [](Customer& c) { c.phone = {}, c.note = "合同号 20261124138001380001"; },
    };
    for (const auto change : cases) {
        const auto customer = with(change);
        for (const FlawCode code : codes_of(customer))
            ADD_FAILURE() << customer.name.v << " " << enum_name(code);
    }
}

TEST(Flaws, a_number_that_reached_nobody_is_wrong_until_it_is_another) {
    EXPECT_TRUE(has(sound(), FlawCode::wrong_number, {"+8613800138000"}));
    EXPECT_FALSE(has(sound(), FlawCode::wrong_number, {"+8613900139000"}));
    auto none = sound();
    none.phone = {};
    EXPECT_FALSE(has(none, FlawCode::wrong_number, {}));
}

TEST(Flaws, a_lead_is_stale_after_working_days_without_contact) {
    auto lead = sound();
    lead.status = CustomerStatus::lead;
    lead.created_at = on(Date::from_ymd(2026, 10, 27));  // 20 working days before: four weeks
    EXPECT_TRUE(has(lead, FlawCode::stale_lead));
    lead.created_at = on(Date::from_ymd(2026, 10, 28));
    const auto look = look_at({lead, {}}, usual_settings(), calendar(), kToday);
    EXPECT_TRUE(look.findings.empty());
    EXPECT_EQ(look.look_on, kToday.plus_days(1)) << "time alone makes it stale then";
    lead.created_at = on(Date::from_ymd(2026, 10, 1));
    lead.last_contact_at = on(kToday.plus_days(-1));
    EXPECT_FALSE(has(lead, FlawCode::stale_lead));
    lead.last_contact_at = {};
    lead.next_contact_on = kToday;
    EXPECT_FALSE(has(lead, FlawCode::stale_lead)) << "somebody means to call today";
    lead.next_contact_on = kToday.plus_days(-1);
    EXPECT_TRUE(has(lead, FlawCode::stale_lead));
    lead.status = CustomerStatus::prospect;
    EXPECT_FALSE(has(lead, FlawCode::stale_lead));
}

TEST(Completeness, is_the_weight_of_what_is_filled) {
    const auto settings = usual_settings();
    const auto lines = lines_of(sound(), settings);
    EXPECT_EQ(score_of(lines), 65);  // phone 20, contact 15, e-mail, region, address 10 each
    EXPECT_EQ(lines.front().field, "phone");
    EXPECT_EQ(missing_in(lines).front(), "credit_code");
    Customer person;
    person.kind = Kind::person;
    person.phone.v = "+8613800138000";
    EXPECT_EQ(score_of(lines_of(person, settings)), 30);
    EXPECT_EQ(score_of({}), 100);
    EXPECT_EQ(average(195, 2), 98);
}

TEST(Completeness, weights_are_known_members_once_each_and_not_all_nothing) {
    EXPECT_TRUE(check(usual_settings()).ok());
    auto settings = usual_settings();
    settings.company = {{"phone", 20}, {"phone", 101}, {"owner_id", 5}};
    settings.person = {{"phone", 0}};
    settings.empty_below = 101;
    settings.stale_days = 0;
    const auto refused = check(settings);
    ASSERT_FALSE(refused.ok());
    std::vector<std::string> paths;
    for (const auto& field : refused.problem().fields) paths.push_back(field.path);
    EXPECT_EQ(paths,
              (std::vector<std::string>{"company.1.field", "company.1.weight", "company.2.field",
                                        "person", "empty_below", "stale_days"}));
}

TEST(Completeness, only_customers_that_live_count) {
    EXPECT_TRUE(counts(sound()));
    EXPECT_FALSE(counts(with([](Customer& c) { c.archived = true; })));
    EXPECT_FALSE(counts(with([](Customer& c) { c.status = CustomerStatus::invalid; })));
    EXPECT_FALSE(counts(with([](Customer& c) { c.kind = Kind::walk_in; })));
    EXPECT_FALSE(counts(with([](Customer& c) { c.merged_into = Id{5}; })));
}

struct Life : testing::Test {
    const Id owner{7}, next_owner{8};
    const Finding found{FlawCode::mistyped_email, "a@qq.con", {}};
    const Finding other{FlawCode::mistyped_email, "b@qq.con", {}};
    Flaw flaw = new_flaw(found, Id{1}, owner, on(kToday));

    Flaw seen(const Finding* now, Id whose) {
        return after_look(flaw, now, whose, kToday, on(kToday));
    }
};

TEST_F(Life, what_is_gone_is_resolved_for_whoever_had_it) {
    const auto gone = seen(nullptr, next_owner);
    EXPECT_EQ(gone.state, FlawState::resolved);
    EXPECT_EQ(gone.resolved_on, kToday);
    EXPECT_EQ(gone.owner_id, owner);
    flaw = gone;
    EXPECT_TRUE(same_value(seen(nullptr, next_owner), gone)) << "and counted once";
    const auto again = seen(&found, next_owner);
    EXPECT_EQ(again.state, FlawState::open);
    EXPECT_FALSE(again.resolved_on);
    EXPECT_EQ(again.owner_id, next_owner);
}

TEST_F(Life, what_is_no_problem_stays_so_until_it_changes) {
    flaw.state = FlawState::dismissed;
    EXPECT_EQ(seen(&found, owner).state, FlawState::dismissed);
    EXPECT_EQ(seen(&found, next_owner).owner_id, next_owner);
    EXPECT_EQ(seen(&other, owner).state, FlawState::open);
    EXPECT_EQ(seen(nullptr, owner).state, FlawState::resolved);
}

TEST_F(Life, sums_take_from_one_cell_what_they_add_to_another) {
    Cells cells;
    cells.count(flaw, -1);
    cells.count(seen(nullptr, owner), 1);
    EXPECT_EQ((cells.open.at({owner, FlawCode::mistyped_email})), -1);
    EXPECT_EQ((cells.resolved.at({owner, kToday})), 1);
}

TEST(Fixes, the_suggestion_is_computed) {
    const auto mend = [](Customer customer, FlawCode code) {
        return *mended(customer, code, FixKind::suggested, "");
    };
    auto one = sound();
    one.name = "　杭州　精工 ＡＢ  C 有限公司，";
    EXPECT_EQ(mend(one, FlawCode::untidy_name).name.v, "杭州精工 AB C 有限公司");
    one = sound();
    one.email.v = "li.lei@foxmial.com";
    EXPECT_EQ(mend(one, FlawCode::mistyped_email).email.v, "li.lei@foxmail.com");
    one.phone = {};
    one.note = "手机 139 0013 9000";
    EXPECT_EQ(mend(one, FlawCode::number_elsewhere).phone.v, "+8613900139000");
    one.contact_name = "13700137000";
    EXPECT_EQ(mend(one, FlawCode::contact_is_number).phone.v, "+8613700137000");
    EXPECT_TRUE(mend(one, FlawCode::contact_is_number).contact_name.empty());
    one.kind = Kind::person;
    EXPECT_EQ(mend(one, FlawCode::person_is_company).kind, Kind::company);
}

TEST(Fixes, lose_no_number) {
    auto one = sound();
    one.contact_name = "13700137000";
    EXPECT_FALSE(suggested(one, FlawCode::contact_is_number)) << "another stands where it belongs";
    one.contact_name = "138 0013 8000";
    EXPECT_TRUE(suggested(one, FlawCode::contact_is_number)->contact_name.empty()) << "the same";

    one.phone = {};
    const auto after = *suggested(one, FlawCode::contact_is_number);
    const auto fields = fixed_fields(one, after);
    std::vector<std::string> kept;
    EXPECT_TRUE(same_value(put_back(after, fields, kept), one));
    auto named = after;
    named.contact_name = "王总";
    const auto back = put_back(named, fields, kept);
    EXPECT_EQ(back.contact_name.v, "王总");
    EXPECT_EQ(back.phone.v, "+8613800138000") << "where it came from somebody else stands by now";
    EXPECT_EQ(kept, (std::vector<std::string>{"contact_name", "phone"}));
}

TEST(Fixes, only_what_fits_the_flaw_is_done) {
    const Text<500> why = "空号";
    EXPECT_TRUE(mended(sound(), FlawCode::wrong_number, FixKind::clear, "")->phone.v.empty());
    EXPECT_EQ(mended(sound(), FlawCode::wrong_number, FixKind::invalid, why)->status,
              CustomerStatus::invalid);
    EXPECT_TRUE(mended(sound(), FlawCode::stale_lead, FixKind::archive, why)->archived);
    EXPECT_FALSE(mended(sound(), FlawCode::wrong_number, FixKind::suggested, ""));
    EXPECT_FALSE(mended(sound(), FlawCode::untidy_name, FixKind::archive, why));
    EXPECT_FALSE(check(FixKind::archive, "", "rows", 1).ok()) << "without a reason";
    EXPECT_FALSE(check(FixKind::clear, "", "rows", kFixLimit + 1).ok());
    EXPECT_TRUE(check(FixKind::clear, "", "rows", kFixLimit).ok());
}

TEST(Fixes, every_fix_that_is_offered_does_something_or_takes_a_person) {
    for (int code = 0; code <= static_cast<int>(FlawCode::stale_lead); ++code) {
        const auto& traits = traits_of(static_cast<FlawCode>(code));
        EXPECT_FALSE(traits.fixes.empty());
        for (const FixKind kind : traits.fixes)
            EXPECT_TRUE(mended(sound(), traits.code, kind, "原因")) << enum_name(traits.code);
    }
}

TEST(Fixes, go_back_where_nobody_changed_anything_since) {
    const auto before = sound();
    auto after = before;
    after.phone = {};
    after.status = CustomerStatus::invalid;
    after.status_reason = "空号";
    const auto fields = fixed_fields(before, after);
    EXPECT_EQ(fields.size(), 3u);
    std::vector<std::string> kept;
    EXPECT_TRUE(same_value(put_back(after, fields, kept), before));
    EXPECT_TRUE(kept.empty());
    after.phone.v = "+8613900139000";
    const auto back = put_back(after, fields, kept);
    EXPECT_EQ(back.phone.v, "+8613900139000");
    EXPECT_EQ(back.status, CustomerStatus::customer);
    EXPECT_EQ(kept, std::vector<std::string>{"phone"});
}

}  // namespace
}  // namespace zhuli::cleanup
