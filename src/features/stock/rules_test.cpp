#include "features/stock/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::stock {
namespace {

constexpr Id kA{1}, kB{2}, kNorth{10}, kSouth{20};

Demand demand(std::int64_t line, Id product, std::int64_t quantity) {
    return {{line}, product, {quantity}, "P" + std::to_string(product.v)};
}

TEST(Reservation, draws_on_warehouse_after_warehouse) {
    const Demand demands[] = {demand(1, kA, 5)};
    const Balance balances[] = {{kA, kNorth, {4}, {1}}, {kA, kSouth, {9}, {0}}};
    const Plan plan = plan_reservation(demands, balances);
    EXPECT_TRUE(plan.short_lines.empty());
    ASSERT_EQ(plan.shares.size(), 2u);
    EXPECT_EQ(plan.shares[0].quantity.v, 3);
    EXPECT_EQ(plan.shares[1].quantity.v, 2);
    EXPECT_EQ(plan.reserved[0].v, 5);
}

TEST(Reservation, lines_with_one_product_are_one_demand) {
    const Demand demands[] = {demand(1, kA, 3), demand(2, kB, 1), demand(3, kA, 3)};
    const Balance balances[] = {{kA, kNorth, {5}, {0}}, {kB, kNorth, {5}, {0}}};
    const Plan plan = plan_reservation(demands, balances);
    ASSERT_EQ(plan.short_lines.size(), 2u);
    EXPECT_EQ(plan.short_lines[0].path, "lines.0.quantity");
    EXPECT_EQ(plan.short_lines[1].path, "lines.2.quantity");
    EXPECT_EQ(plan.short_lines[1].params[1].second, "5");
    EXPECT_EQ(plan.short_lines[1].params[2].second, "6");
    EXPECT_EQ(plan.reserved[0].v, 3);
    EXPECT_EQ(plan.reserved[2].v, 2);
}

TEST(Reservation, of_a_product_nobody_has_is_short_by_all) {
    const Demand demands[] = {demand(1, kA, 1)};
    const Plan plan = plan_reservation(demands, {});
    ASSERT_EQ(plan.short_lines.size(), 1u);
    EXPECT_EQ(plan.short_lines[0].params[1].second, "0");
    EXPECT_EQ(plan.reserved[0].v, 0);
}

TEST(Moves, by_people_come_in_or_say_why) {
    struct Row {
        MoveReason reason;
        std::int64_t quantity;
        const char* note;
        bool ok;
    };
    for (const Row& row : {Row{MoveReason::opening, 5, "", true},
                           {MoveReason::receipt, -5, "", false},
                           {MoveReason::receipt, 0, "", false},
                           {MoveReason::adjustment, -5, "破损", true},
                           {MoveReason::adjustment, -5, "", false},
                           {MoveReason::shipment, 5, "", false},
                           {MoveReason::return_, 5, "", false}}) {
        StockMove move;
        move.reason = row.reason;
        move.quantity = {row.quantity};
        move.note = row.note;
        EXPECT_EQ(check(move).ok(), row.ok) << enum_name(row.reason) << row.quantity;
    }
}

}  // namespace
}  // namespace zhuli::stock
