#include "features/stock/rules.hpp"

#include <gtest/gtest.h>

#include "features/stock/rules_supply.hpp"

namespace zhuli::stock {
namespace {

constexpr Id kA{1}, kB{2}, kNorth{10}, kSouth{20};

Demand demand(std::int64_t line, Id product, std::int64_t quantity) {
    return {{line}, product, {quantity}, "P" + std::to_string(product.v)};
}

TEST(Moves, are_of_no_more_than_anybody_has) {
    const auto move = [](std::int64_t quantity) {
        StockMove made;
        made.quantity = {quantity};
        made.note = "盘点";
        made.reason = MoveReason::adjustment;
        const auto checked = check(made);
        return checked.ok() ? std::string() : checked.problem().fields.front().code;
    };
    EXPECT_EQ(move(kMoveLimit), "");
    EXPECT_EQ(move(1'000'000'000'000), "stock.too_many");
    EXPECT_EQ(move(-kMoveLimit - 1), "stock.too_many");
    EXPECT_FALSE(check(Transfer{{1}, {2}, {3}, {1'000'000'000'000}, {}}).ok());
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

Reservation held(std::int64_t line, Id product, Id warehouse, std::int64_t quantity) {
    Reservation row;
    row.order_line_id = {line};
    row.product_id = product;
    row.warehouse_id = warehouse;
    row.quantity = {quantity};
    return row;
}

TEST(OneWarehouse, gives_what_is_held_there_then_what_is_free_and_frees_what_is_held_elsewhere) {
    struct Row {
        std::int64_t wanted, held, taken, freed;
    };
    // Three are held in the south, two in the north; five are free in the south.
    const Balance balances[] = {{kA, kNorth, {2}, {2}}, {kA, kSouth, {8}, {3}}};
    const Reservation reservations[] = {held(1, kA, kNorth, 2), held(1, kA, kSouth, 3)};
    for (const Row& row :
         {Row{2, 2, 0, 0}, {3, 3, 0, 0}, {4, 3, 1, 1}, {6, 3, 3, 2}, {8, 3, 5, 2}}) {
        const Demand demands[] = {demand(1, kA, row.wanted)};
        const PlanThere plan = plan_there(kSouth, demands, reservations, balances);
        EXPECT_TRUE(plan.short_lines.empty()) << row.wanted;
        EXPECT_EQ(plan.parts[0].held.v, row.held) << row.wanted;
        EXPECT_EQ(plan.parts[0].taken.v, row.taken) << row.wanted;
        EXPECT_EQ(plan.parts[0].freed.v, row.freed) << row.wanted;
    }
    const Demand too_many[] = {demand(1, kA, 9)};
    const PlanThere plan = plan_there(kSouth, too_many, reservations, balances);
    ASSERT_EQ(plan.short_lines.size(), 1u);
    EXPECT_EQ(plan.short_lines[0].code, "stock.not_enough_there");
    EXPECT_EQ(plan.short_lines[0].params[1].second, "8");
}

TEST(Sources, are_what_a_warehouse_holds_for_a_line_and_what_is_free_there) {
    BalanceView north, south, empty;
    north.product_id = south.product_id = empty.product_id = kA;
    north.warehouse_id = kNorth;
    north.warehouse_name = "north";
    north.available = {0};
    south.warehouse_id = kSouth;
    south.available = {4};
    empty.warehouse_id = {99};
    const Demand demands[] = {demand(1, kA, 3), demand(2, kA, 3)};
    const Reservation reservations[] = {held(1, kA, kNorth, 2), held(1, kA, kNorth, 1)};
    const BalanceView balances[] = {north, south, empty};
    const auto found = sources(demands, reservations, balances);
    ASSERT_EQ(found.size(), 3u) << "nothing of a warehouse without any, and held for one line only";
    EXPECT_EQ(found[0].held.v, 3);
    EXPECT_EQ(found[0].warehouse_name, "north");
    EXPECT_EQ(found[1].order_line_id.v, 1);
    EXPECT_EQ(found[1].free.v, 4);
    EXPECT_EQ(found[2].order_line_id.v, 2);
    EXPECT_EQ(found[2].warehouse_id, kSouth);
}

TEST(OneWarehouse, shares_what_is_free_there_among_lines_with_one_product) {
    const Balance balances[] = {{kA, kNorth, {5}, {0}}};
    const Demand demands[] = {demand(1, kA, 3), demand(2, kA, 3)};
    const PlanThere plan = plan_there(kNorth, demands, {}, balances);
    ASSERT_EQ(plan.short_lines.size(), 1u);
    EXPECT_EQ(plan.short_lines[0].path, "lines.1.quantity");
    EXPECT_EQ(plan.short_lines[0].params[1].second, "2");
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
