#include "features/purchasing/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::purchasing {
namespace {

ReorderRule rule(int lead_days, std::int64_t min = 0, std::int64_t max = 0, int multiple = 1) {
    ReorderRule made;
    made.lead_days = lead_days;
    made.min_stock = {min};
    made.max_stock = {max};
    made.multiple = {multiple};
    return made;
}

TEST(SafetyStock, follows_the_normal_distribution) {
    // Table values of the standard normal distribution.
    EXPECT_NEAR(normal_quantile(0.50), 0.0, 1e-9);
    EXPECT_NEAR(normal_quantile(0.95), 1.644853627, 1e-8);
    EXPECT_NEAR(normal_quantile(0.99), 2.326347874, 1e-8);
    EXPECT_NEAR(normal_quantile(0.01), -2.326347874, 1e-8);
    EXPECT_EQ(safety_stock(10, 9, 95).v, 50);   // 1.644854 · 10 · 3 = 49.35
    EXPECT_EQ(safety_stock(10, 16, 99).v, 94);  // 2.326348 · 10 · 4 = 93.05
    EXPECT_EQ(safety_stock(10, 9, 50).v, 0);
    EXPECT_EQ(safety_stock(0, 9, 99).v, 0);
}

TEST(Advice, fills_up_by_whole_multiples_at_the_reorder_point) {
    // Two a day, every day: 180 in 90 days, squares 90 · 4. Nothing varies: 7 days · 2 = 14.
    Position position{{1}, {10}, {0}, {0}, 180, 360};
    const Advice advice = advise(rule(7, 0, 0, 10), position);
    EXPECT_EQ(advice.safety_stock.v, 0);
    EXPECT_EQ(advice.reorder_point.v, 14);
    EXPECT_EQ(advice.target.v, 28);
    EXPECT_EQ(advice.quantity.v, 20);  // 28 − 10 = 18, in tens
    EXPECT_EQ(advice.cover_days, 5);
    position.available = {15};
    EXPECT_EQ(advise(rule(7, 0, 0, 10), position).quantity.v, 0) << "above the reorder point";
}

TEST(Advice, counts_what_varies_what_comes_and_what_is_promised) {
    // Twenty on nine days of ninety: mean 2, variance (3600 − 180 · 2) / 89 = 36.40, σ = 6.034.
    // 1.644854 · 6.034 · √9 = 29.77 → 30; reorder point 9 · 2 + 30 = 48.
    const Position position{{1}, {60}, {10}, {30}, 180, 3600};
    const Advice advice = advise(rule(9, 0, 100), position);
    EXPECT_EQ(advice.safety_stock.v, 30);
    EXPECT_EQ(advice.reorder_point.v, 48);
    EXPECT_EQ(advice.position.v, 40);
    EXPECT_EQ(advice.quantity.v, 60);  // up to 100
}

TEST(Advice, without_sales_keeps_the_minimum) {
    const Advice advice = advise(rule(7, 5, 20), {{1}, {3}, {0}, {0}, 0, 0});
    EXPECT_EQ(advice.reorder_point.v, 5);
    EXPECT_EQ(advice.quantity.v, 17);
    EXPECT_EQ(advice.cover_days, -1);
    EXPECT_EQ(advise(rule(7), {{1}, {0}, {0}, {0}, 0, 0}).quantity.v, 0);
}

TEST(Advice, warns_while_nothing_comes_and_it_lasts_too_short) {
    const auto warned = [](std::int64_t available, std::int64_t incoming, std::int64_t waiting) {
        const Position position{{1}, {available}, {incoming}, {waiting}, 180, 360};
        return warns(rule(7), position, advise(rule(7), position));
    };
    EXPECT_TRUE(warned(12, 0, 0));
    EXPECT_FALSE(warned(14, 0, 0)) << "it lasts as long as a delivery takes";
    EXPECT_FALSE(warned(12, 5, 0));
    EXPECT_TRUE(warned(20, 0, 1));
}

TEST(Receipts, are_of_lines_of_the_order_and_at_most_what_is_left) {
    Order order;
    order.lines = {{{1}, {9}, 1, {5}, "A", "螺丝", {10}, {}, {}, {4}}};
    const auto refused = [&](std::vector<ReceivedLine> lines) {
        const auto result = check_receipt(order, lines);
        return result.ok() ? std::string() : result.problem().fields.back().code;
    };
    EXPECT_EQ(refused({{{1}, {6}}}), "");
    EXPECT_EQ(refused({{{1}, {7}}}), "purchasing.more_than_ordered");
    EXPECT_EQ(refused({{{1}, {0}}}), "purchasing.more_than_ordered");
    EXPECT_EQ(refused({{{1}, {1}}, {{1}, {1}}}), "purchasing.line_twice");
    EXPECT_EQ(refused({{{2}, {1}}}), "field.no_such_record");
    EXPECT_EQ(refused({}), "field.required");
}

TEST(Requests, refused_lately_are_not_made_again) {
    Request latest;
    latest.state = RequestState::refused;
    latest.settled_at = {1000};
    EXPECT_TRUE(is_quiet(latest, {1000 + kQuietMs - 1}));
    EXPECT_FALSE(is_quiet(latest, {1000 + kQuietMs}));
    latest.state = RequestState::accepted;
    EXPECT_FALSE(is_quiet(latest, {1000}));
}

TEST(Rules, say_everything_that_is_wrong_at_once) {
    ReorderRule wrong = rule(0, 10, 5, 0);
    wrong.service_percent = 100;
    const auto refused = check(wrong);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields.size(), 4u);
}

}  // namespace
}  // namespace zhuli::purchasing
