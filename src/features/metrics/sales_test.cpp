#include "features/orders/shop_for_test.hpp"

namespace zhuli::metrics {
namespace {

using orders::Shop;

/// One order of 2,500 on 2026-11-24, one of 1,250 on 2026-12-24 and one on 2027-01-23.
class Sales : public testing::TestWithParam<support::Engine> {
 protected:
    void SetUp() override {
        const auto product = shop.product("A", 50);
        for (const int quantity : {2, 1, 1}) {
            ASSERT_EQ(shop.enter(Shop::line(product, quantity), R"(,"confirm":true)").status, 201);
            shop.world.now = shop.world.now.plus_ms(30 * kDayMs);
        }
        shop.world.follow_events();
    }
    boost::json::value board(const std::string& who, const std::string& period) {
        const auto answer = shop.world.call(who, "GET", "/dashboards/sales?" + period);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json;
    }
    std::int64_t revenue(const std::string& who, const std::string& period) {
        const auto json = board(who, period);
        const auto total = json.at("totals").at("revenue_minor").as_int64();
        for (const char* slices : {"over_time", "by_person", "by_line"}) {
            std::int64_t sum = 0;
            for (const auto& slice : json.at(slices).as_array())
                sum += slice.at("revenue_minor").as_int64();
            EXPECT_EQ(sum, total) << slices << " " << period;
        }
        return total;
    }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Sales, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Sales, every_chart_adds_up_to_the_total_of_any_period) {
    for (const char* who : {"finance", "assistant"}) {
        EXPECT_EQ(revenue(who, "from=2026-11-24&to=2026-11-24&by=day"), 2500);
        EXPECT_EQ(revenue(who, "from=2026-11-25&to=2026-12-23&by=day"), 0);
        EXPECT_EQ(revenue(who, "from=2026-11-01&to=2026-12-31&by=week"), 3750);
        EXPECT_EQ(revenue(who, "from=2026-11-24&to=2027-01-23&by=month"), 5000);
        EXPECT_EQ(revenue(who, "from=2026-11-25&to=2027-01-31&by=month"), 2500);
        EXPECT_EQ(revenue(who, "from=2024-11-30&to=2027-01-22&by=month"), 3750);
    }
}

TEST_P(Sales, shows_nothing_of_people_out_of_scope) {
    EXPECT_EQ(revenue("colleague", "from=2026-11-01&to=2027-01-31&by=month"), 0);
}

TEST_P(Sales, names_people_and_keeps_the_order_count) {
    const auto json = board("finance", "from=2026-11-01&to=2027-01-31&by=month");
    EXPECT_EQ(json.at("totals").at("orders_count").as_int64(), 3);
    ASSERT_EQ(json.at("by_person").as_array().size(), 1u);
    EXPECT_NE(json.at("by_person").at(0).at("label").as_string(), "");
    EXPECT_EQ(json.at("over_time").at(0).at("key"), "2026-11");
}

}  // namespace
}  // namespace zhuli::metrics
