#include "features/visits/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::visits {
namespace {

constexpr Position kBund{true, 31'240'000, 121'490'000, 10};

TEST(Positions, lie_on_the_earth_or_are_not_told) {
    const auto bad = [](Position position) {
        const auto checked = check(NewCheckIn{.position = position});
        return checked.ok() ? 0u : checked.problem().fields.size();
    };
    EXPECT_EQ(bad({}), 0u);
    EXPECT_EQ(bad(kBund), 0u);
    EXPECT_EQ(bad({true, 91'000'000, 181'000'000, -1}), 3u) << "every problem at once";
    EXPECT_EQ(bad({false, 31'240'000, 0, 0}), 1u) << "half a position";
}

TEST(Distances, are_those_of_a_great_circle) {
    EXPECT_EQ(distance_m(kBund, kBund), 0);
    const Position degree_north{true, 32'240'000, 121'490'000, 10};
    EXPECT_NEAR(static_cast<double>(distance_m(kBund, degree_north)), 111'195, 1);
    const Position beijing{true, 39'904'200, 116'407'400, 10};
    EXPECT_NEAR(static_cast<double>(distance_m(kBund, beijing)), 1'067'000, 3'000);
    EXPECT_EQ(distance_m({true, 0, 179'500'000, 0}, {true, 0, -179'500'000, 0}), 111'195)
        << "over the date line";
    EXPECT_EQ(distance_from({}, kBund), -1);
    EXPECT_EQ(distance_from(kBund, {}), -1);
}

}  // namespace
}  // namespace zhuli::visits
