#include "core/value/money.hpp"

#include <gtest/gtest.h>

#include "core/value/date.hpp"

namespace zhuli {
namespace {

TEST(Money, a_line_is_rounded_half_away_from_zero) {
    struct Row {
        std::int64_t quantity, price_e4, minor;
    };
    for (const Row& row :
         {Row{1, 125, 1}, Row{2, 125, 3}, Row{4, 125, 5}, Row{-2, 125, -3}, Row{1, 50, 1},
          Row{-1, 50, -1}, Row{1, 49, 0}, Row{100, 125, 125}, Row{3, 33'333, 1000}})
        EXPECT_EQ(line_amount({row.quantity}, {row.price_e4})->v, row.minor)
            << row.quantity << " × " << row.price_e4;
}

TEST(Money, an_amount_beyond_its_range_is_nothing) {
    EXPECT_FALSE(line_amount({Quantity::kMax}, {UnitPrice::kMax}));
}

TEST(Money, prices_are_read_exactly) {
    EXPECT_EQ(parse_unit_price("0.0125")->v, 125);
    EXPECT_EQ(parse_unit_price("-11062.06")->v, -110'620'600);
    EXPECT_EQ(parse_unit_price("0.00005")->v, 1);
    EXPECT_EQ(parse_unit_price("7")->v, 70'000);
    for (const char* bad : {"", ".", "-", "1e3", "1,5", "12345678901234", "0x1", "1.2.3"})
        EXPECT_FALSE(parse_unit_price(bad)) << bad;
}

TEST(Money, is_written_with_its_decimals) {
    EXPECT_EQ(format_money({-5}), "-0.05");
    EXPECT_EQ(format_money({123'456}), "1234.56");
    EXPECT_EQ(format_unit_price({125}), "0.0125");
    EXPECT_EQ(format_unit_price({10'000}), "1.00");
}

TEST(Date, only_real_days_are_read) {
    EXPECT_EQ(Date::parse("2024-02-29")->to_string(), "2024-02-29");
    for (const char* bad : {"2023-02-29", "2026-13-01", "2026-1-1", "20260101", "2026-00-10"})
        EXPECT_FALSE(Date::parse(bad)) << bad;
    EXPECT_EQ(Date::parse("2026-11-24")->weekday(), 1);  // a Tuesday
    EXPECT_EQ(Date::from_ymd(1970, 1, 1).days, 0);
}

}  // namespace
}  // namespace zhuli
