#include "features/stock/rules_supply.hpp"

#include <gtest/gtest.h>

namespace zhuli::stock {
namespace {

constexpr Id kA{1}, kB{2};

Date day(int d) { return Date::from_ymd(2026, 11, d); }
Flow waits(std::int64_t n) { return {kA, {}, {-n}}; }
Flow comes(int d, std::int64_t n) { return {kA, day(d), {n}}; }

TEST(Promise, is_today_while_enough_is_free) {
    EXPECT_EQ(covered_on({5}, {}, {5}, day(24)), day(24));
    const Flow flows[] = {comes(26, 9)};
    EXPECT_EQ(covered_on({5}, flows, {5}, day(24)), day(24));
}

TEST(Promise, is_the_first_day_on_which_what_comes_in_covers_it) {
    const Flow flows[] = {comes(26, 3), comes(28, 4), comes(30, 100)};
    EXPECT_EQ(covered_on({2}, flows, {5}, day(24)), day(26));
    EXPECT_EQ(covered_on({2}, flows, {6}, day(24)), day(28));
    EXPECT_EQ(covered_on({2}, flows, {10}, day(24)), day(30));
    EXPECT_EQ(covered_on({2}, flows, {110}, day(24)), Date{}) << "nobody knows when";
}

TEST(Promise, leaves_what_earlier_orders_wait_for_to_them) {
    const Flow flows[] = {waits(3), comes(26, 3), comes(28, 4)};
    EXPECT_EQ(covered_on({0}, flows, {1}, day(24)), day(28));
    EXPECT_EQ(covered_on({0}, flows, {5}, day(24)), Date{});
    EXPECT_EQ(covered_on({4}, flows, {1}, day(24)), day(24));
}

TEST(Promise, is_never_a_day_that_is_over) {
    const Flow flows[] = {comes(20, 5)};
    EXPECT_EQ(covered_on({0}, flows, {5}, day(24)), day(24));
}

TEST(Promise, of_a_short_line_is_told_where_it_is_known) {
    const Demand demands[] = {{{1}, kA, {5}, "A"}, {{2}, kB, {5}, "B"}};
    const Balance balances[] = {{kA, {10}, {2}, {0}}};
    Plan plan = plan_reservation(demands, balances);
    const Flow flows[] = {comes(26, 3)};
    tell_when(plan, demands, flows, day(24));
    ASSERT_EQ(plan.short_lines.size(), 2u);
    EXPECT_EQ(plan.short_lines[0].code, "stock.not_enough_until");
    EXPECT_EQ(plan.short_lines[0].params.back().second, "2026-11-26");
    EXPECT_EQ(plan.short_lines[1].code, "stock.not_enough");
}

TEST(Transfers, go_to_another_warehouse_and_move_something) {
    EXPECT_TRUE(check(Transfer{kA, {1}, {2}, {1}, {}}).ok());
    const auto refused = check(Transfer{kA, {1}, {1}, {0}, {}});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields.size(), 2u);
}

}  // namespace
}  // namespace zhuli::stock
