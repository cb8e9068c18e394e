// What the clock does with customers nobody takes care of: warning, recycling, exemptions, and what
// changes the day.
#include "features/pool/pools_for_test.hpp"

namespace zhuli::pool {
namespace {

struct Recycled : PublicPool {};
INSTANTIATE_TEST_SUITE_P(Both, Recycled, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Recycled, after_a_warning_on_the_day_that_was_told) {
    const auto made = customer("宁波海天");
    world.follow_events();
    EXPECT_EQ(fate(made).text("recycle_on"), "2026-12-24");
    EXPECT_EQ(fate(made).text("since_on"), "2026-11-24");
    morning_of(12, 18);
    const auto before = notices("assistant");
    morning_of(12, 21);
    EXPECT_EQ(notices("assistant"), before + 2) << "of this one and of the shop's own";
    EXPECT_EQ(fate(made).text("warned_for"), "2026-12-24");
    morning_of(12, 22);
    EXPECT_EQ(notices("assistant"), before + 2) << "once";
    morning_of(12, 23);
    EXPECT_EQ(owner_of(made), id("assistant"));
    morning_of(12, 24, 7);
    EXPECT_EQ(owner_of(made), id("assistant")) << "the office is closed";
    morning_of(12, 24);
    EXPECT_EQ(owner_of(made), "");
    EXPECT_EQ(fate(made).text("cause"), "no_follow_up");
    EXPECT_EQ(count(list("colleague")), 2u);
    EXPECT_EQ(claim("assistant", made).fields(),
              std::vector<std::string>{"customer_id:pool.cooling_down"});
    EXPECT_EQ(claim("colleague", made).status, 200);
    EXPECT_TRUE(tells(made, "customer.recycled_no_follow_up"));
    EXPECT_TRUE(tells(made, "customer.claimed"));
    shop.expect_sound();
}

TEST_P(Recycled, later_when_the_owner_talks_to_it_and_not_by_a_note) {
    const auto made = customer("宁波海天");
    morning_of(12, 4);
    shop.made("assistant", "/customers/" + made + "/interactions", R"({"words":"备注"})");
    world.follow_events();
    EXPECT_EQ(fate(made).text("recycle_on"), "2026-12-24");
    shop.made("assistant", "/customers/" + made + "/interactions",
              R"({"channel":"phone","words":"您好"})");
    world.follow_events();
    EXPECT_EQ(fate(made).text("recycle_on"), "2027-01-04") << "the 3rd is a Sunday";
    EXPECT_EQ(fate(made).text("since_on"), "2026-12-04");
}

TEST_P(Recycled, not_while_an_order_is_open) {
    const auto product = shop.product("A", 10);
    ASSERT_EQ(shop.enter(orders::Shop::line(product, 1), R"(,"confirm":true)").status, 201);
    for (const int day : {21, 24, 25, 28}) morning_of(12, day);
    EXPECT_EQ(owner_of(shop.customer), id("assistant"));
}

TEST_P(Recycled, not_while_a_manager_exempts_it_with_a_reason) {
    const auto made = customer("宁波海天");
    const auto exempt = [&](const std::string& who, const std::string& more) {
        return world.call(who, "POST", "/pool_exemptions",
                          fmt::format(R"({{"customer_id":"{}"{}}})", made, more));
    };
    EXPECT_EQ(exempt("assistant", R"(,"until":"2027-01-29","reason":"展会")").status, 403);
    EXPECT_EQ(exempt("manager", R"(,"until":"2027-01-29")").fields(),
              std::vector<std::string>{"reason:field.required"});
    const auto done = exempt("manager", R"(,"until":"2027-01-29","reason":"展会")");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("recycle_on"), "2027-02-01");
    EXPECT_EQ(done.text("protection"), "exempt");
    morning_of(12, 24);
    EXPECT_EQ(owner_of(made), id("assistant"));
    EXPECT_EQ(exempt("manager", "").status, 200);
    EXPECT_EQ(fate(made).text("recycle_on"), "2026-12-29") << "three working days' notice";
    shop.expect_sound();
}

TEST_P(Recycled, by_new_rules_as_soon_as_they_are_set) {
    const auto made = customer("宁波海天");
    world.follow_events();
    ASSERT_EQ(change_pool(R"({"rules":[{"cause":"no_order","days":3}]})").status, 200);
    morning_of(11, 24, 10, 30);
    EXPECT_EQ(fate(made).text("recycle_on"), "2026-11-27");
    const auto lost = world.call("assistant", "GET", "/endangered_customers");
    ASSERT_EQ(count(lost), 2u) << lost.body;
    EXPECT_EQ(lost.json.at("items").at(0).at("cause"), "no_order");
    EXPECT_EQ(lost.json.at("items").at(0).at("days_left").as_int64(), 3);
    EXPECT_EQ(
        world.call("colleague", "GET", "/endangered_customers?owner_id=" + id("assistant")).status,
        422);
    ASSERT_EQ(change_pool(R"({"rules":[]})").status, 200);
    morning_of(11, 24, 10, 50);
    EXPECT_EQ(count(world.call("assistant", "GET", "/endangered_customers")), 0u);
    EXPECT_EQ(fate(made).json.at("recycle_on").is_null(), true);
}

TEST_P(Recycled, by_its_new_owner_s_days_after_it_changed_hands) {
    const auto made = customer("宁波海天");
    morning_of(12, 4);
    ASSERT_EQ(world
                  .call("admin", "POST", "/customers/" + made + "/assignment",
                        R"({"owner_id":")" + id("colleague") + "\"}")
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(fate(made).text("since_on"), "2026-12-04");
    ASSERT_EQ(world
                  .call("admin", "POST", "/customers/" + made + "/assignment",
                        R"({"owner_id":")" + id("service") + "\"}")
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(fate(made).text("protection"), "no_pool") << "not a member of any";
}

TEST_P(Recycled, is_whoever_stays_of_two_that_were_merged_by_the_latest_of_both) {
    ASSERT_EQ(change_pool(R"({"rules":[{"cause":"no_order","days":30}]})").status, 200);
    const auto product = shop.product("A", 10);
    const auto winner = customer("杭州精工机械");
    morning_of(12, 4);
    ASSERT_EQ(shop.enter(orders::Shop::line(product, 1), R"(,"confirm":true)").status, 201);
    world.follow_events();
    const auto merged = world.call(
        "assistant", "POST", "/customer_merges",
        fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", winner, shop.customer));
    ASSERT_EQ(merged.status, 201) << merged.body;
    world.follow_events();
    EXPECT_EQ(fate(winner).text("since_on"), "2026-12-04");
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::pool
