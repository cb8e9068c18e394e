#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "features/customers/use_cases.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::handover {
namespace {

using orders::Shop;

class Handovers : public testing::TestWithParam<support::Engine> {
 protected:
    std::string path(const std::string& who) {
        return "/users/" + std::to_string(shop.world.id_of(who).v);
    }
    support::Answer hand_over(const std::string& by, const std::string& to) {
        return shop.world.call(
            by, "POST", path("assistant") + "/handover",
            R"({"successor_id":")" + std::to_string(shop.world.id_of(to).v) + "\"}");
    }
    std::string who(const std::string& name) { return std::to_string(shop.world.id_of(name).v); }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Handovers, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Handovers, nobody_and_a_wrong_role_are_kept_out) {
    EXPECT_EQ(hand_over("manager", "colleague").status, 403);
    EXPECT_EQ(hand_over("hr", "assistant").fields(),
              std::vector<std::string>{"successor_id:handover.to_oneself"});
}

TEST_P(Handovers, open_work_moves_before_somebody_leaves) {
    auto& world = shop.world;
    for (int i = 0; i < 25; ++i)
        shop.made("assistant", "/customers", R"({"name":"客户)" + std::to_string(i) + "\"}");
    const auto order = shop.enter(Shop::line(shop.product("A", 5), 1), R"(,"confirm":true)");
    ASSERT_EQ(order.status, 201) << order.body;
    const auto refused = world.call("hr", "POST", path("assistant") + "/departure", "{}");
    EXPECT_EQ(refused.code(), "handover.open_work");
    EXPECT_EQ(refused.status, 409);

    const auto first = hand_over("hr", "colleague");
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.json.at("customers_count").as_int64(), 20);
    EXPECT_FALSE(first.json.at("done").as_bool());
    const auto second = hand_over("hr", "colleague");
    EXPECT_EQ(second.json.at("customers_count").as_int64(), 6);
    EXPECT_EQ(second.json.at("orders_count").as_int64(), 1);
    EXPECT_TRUE(second.json.at("done").as_bool());

    EXPECT_EQ(world.call("colleague", "GET", "/orders/" + order.text("id")).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", "/customers?q=%E7%B2%BE%E5%B7%A5")
                  .json.at("items")
                  .as_array()
                  .size(),
              1u);
    EXPECT_EQ(world.call("hr", "POST", path("assistant") + "/departure", "{}").text("state"),
              "left");
    EXPECT_EQ(world.call("assistant", "GET", "/customers").status, 401);
    shop.expect_sound();
}

TEST_P(Handovers, moves_back_weeks_later_as_far_as_it_is_still_the_successors) {
    auto& world = shop.world;
    std::string last;
    for (int i = 0; i < 21; ++i)
        last = shop.made("assistant", "/customers", R"({"name":"客户)" + std::to_string(i) + "\"}");
    const auto order = shop.enter(Shop::line(shop.product("A", 5), 1), R"(,"confirm":true)");
    const auto first = hand_over("hr", "colleague");
    const std::string id = first.text("handover_id");
    const auto second =
        world.call("hr", "POST", path("assistant") + "/handover",
                   R"({"successor_id":")" + who("colleague") + R"(","handover_id":")" + id + "\"}");
    ASSERT_EQ(second.text("handover_id"), id) << second.body;
    const std::string order_path = "/orders/" + order.text("id");
    EXPECT_EQ(world.call("assistant", "GET", order_path).status, 404);

    world.now = world.now.plus_ms(30 * kDayMs);
    world.call("admin", "POST", "/customers/" + last + "/assignment",
               R"({"owner_id":")" + who("admin") + "\"}");
    EXPECT_EQ(world.call("manager", "POST", "/handovers/" + id + "/reversal", "{}").status, 403);
    const auto back = world.call("hr", "POST", "/handovers/" + id + "/reversal", "{}");
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_FALSE(back.json.at("done").as_bool());
    const auto rest = world.call("hr", "POST", "/handovers/" + id + "/reversal", "{}");
    EXPECT_TRUE(rest.json.at("done").as_bool()) << rest.body;
    const auto shown = world.call("hr", "GET", "/handovers/" + id);
    EXPECT_EQ(shown.json.at("moved_count").as_int64(), 23);
    EXPECT_EQ(shown.json.at("returned_count").as_int64(), 22);
    EXPECT_EQ(shown.json.at("kept_count").as_int64(), 1);
    EXPECT_EQ(shown.text("state"), "returned");
    EXPECT_EQ(world.call("assistant", "GET", order_path).status, 200);
    EXPECT_EQ(world.call("hr", "POST", "/handovers/" + id + "/reversal", "{}").code(),
              "handover.returned_already");
    const auto of_him = world.call("hr", "GET", "/handovers?from_id=" + who("assistant"));
    EXPECT_EQ(of_him.json.at("items").as_array().size(), 1u);
    shop.expect_sound();
}

TEST_P(Handovers, a_customer_who_is_given_away_meanwhile_goes_there) {
    const auto customer = shop.made("assistant", "/customers", R"({"name":"客户"})");
    auto& db = shop.world.db();
    const Ctx ctx = shop.world.system();
    std::promise<void> begun;
    std::thread other([&] {
        const auto given = storage::write_now(db, ctx, [&](storage::Tx& tx) -> Result<> {
            const auto held = customers::hold_customer(tx, {std::stoll(customer)});
            CHECK(customers::give_to(tx, ctx, held->id, shop.world.id_of("admin")));
            begun.set_value();
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            return Done{};
        });
        EXPECT_TRUE(given.ok());
    });
    begun.get_future().wait();
    const auto answer = hand_over("hr", "colleague");
    other.join();
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(shop.world.call("admin", "GET", "/customers/" + customer).text("owner_id"),
              who("admin"));
    shop.expect_sound();
}

TEST_P(Handovers, segments_and_offers_move_with_the_rest_and_back) {
    const auto segment = shop.made("assistant", "/segments", R"({"name":"老客户"})");
    const auto offer =
        shop.made("assistant", "/offers",
                  R"({"title":"优惠","words":"满减","channel":"link","segment_id":")" + segment +
                      R"(","valid_until":"2026-12-31"})");
    const auto sees = [&](const char* who, const std::string& path) {
        return shop.world.call(who, "GET", path).status == 200;
    };
    hand_over("hr", "colleague");  // the shop's customer and these two
    EXPECT_FALSE(sees("assistant", "/segments/" + segment));
    EXPECT_TRUE(sees("colleague", "/segments/" + segment));
    EXPECT_TRUE(sees("colleague", "/offers/" + offer));
    const auto handovers = shop.world.call("hr", "GET", "/handovers").json.at("items").as_array();
    ASSERT_EQ(handovers.size(), 1u);
    EXPECT_EQ(handovers.at(0).at("moved_count").as_int64(), 3);
    const std::string id(handovers.at(0).at("id").as_string());
    EXPECT_EQ(shop.world.call("hr", "POST", "/handovers/" + id + "/reversal", "{}").status, 200);
    EXPECT_TRUE(sees("assistant", "/segments/" + segment));
    EXPECT_TRUE(sees("assistant", "/offers/" + offer));
    EXPECT_EQ(shop.world.call("hr", "POST", path("assistant") + "/departure", "{}").code(),
              "handover.open_work");
    shop.expect_sound();
}

TEST_P(Handovers, proposals_move_with_their_earlier_versions_and_back) {
    auto& world = shop.world;
    const auto made =
        shop.made("assistant", "/proposals",
                  R"({"customer_id":")" + shop.customer +
                      R"(","title":"方案","lines":[{"need":"上门","offer":"到场","fit":"会装"}]})");
    const std::string first = "/proposals/" + made;
    ASSERT_EQ(world.call("assistant", "POST", first + "/sending", "{}").status, 200);
    const std::string second = "/proposals/" + shop.made("assistant", first + "/revision", "{}");
    ASSERT_EQ(world.call("assistant", "POST", second + "/sending", "{}").status, 200);
    const auto owners = [&] {
        return std::pair(world.call("admin", "GET", first).text("owner_id"),
                         world.call("admin", "GET", second).text("owner_id"));
    };
    const auto moved = hand_over("hr", "colleague");
    ASSERT_EQ(moved.json.at("proposals_count").as_int64(), 1) << moved.body;
    EXPECT_EQ(owners(), std::pair(who("colleague"), who("colleague")));
    EXPECT_EQ(world.call("assistant", "GET", second).status, 404);
    const auto back =
        world.call("hr", "POST", "/handovers/" + moved.text("handover_id") + "/reversal", "{}");
    ASSERT_TRUE(back.json.at("done").as_bool()) << back.body;
    EXPECT_EQ(owners(), std::pair(who("assistant"), who("assistant")));
    EXPECT_EQ(world.call("assistant", "GET", second).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", second).status, 404);
    shop.expect_sound();
}

TEST_P(Handovers, nothing_moves_back_to_whoever_has_left) {
    shop.made("assistant", "/customers", R"({"name":"客户"})");
    const std::string id = hand_over("hr", "colleague").text("handover_id");
    ASSERT_EQ(shop.world.call("hr", "POST", path("assistant") + "/departure", "{}").status, 200);
    EXPECT_EQ(shop.world.call("hr", "POST", "/handovers/" + id + "/reversal", "{}").fields(),
              std::vector<std::string>{"from_id:field.no_such_record"});
}

TEST_P(Handovers, nobody_takes_over_who_has_left) {
    ASSERT_EQ(shop.world.call("hr", "POST", path("colleague") + "/departure", "{}").status, 200);
    EXPECT_EQ(hand_over("hr", "colleague").fields(),
              std::vector<std::string>{"successor_id:field.no_such_record"});
}

}  // namespace
}  // namespace zhuli::handover
