#include <gtest/gtest.h>

#include "features/metrics/rules.hpp"

namespace zhuli::metrics {
namespace {

const Date kDay = Date::from_ymd(2026, 11, 24);
const Id kCustomer{5};

CustomerCell cell(std::string_view kind, std::string_view body) {
    return customer_cell_of(kind, body, kCustomer, kDay).value_or(CustomerCell{});
}

TEST(CustomerCells, a_confirmed_order_is_a_sale_and_due_until_it_is_paid) {
    EXPECT_EQ(cell("order.confirmed", R"({"kind":"sale","amount_minor":500})"),
              (CustomerCell{kCustomer, kDay, 1, 500, 500}));
    EXPECT_EQ(cell("payment.received", R"({"amount_minor":200})"),
              (CustomerCell{kCustomer, kDay, 0, 0, -200}));
}

TEST(CustomerCells, a_cancellation_takes_back_what_was_confirmed_and_nothing_else) {
    EXPECT_EQ(cell("order.cancelled", R"({"amount_minor":500,"was_confirmed":true})"),
              (CustomerCell{kCustomer, kDay, -1, -500, -500}));
    EXPECT_FALSE(customer_cell_of("order.cancelled", R"({"amount_minor":500})", kCustomer, kDay));
}

TEST(CustomerCells, imported_history_is_paid_and_stands_on_its_own_day) {
    const auto placed = Date::from_ymd(2010, 1, 5);
    EXPECT_EQ(
        cell("order.imported", R"({"amount_minor":500,"imported":true,"placed_on":"2010-01-05"})"),
        (CustomerCell{kCustomer, placed, 1, 500, 0}));
    EXPECT_EQ(
        cell("order.imported",
             R"({"kind":"return","amount_minor":-90,"imported":true,"placed_on":"2010-01-05"})"),
        (CustomerCell{kCustomer, placed, 0, -90, 0}));
}

TEST(CustomerCells, other_events_broken_bodies_and_nobodys_orders_change_nothing) {
    EXPECT_FALSE(customer_cell_of("order.shipped", R"({"amount_minor":5})", kCustomer, kDay));
    EXPECT_FALSE(customer_cell_of("customer.created", "{}", kCustomer, kDay));
    EXPECT_FALSE(customer_cell_of("order.confirmed", "[1", kCustomer, kDay));
    EXPECT_FALSE(customer_cell_of("order.confirmed", "{}", {}, kDay));
}

TEST(Months, are_twelve_with_zeros_where_nothing_was_sold) {
    const auto months = twelve_months({{"2026-01", {7}, 1}}, kDay);
    ASSERT_EQ(months.size(), 12u);
    EXPECT_EQ(months.front().month, "2025-12");
    EXPECT_EQ(months.back().month, "2026-11");
    EXPECT_EQ(months[1].revenue_minor.v, 7);
    EXPECT_EQ(months[2].revenue_minor.v, 0);
}

TEST(Rhythm, needs_three_order_days_and_looks_one_interval_ahead) {
    const Date days[] = {kDay, kDay.plus_days(-30), kDay.plus_days(-61)};
    EXPECT_FALSE(rhythm_of(std::span(days).first(2)));
    const auto rhythm = rhythm_of(days);
    ASSERT_TRUE(rhythm);
    EXPECT_EQ(rhythm->interval_days, 31);
    EXPECT_EQ(rhythm->expected_on, kDay.plus_days(31));
}

}  // namespace
}  // namespace zhuli::metrics
