#include "features/today/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::today {
namespace {

std::string words(Days days) { return days.from.to_string() + " " + days.to.to_string(); }

TEST(TodayPeriods, the_month_so_far_is_compared_with_the_same_days_of_the_last_one) {
    struct Row {
        Date today;
        const char *so_far, *same, *whole;
    };
    for (const Row& row : {Row{Date::from_ymd(2026, 11, 24), "2026-11-01 2026-11-24",
                               "2026-10-01 2026-10-24", "2026-10-01 2026-10-31"},
                           // 31 March against February: it has no 31st.
                           Row{Date::from_ymd(2026, 3, 31), "2026-03-01 2026-03-31",
                               "2026-02-01 2026-02-28", "2026-02-01 2026-02-28"},
                           Row{Date::from_ymd(2026, 3, 30), "2026-03-01 2026-03-30",
                               "2026-02-01 2026-02-28", "2026-02-01 2026-02-28"},
                           // The end of a shorter month is compared with all of the longer one.
                           Row{Date::from_ymd(2026, 2, 28), "2026-02-01 2026-02-28",
                               "2026-01-01 2026-01-31", "2026-01-01 2026-01-31"},
                           Row{Date::from_ymd(2026, 1, 1), "2026-01-01 2026-01-01",
                               "2025-12-01 2025-12-01", "2025-12-01 2025-12-31"}}) {
        EXPECT_EQ(words(month_so_far(row.today)), row.so_far);
        EXPECT_EQ(words(same_days_before(row.today)), row.same);
        EXPECT_EQ(words(whole_month_before(row.today)), row.whole);
    }
}

TEST(TodaySentence, names_what_there_is_most_pressing_first) {
    EXPECT_TRUE(sentence({}).empty());
    const auto parts = sentence({.overdue = 2, .my_orders = 4, .low_stock = 1});
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].kind, "overdue");
    EXPECT_EQ(parts[1].kind, "my_orders");
    EXPECT_EQ(parts[1].count, 4);
    EXPECT_EQ(parts[2].kind, "low_stock");
}

StockWarning standing(const char* code, std::int64_t available, std::int64_t safety,
                      std::int64_t needed) {
    StockWarning warning;
    warning.code = code;
    warning.available = {available};
    warning.safety_stock = {safety};
    warning.needed = {needed};
    return warning;
}

TEST(TodayStock, warns_of_nothing_there_then_too_little_then_low) {
    const auto warnings = warnings_of({standing("enough", 100, 10, 20), standing("low", 25, 10, 20),
                                       standing("little", 5, 0, 20), standing("none", 0, 0, 1),
                                       standing("less", 1, 0, 20), standing("exact", 20, 0, 20)});
    std::vector<std::string> order;
    for (const auto& warning : warnings) order.push_back(warning.code);
    EXPECT_EQ(order, (std::vector<std::string>{"none", "less", "little", "low"}));
    EXPECT_EQ(warnings[0].state, StockState::none);
    EXPECT_EQ(warnings[2].state, StockState::too_little);
    EXPECT_EQ(warnings[3].state, StockState::low);
}

}  // namespace
}  // namespace zhuli::today
