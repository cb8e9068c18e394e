#include "features/tickets/rules_board.hpp"

#include <gtest/gtest.h>

namespace zhuli::tickets {
namespace {

const std::vector<OpenGroup> kOpen{
    {Kind::logistics, Severity::s2, Id{7}, 3, 1, 0, 1},
    {Kind::logistics, Severity::s3, Id{8}, 2, 0, 1, 0},
    {Kind::billing, Severity::s3, Id{}, 9, 2, 0, 0},
};

TEST(Board, sums_each_grouping_of_the_same_complaints) {
    const auto all = board_rows(kOpen, GroupBy::all, {}, {});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].open, 14);
    EXPECT_EQ(all[0].late, 1);
    EXPECT_EQ(all[0].waiting, 1);
    const auto kinds = board_rows(kOpen, GroupBy::kind, {}, {});
    ASSERT_EQ(kinds.size(), 2U);
    EXPECT_EQ(kinds[0].key, "logistics") << "what is late comes first";
    EXPECT_EQ(kinds[0].open, 5);
    EXPECT_EQ(board_rows(kOpen, GroupBy::owner, {}, {})[1].key, "0") << "the inbox is an owner too";
}

TEST(Board, shows_what_stopped_of_those_who_have_nothing_open) {
    const std::vector<TimeGroup> week{{"9", Clock::reply, 4, 3, 60'000}};
    const auto owners = board_rows(kOpen, GroupBy::owner, week, week);
    ASSERT_EQ(owners.size(), 4U);
    EXPECT_EQ(owners[3].key, "9");
    EXPECT_EQ(owners[3].open, 0);
    ASSERT_EQ(owners[3].week.size(), 1U);
    EXPECT_EQ(owners[3].week[0].in_time, 3);
    EXPECT_EQ(owners[3].month[0].median_ms, 60'000);
}

}  // namespace
}  // namespace zhuli::tickets
