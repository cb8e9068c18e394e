#include "features/metrics/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::metrics {
namespace {

const Date kDay = Date::from_ymd(2026, 11, 24);
constexpr std::string_view kOrder =
    R"({"owner_id":"7","lines":[{"product_line_id":"3","quantity":2,"amount_minor":500},)"
    R"({"product_line_id":null,"quantity":1,"amount_minor":-20}]})";

std::int64_t revenue(const std::vector<RollupCell>& cells) {
    std::int64_t sum = 0;
    for (const auto& cell : cells) sum += cell.revenue_minor;
    return sum;
}

TEST(Rollup, a_confirmed_order_counts_once_and_its_lines_add_up) {
    const auto cells = cells_of("order.confirmed", kOrder, {9}, kDay);
    ASSERT_EQ(cells.size(), 3u);
    EXPECT_EQ(cells[0].orders_count, 1);
    EXPECT_EQ(cells[0].person_id, Id{7});
    EXPECT_EQ(cells[1].line_id, Id{3});
    EXPECT_EQ(revenue(cells), 480);
}

TEST(Rollup, a_cancellation_takes_back_only_what_was_counted) {
    EXPECT_TRUE(cells_of("order.cancelled", kOrder, {9}, kDay).empty());
    std::string body(kOrder);
    body.insert(1, R"("was_confirmed":true,)");
    EXPECT_EQ(revenue(cells_of("order.cancelled", body, {9}, kDay)), -480);
}

TEST(Rollup, the_body_may_name_the_day) {
    const auto cells = cells_of("order.imported", R"({"placed_on":"2010-01-05"})", {9}, kDay);
    ASSERT_EQ(cells.size(), 1u);
    EXPECT_EQ(cells[0].day.to_string(), "2010-01-05");
    EXPECT_EQ(cells[0].person_id, Id{9});
}

TEST(Rollup, other_events_and_broken_bodies_change_nothing) {
    EXPECT_TRUE(cells_of("order.shipped", kOrder, {9}, kDay).empty());
    EXPECT_TRUE(cells_of("user.added", "{}", {9}, kDay).empty());
    EXPECT_TRUE(cells_of("order.confirmed", "[1", {9}, kDay).empty());
}

TEST(Rollup, a_cell_is_added_up_by_day_and_month_for_one_and_for_all) {
    const auto keys = keys_of({kDay, {7}, {3}});
    EXPECT_EQ(keys.size(), 8u);
    const auto has = [&](const RollupKey& key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    EXPECT_TRUE(has({"D2026-11-24", {7}, {3}}));
    EXPECT_TRUE(has({"D2026-11-24", kAll, {3}}));
    EXPECT_TRUE(has({"M2026-11", {7}, kAll}));
    EXPECT_TRUE(has({"M2026-11", kAll, kAll}));
}

std::string spans(Date from, Date to) {
    std::string text;
    for (const Span& span : spans_of(from, to)) text += span.from + ".." + span.to + " ";
    return text;
}

TEST(Periods, are_read_as_whole_months_and_the_days_around_them) {
    const auto day = [](int y, int m, int d) { return Date::from_ymd(y, m, d); };
    EXPECT_EQ(spans(kDay, kDay), "D2026-11-24..D2026-11-24 ");
    EXPECT_EQ(spans(day(2026, 1, 1), day(2026, 12, 31)), "M2026-01..M2026-12 ");
    EXPECT_EQ(spans(day(2026, 2, 1), day(2026, 2, 28)), "M2026-02..M2026-02 ");
    EXPECT_EQ(spans(day(2026, 2, 1), day(2026, 2, 27)), "D2026-02-01..D2026-02-27 ");
    EXPECT_EQ(spans(day(2026, 1, 31), day(2026, 2, 28)),
              "M2026-02..M2026-02 D2026-01-31..D2026-01-31 ");
    EXPECT_EQ(spans(day(2026, 1, 2), day(2026, 2, 27)), "D2026-01-02..D2026-02-27 ");
    EXPECT_EQ(spans(day(2025, 12, 15), day(2026, 2, 3)),
              "M2026-01..M2026-01 D2025-12-15..D2025-12-31 D2026-02-01..D2026-02-03 ");
}

TEST(Periods, weeks_start_on_monday) {
    EXPECT_EQ(period_key(kDay, By::week), "2026-11-23");
    EXPECT_EQ(period_key(kDay, By::month), "2026-11");
    EXPECT_EQ(period_key(Date::from_ymd(2026, 11, 29), By::week), "2026-11-23");
}

TEST(Periods, backwards_or_endless_ones_are_refused) {
    EXPECT_FALSE(check({kDay, kDay.plus_days(-1), By::day}).ok());
    EXPECT_FALSE(check({kDay, kDay.plus_days(5000), By::day}).ok());
    EXPECT_TRUE(check({kDay, kDay, By::day}).ok());
}

}  // namespace
}  // namespace zhuli::metrics
