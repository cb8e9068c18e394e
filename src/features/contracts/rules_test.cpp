#include "features/contracts/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::contracts {
namespace {

Date day(int month, int d) { return Date::from_ymd(2026, month, d); }

Contract contract(Date from, Date until) {
    Contract made;
    made.from_on = from;
    made.until_on = until;
    return made;
}

WorkCalendar weekdays() {
    CalendarRules rules;
    for (std::size_t i = 0; i < 5; ++i) rules.week[i] = {{540, 1080}};
    rules.exceptions.push_back({day(12, 25), {}, "放假"});
    return {rules, zone_of("Asia/Shanghai")};
}

TEST(Contracts, have_days_in_order_and_no_negative_sum) {
    EXPECT_TRUE(problems_of(contract(day(1, 1), day(1, 1))).empty());
    auto bad = contract(day(2, 1), day(1, 1));
    bad.amount_minor = {-1};
    bad.remind_days = 366;
    bad.order_ids.assign(kOrdersLimit + 1, Id{1});
    std::vector<std::string> paths;
    for (const auto& problem : problems_of(bad)) paths.push_back(problem.path);
    EXPECT_EQ(paths,
              (std::vector<std::string>{"until_on", "amount_minor", "remind_days", "order_ids"}));
}

TEST(Contracts, are_reminded_of_on_a_working_day_in_time) {
    const auto calendar = weekdays();
    auto one = contract(day(1, 1), day(12, 31));  // a Thursday
    one.remind_days = 2;
    EXPECT_EQ(remind_on(one, calendar), day(12, 29));
    one.remind_days = 4;
    EXPECT_EQ(remind_on(one, calendar), day(12, 24)) << "neither Sunday nor the holiday before";
    one.remind_days = 0;
    EXPECT_EQ(remind_on(one, calendar), day(12, 31));
}

TEST(Contracts, stand_by_the_day) {
    auto one = contract(day(2, 1), day(11, 30));
    one.remind_on = day(10, 30);
    EXPECT_EQ(standing_of(one, day(1, 31)), Standing::upcoming);
    EXPECT_EQ(standing_of(one, day(2, 1)), Standing::running);
    EXPECT_EQ(standing_of(one, day(10, 30)), Standing::expiring);
    EXPECT_EQ(standing_of(one, day(11, 30)), Standing::expiring) << "its last day counts";
    EXPECT_EQ(standing_of(one, day(12, 1)), Standing::expired);
    EXPECT_EQ(state_by(one, day(12, 1)), ContractState::expired);
    one.state = ContractState::expired;
    one.until_on = day(12, 31);
    EXPECT_EQ(state_by(one, day(12, 1)), ContractState::running) << "the last day was mended";
    one.state = ContractState::renewed;
    EXPECT_EQ(standing_of(one, day(12, 1)), Standing::renewed);
    EXPECT_EQ(state_by(one, day(12, 31).plus_days(1)), ContractState::renewed);
}

}  // namespace
}  // namespace zhuli::contracts
