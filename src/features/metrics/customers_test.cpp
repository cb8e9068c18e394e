#include "features/orders/shop_for_test.hpp"

namespace zhuli::metrics {
namespace {

using orders::Shop;

class Worth : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }
    boost::json::value worth(const std::string& who = "assistant") {
        shop.world.follow_events();
        const auto answer = shop.world.call(who, "GET", "/customers/" + shop.customer + "/worth");
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json;
    }
    std::int64_t due(const boost::json::value& json) {
        return json.at("total").at("due_minor").as_int64();
    }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Worth, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Worth, is_for_those_who_see_figures_of_that_customer) {
    const std::string path = "/customers/" + shop.customer + "/worth";
    EXPECT_EQ(shop.world.call("", "GET", path).status, 401);
    EXPECT_EQ(shop.world.call("warehouse", "GET", path).status, 403);
    EXPECT_EQ(shop.world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(shop.world.call("finance", "GET", path).status, 200);
}

TEST_P(Worth, follows_orders_payments_and_cancellations) {
    const auto product = shop.product("A", 50);
    EXPECT_EQ(due(worth()), 0);
    const auto order = shop.enter(Shop::line(product, 2), R"(,"confirm":true)").text("id");
    auto now = worth();
    EXPECT_EQ(due(now), 2500);
    EXPECT_EQ(now.at("year_minor").as_int64(), 2500);
    EXPECT_EQ(now.at("months").at(11).at("orders_count").as_int64(), 1);
    EXPECT_EQ(now.at("last_order_on"), "2026-11-24");
    EXPECT_TRUE(now.at("rhythm").is_null());
    EXPECT_EQ(shop.act("finance", order, "receipts", R"({"amount_minor":1000})").status, 201);
    EXPECT_EQ(due(worth()), 1500);
    const auto other = shop.enter(Shop::line(product, 1), R"(,"confirm":true)").text("id");
    EXPECT_EQ(due(worth()), 2750);
    EXPECT_EQ(shop.act("assistant", other, "cancellation", R"({"reason":"不要了"})").status, 200);
    now = worth();
    EXPECT_EQ(due(now), 1500);
    EXPECT_EQ(now.at("total").at("orders_count").as_int64(), 1);
}

TEST_P(Worth, a_rhythm_shows_from_the_third_order_day_on) {
    const auto product = shop.product("A", 50);
    for (int i = 0; i < 3; ++i) {
        ASSERT_EQ(shop.enter(Shop::line(product, 1), R"(,"confirm":true)").status, 201);
        if (i < 2) shop.world.now = shop.world.now.plus_ms(30 * kDayMs);
    }
    const auto now = worth();
    EXPECT_EQ(now.at("rhythm").at("interval_days").as_int64(), 30);
    EXPECT_EQ(now.at("rhythm").at("expected_on"), "2027-02-22");
}

TEST_P(Worth, of_a_list_leaves_out_whoever_is_out_of_scope) {
    const auto product = shop.product("A", 50);
    ASSERT_EQ(shop.enter(Shop::line(product, 2), R"(,"confirm":true)").status, 201);
    shop.world.follow_events();
    const std::string list = "/customer_sums?customer_ids=%5B%22" + shop.customer + "%22%5D";
    const auto mine = shop.world.call("assistant", "GET", list);
    ASSERT_EQ(mine.json.at("items").as_array().size(), 1u) << mine.body;
    EXPECT_EQ(mine.json.at("items").at(0).at("year_minor").as_int64(), 2500);
    EXPECT_EQ(mine.json.at("items").at(0).at("due_minor").as_int64(), 2500);
    const auto others = shop.world.call("colleague", "GET", list);
    EXPECT_TRUE(others.json.at("items").as_array().empty());
    EXPECT_EQ(shop.world.call("assistant", "GET", "/customer_sums").status, 422);
    EXPECT_EQ(shop.world.call("assistant", "GET", "/customer_sums?customer_ids=x").status, 422);
}

}  // namespace
}  // namespace zhuli::metrics
