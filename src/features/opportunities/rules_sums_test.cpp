#include "features/opportunities/rules_sums.hpp"

#include <gtest/gtest.h>

namespace zhuli::opportunities {
namespace {

const Date kToday = Date::from_ymd(2026, 11, 24);
const Id kAnn{1}, kBob{2};

TEST(OpportunitySums, amounts_are_weighed_half_away_from_zero) {
    struct Row {
        std::int64_t amount;
        int percent;
        std::int64_t weighted;
    };
    for (const Row& row : {Row{1000, 10, 100}, Row{5, 10, 1}, Row{4, 10, 0}, Row{7, 50, 4},
                           Row{0, 75, 0}, Row{Money::kMax, 100, Money::kMax}})
        EXPECT_EQ(weighted({row.amount}, row.percent).v, row.weighted) << row.amount;
    const PipelineSettings settings;
    EXPECT_EQ(probability_percent(settings, Stage::won), 100);
    EXPECT_EQ(probability_percent(settings, Stage::lost), 0);
    EXPECT_EQ(probability_percent(settings, Stage::quotation), settings.quotation_percent);
}

TEST(OpportunitySums, an_open_one_stands_in_the_month_it_is_expected_a_closed_one_where_it_closed) {
    Opportunity one;
    one.owner_id = kAnn;
    one.amount_minor = {900};
    one.expected_close_on = Date::from_ymd(2027, 1, 31);
    EXPECT_EQ(key_of(cell_of(one)), (SumKey{"2027-01", kAnn, Stage::discovery}));
    one.open = false;
    one.stage = Stage::won;
    one.closed_on = kToday;
    EXPECT_EQ(key_of(cell_of(one)), (SumKey{"2026-11", kAnn, Stage::won}));
}

TEST(OpportunitySums, months_go_on_after_december) {
    EXPECT_EQ(plus_months(Date::from_ymd(2026, 11, 1), 2), Date::from_ymd(2027, 1, 1));
    EXPECT_EQ(plus_months(Date::from_ymd(2026, 12, 1), 0), Date::from_ymd(2026, 12, 1));
    EXPECT_EQ(first_of_month(kToday), Date::from_ymd(2026, 11, 1));
}

TEST(OpportunitySums, the_board_has_each_stage_and_closed_ones_of_this_month_only) {
    const std::vector<SumCell> cells{{"2026-09", kAnn, Stage::quotation, 1, {100}},
                                     {"2027-03", kBob, Stage::quotation, 2, {300}},
                                     {"2026-11", kAnn, Stage::won, 1, {50}},
                                     {"2026-10", kAnn, Stage::won, 4, {4000}},
                                     {"2026-10", kAnn, Stage::lost, 3, {70}}};
    const Board board = board_of(cells, {}, kToday);
    EXPECT_EQ(board.closed_from, Date::from_ymd(2026, 11, 1));
    ASSERT_EQ(board.stages.size(), kStageCount);
    EXPECT_EQ(board.stages[2].opportunity_count, 3);
    EXPECT_EQ(board.stages[2].amount_minor.v, 400);
    EXPECT_EQ(board.stages[2].weighted_minor.v, 200);
    EXPECT_EQ(board.stages[0].opportunity_count, 0);
    EXPECT_EQ(board.stages[4].amount_minor.v, 50);
    EXPECT_EQ(board.stages[5].opportunity_count, 0);
}

TEST(OpportunitySums, the_forecast_adds_up_and_tells_what_is_overdue_apart) {
    const std::vector<SumCell> cells{
        {"2026-09", kAnn, Stage::negotiation, 1, {1000}},  // overdue
        {"2026-11", kAnn, Stage::proposal, 3, {3000}},     // one of them overdue
        {"2026-12", kBob, Stage::quotation, 2, {2000}},
        {"2027-05", kBob, Stage::discovery, 1, {100}},
        {"2029-01", kBob, Stage::discovery, 1, {500}},
        {"2026-11", kBob, Stage::won, 1, {800}},
        {"2026-11", kBob, Stage::lost, 1, {9000}}};
    const std::vector<SumCell> late{{"", kAnn, Stage::proposal, 1, {1000}}};
    const Forecast forecast = forecast_of(cells, late, {}, kToday);
    ASSERT_EQ(forecast.months.size(), std::size_t{kForecastMonths} + 1);
    EXPECT_EQ(forecast.months[0].from, kToday);
    EXPECT_EQ(forecast.months[0].to, Date::from_ymd(2026, 11, 30));
    EXPECT_EQ(forecast.months[0].amount_minor.v, 2000);
    EXPECT_EQ(forecast.months[0].weighted_minor.v, 600);
    EXPECT_EQ(forecast.months[0].stages.size(), 4u);
    EXPECT_EQ(forecast.months[1].weighted_minor.v, 1000);
    EXPECT_FALSE(forecast.months[6].to);
    EXPECT_EQ(forecast.months[6].from, Date::from_ymd(2027, 5, 1));
    EXPECT_EQ(forecast.months[6].amount_minor.v, 600);
    EXPECT_EQ(forecast.overdue.opportunity_count, 2);
    EXPECT_EQ(forecast.overdue.amount_minor.v, 2000);
    EXPECT_EQ(forecast.overdue.weighted_minor.v, 750 + 300);
    EXPECT_EQ(forecast.won.amount_minor.v, 800);
    EXPECT_EQ(forecast.total.opportunity_count, 8);
    EXPECT_EQ(forecast.total.amount_minor.v, 6600);
    ASSERT_EQ(forecast.owners.size(), 2u);
    EXPECT_EQ(forecast.owners[0].owner_id, kAnn);
    EXPECT_EQ(forecast.owners[0].weighted_minor.v, 750 + 900);
    Money all;
    for (const OwnerForecast& owner : forecast.owners) all += owner.weighted_minor;
    EXPECT_EQ(all, forecast.total.weighted_minor);
}

TEST(OpportunitySums, the_forecast_leaves_nobody_out) {
    std::vector<SumCell> cells;
    for (std::int64_t i = 1; i <= 120; ++i)
        cells.push_back({"2026-12", Id{i}, Stage::quotation, 1, {100}});
    const Forecast forecast = forecast_of(cells, {}, {}, kToday);
    EXPECT_EQ(forecast.owners.size(), cells.size());
}

}  // namespace
}  // namespace zhuli::opportunities
