// What was given for complaints, as the retro of its month tells it.
#include "features/resolutions/letters_for_test.hpp"

namespace zhuli::retros {
namespace {

struct RetroCosts : resolutions::Letters {
    auto retro(const std::string& month, const std::string& who = "manager") {
        return world.call(who, "GET", "/retro?month=" + month);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, RetroCosts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(RetroCosts, stand_in_the_month_they_were_booked_in_for_who_may_see_them) {
    for (const int minor : {2000, 1500})
        says(sent(begun(resolving(), money("voucher", minor))), true);
    const auto november = retro("2026-11-20");
    ASSERT_EQ(november.json.at("costs").as_array().size(), 1U) << november.body;
    const auto& cost = november.json.at("costs").at(0);
    EXPECT_EQ(cost.at("cause"), "carrier");
    EXPECT_EQ(cost.at("letters").as_int64(), 2);
    EXPECT_EQ(cost.at("amount_minor").as_int64(), 3500);
    EXPECT_TRUE(retro("2026-12-01").json.at("costs").as_array().empty());
    const auto others = retro("2026-11-20", "warehouse");
    EXPECT_FALSE(others.json.at("sees_costs").as_bool());
    EXPECT_TRUE(others.json.at("costs").as_array().empty());
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::retros
