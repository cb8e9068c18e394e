#include <gtest/gtest.h>

#include "core/zones.hpp"
#include "features/pool/rules.hpp"

namespace zhuli::pool {
namespace {

const Date kTuesday = Date::from_ymd(2026, 11, 24);
const WorkCalendar& calendar() { return office_calendar("Asia/Shanghai"); }
Date november(int day) { return Date::from_ymd(2026, 11, day); }

Pool pool_with(std::vector<RecycleRule> rules) {
    Pool pool;
    pool.id = Id{1};
    pool.rules = std::move(rules);
    return pool;
}

Facts facts_since(Date day) {
    Facts facts;
    facts.owner_id = Id{7};
    facts.owned_since = day;
    return facts;
}

TEST(Recycling, counts_from_the_last_follow_up_or_from_when_the_owner_got_it) {
    const Pool pool = pool_with({{.days = 30}});
    Facts facts = facts_since(november(2));
    EXPECT_EQ(stands_of(facts, pool, calendar()).front().since_on, november(2));
    EXPECT_EQ(stands_of(facts, pool, calendar()).front().due_on, Date::from_ymd(2026, 12, 2));
    facts.last_followed_on = november(10);
    EXPECT_EQ(stands_of(facts, pool, calendar()).front().due_on, Date::from_ymd(2026, 12, 10));
}

TEST(Recycling, happens_on_a_working_day) {
    const Facts facts = facts_since(november(2));
    const Pool calendar_days = pool_with({{.days = 26}});  // Saturday the 28th
    EXPECT_EQ(stands_of(facts, calendar_days, calendar()).front().due_on, november(30));
    const Pool working_days = pool_with({{.days = 5, .counting = Counting::working_days}});
    EXPECT_EQ(stands_of(facts, working_days, calendar()).front().due_on, november(9));
}

TEST(Recycling, follows_the_rule_that_is_due_first_and_a_tier_s_own_before_the_one_for_all) {
    const Pool pool = pool_with({{.cause = Cause::no_follow_up, .days = 30},
                                 {.cause = Cause::no_order, .days = 20},
                                 {.cause = Cause::no_order, .tier = ForTier::a, .days = 90},
                                 {.cause = Cause::no_opportunity, .days = 5, .active = false}});
    Facts facts = facts_since(november(2));
    EXPECT_EQ(stands_of(facts, pool, calendar()).front().cause, Cause::no_order);
    EXPECT_EQ(stands_of(facts, pool, calendar()).size(), 2u);
    facts.tier = customers::Tier::a;
    EXPECT_EQ(stands_of(facts, pool, calendar()).front().cause, Cause::no_follow_up);
}

TEST(Recycling, is_for_customers_somebody_owns_and_may_sell_to) {
    const Pool pool = pool_with({{.days = 30}});
    const auto recycled = [&](auto&& change) {
        Facts facts = facts_since(november(2));
        change(facts);
        return bool(plan_for(facts, &pool, calendar(), kTuesday).recycle_on);
    };
    EXPECT_TRUE(recycled([](Facts&) {}));
    EXPECT_FALSE(recycled([](Facts& f) { f.owner_id = {}; }));
    EXPECT_FALSE(recycled([](Facts& f) { f.archived = true; }));
    EXPECT_FALSE(recycled([](Facts& f) { f.kind = customers::Kind::walk_in; }));
    EXPECT_FALSE(recycled([](Facts& f) { f.status = customers::CustomerStatus::invalid; }));
    EXPECT_FALSE(plan_for(facts_since(november(2)), nullptr, calendar(), kTuesday).recycle_on);
}

TEST(Recycling, never_happens_without_warning) {
    const Pool pool = pool_with({{.days = 30}});
    Facts facts = facts_since(november(2));
    auto plan = plan_for(facts, &pool, calendar(), kTuesday);
    EXPECT_EQ(plan.recycle_on, Date::from_ymd(2026, 12, 2));
    EXPECT_EQ(plan.look_on, november(27)) << "three working days before";
    facts.owned_since = Date::from_ymd(2026, 1, 5);  // long overdue, under a rule of today
    plan = plan_for(facts, &pool, calendar(), kTuesday);
    EXPECT_EQ(plan.look_on, kTuesday);
    EXPECT_EQ(plan.recycle_on, november(27));
    facts.warned_for = november(25);
    plan = plan_for(facts, &pool, calendar(), kTuesday);
    EXPECT_EQ(plan.recycle_on, november(25)) << "the day that was promised";
    facts.warned_for = november(10);
    EXPECT_EQ(plan_for(facts, &pool, calendar(), kTuesday).recycle_on, november(27))
        << "a warning does not hold for ever";
    facts.last_followed_on = kTuesday;
    facts.warned_for = november(25);
    EXPECT_EQ(plan_for(facts, &pool, calendar(), kTuesday).recycle_on,
              Date::from_ymd(2026, 12, 24));
}

TEST(Recycling, waits_for_the_end_of_an_exemption) {
    const Pool pool = pool_with({{.days = 10}});
    Facts facts = facts_since(november(16));
    facts.exempt_until = Date::from_ymd(2026, 12, 4);  // a Friday
    EXPECT_EQ(plan_for(facts, &pool, calendar(), kTuesday).recycle_on, Date::from_ymd(2026, 12, 7));
}

TEST(Pools, belong_to_members_and_to_the_teams_below_theirs) {
    Pool first, second;
    first.member_ids = {Id{1}};
    first.active = false;
    second.team_ids = {Id{20}};
    const std::vector<Pool> pools{first, second};
    EXPECT_TRUE(is_member(second, {Id{5}, {Id{10}, Id{20}}}));
    EXPECT_FALSE(is_member(second, {Id{5}, {Id{10}}}));
    EXPECT_EQ(own_pool(pools, {Id{1}, {Id{20}}}), &pools[1]) << "a closed pool is nobody's own";
    EXPECT_EQ(own_pool(pools, {Id{1}, {}}), nullptr);
}

TEST(Pools, name_everything_that_is_wrong_at_once) {
    Pool pool = pool_with({{.cause = Cause::none}, {.days = 0}, {.days = 9}});
    pool.warn_days = 0;
    pool.person_limit = -1;
    const auto problem = check(pool).problem();
    std::vector<std::string> paths;
    for (const auto& field : problem.fields) paths.push_back(field.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"rules.0.cause", "rules.1.days", "rules.2.tier",
                                               "warn_days", "person_limit"}));
}

TEST(Claims, name_every_limit_that_is_reached) {
    Pool pool;
    pool.person_limit = 5;
    pool.team_limit = 9;
    std::vector<FieldProblem> problems;
    check_room(pool, {4, 8, true}, "", problems);
    EXPECT_TRUE(problems.empty());
    check_room(pool, {5, 9, true}, "", problems);
    ASSERT_EQ(problems.size(), 2u);
    problems.clear();
    check_room(pool, {0, 9, false}, "", problems);
    EXPECT_TRUE(problems.empty()) << "without a team there is no limit of one";
}

TEST(Claims, wait_for_the_cool_down_of_whoever_owned_it_last) {
    PoolCustomer customer;
    customer.previous_owner_id = Id{7};
    customer.cool_until = kTuesday;
    const auto problems_for = [&](Id person, Date today) {
        std::vector<FieldProblem> problems;
        check_cool_down(customer, person, today, problems);
        return problems.size();
    };
    EXPECT_EQ(problems_for(Id{7}, kTuesday), 1u);
    EXPECT_EQ(problems_for(Id{7}, kTuesday.plus_days(1)), 0u);
    EXPECT_EQ(problems_for(Id{8}, kTuesday), 0u);
}

TEST(Claims, are_taken_back_within_minutes_and_before_anything_happened) {
    PoolCustomer customer;
    customer.taken_by = Id{7};
    customer.taken_at = Instant{1'000'000};
    const Instant soon = customer.taken_at.plus_ms(kUndoMs);
    EXPECT_TRUE(may_undo(customer, Id{7}, {}, soon));
    EXPECT_FALSE(may_undo(customer, Id{7}, {}, soon.plus_ms(1)));
    EXPECT_FALSE(may_undo(customer, Id{8}, {}, soon));
    EXPECT_FALSE(may_undo(customer, Id{7}, soon, soon)) << "they talked";
}

TEST(Exemptions, have_a_reason_and_an_end_within_a_year) {
    EXPECT_TRUE(check(Exemption{{}, kTuesday, "展会后再谈"}, kTuesday).ok());
    EXPECT_FALSE(check(Exemption{{}, kTuesday, ""}, kTuesday).ok());
    EXPECT_FALSE(check(Exemption{{}, kTuesday.plus_days(-1), "x"}, kTuesday).ok());
    EXPECT_FALSE(check(Exemption{{}, kTuesday.plus_days(kExemptDays + 1), "x"}, kTuesday).ok());
    EXPECT_TRUE(check(Exemption{{}, {}, ""}, kTuesday).ok()) << "ends it";
}

}  // namespace
}  // namespace zhuli::pool
