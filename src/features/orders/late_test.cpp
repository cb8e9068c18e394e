// Turns that last: the seller and their leader are told once of each, in working time only.
#include <algorithm>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

struct LateTurns : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string a = shop.product("A", 100);

    void hours(int count) {
        world.now = world.now.plus_ms(count * kHourMs);
        world.run_jobs();
    }
    std::int64_t told(const std::string& who, const std::string& kind) {
        const auto list = world.call(who, "GET", "/notices").json.at("items").as_array();
        return std::ranges::count_if(
            list, [&](const auto& one) { return one.at("kind").as_string() == kind; });
    }
};

INSTANTIATE_TEST_SUITE_P(Both, LateTurns, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(LateTurns, are_told_of_once_to_the_seller_and_their_leader) {
    const auto order = shop.enter(Shop::line(a, 4), R"(,"confirm":true)").text("id");
    hours(23);
    EXPECT_EQ(told("assistant", "order.late_warehouse"), 0) << "a working day has not passed";
    hours(2);
    EXPECT_EQ(told("assistant", "order.late_warehouse"), 1);
    EXPECT_EQ(told("manager", "order.late_warehouse"), 1);
    EXPECT_EQ(told("colleague", "order.late_warehouse"), 0);
    hours(3);
    hours(24);
    EXPECT_EQ(told("manager", "order.late_warehouse"), 1) << "once";
    ASSERT_EQ(shop.act("warehouse", order, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", order, "delivery").status, 200);
    for (int day = 0; day < 9; ++day) hours(24);
    EXPECT_EQ(told("manager", "order.late_finance"), 1) << "the next turn is another one";
}

TEST_P(LateTurns, wait_for_working_hours_and_a_turn_that_ended_is_nobody_s_fault) {
    ASSERT_EQ(shop.enter(Shop::line(a, 1)).status, 201);
    hours(12);  // late in the evening
    EXPECT_EQ(told("manager", "order.late_assistant"), 0) << "nobody is told at night";
    hours(12);
    EXPECT_EQ(told("manager", "order.late_assistant"), 1);
    const auto other = shop.enter(Shop::line(a, 2)).text("id");
    ASSERT_EQ(shop.act("assistant", other, "cancellation", R"({"reason":"不要了"})").status, 200);
    hours(24);
    hours(24);
    EXPECT_EQ(told("manager", "order.late_assistant"), 1);
}

}  // namespace
}  // namespace zhuli::orders
