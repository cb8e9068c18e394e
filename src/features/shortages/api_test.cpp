#include "features/purchasing/buying_for_test.hpp"

namespace zhuli::shortages {
namespace {

using purchasing::Buying;
using purchasing::text_in;

class Shortages : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }

    std::string line_of(const support::Answer& order) {
        return std::string(order.json.at("lines").at(0).at("id").as_string());
    }
    support::Answer choose(const std::string& product, const support::Answer& order,
                           const std::string& kind, const std::string& more = "") {
        return shop.post("assistant", "/products/" + product + "/shortage_choices",
                         fmt::format(R"({{"order_line_id":"{}","kind":"{}","words":"可以"{}}})",
                                     line_of(order), kind, more));
    }
    Buying shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Shortages, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Shortages, have_a_face_for_who_sells_and_one_for_who_buys) {
    const auto product = shop.product("A", 2);
    shop.waiting(product, 5);
    shop.sent(product, 2, "2026-12-01");
    shop.sent(product, 2, "2026-12-03");
    const auto list = shop.get("purchasing", "/shortages").json.at("items");
    ASSERT_EQ(list.as_array().size(), 1u);
    EXPECT_EQ(list.at(0).at("lacking").as_int64(), 3);
    EXPECT_EQ(list.at(0).at("revenue_minor").as_int64(), 3750);
    EXPECT_EQ(list.at(0).at("incoming").as_int64(), 4);
    EXPECT_EQ(text_in(list.at(0), "covered_on"), "2026-12-03");
    const auto own = shop.get("assistant", "/products/" + product + "/shortage");
    EXPECT_EQ(text_in(own.json.at("lines").at(0), "served_on"), "2026-12-03");
    EXPECT_EQ(own.json.at("coming").as_array().size(), 2u);
    const auto other = shop.get("colleague", "/products/" + product + "/shortage");
    EXPECT_TRUE(other.json.at("lines").as_array().empty());
    EXPECT_EQ(other.json.at("others_count").as_int64(), 1);
    EXPECT_TRUE(shop.get("colleague", "/shortages").json.at("items").as_array().empty());
    EXPECT_EQ(shop.get("hr", "/shortages").status, 403);
}

TEST_P(Shortages, the_customer_waits_or_does_without_and_the_order_follows) {
    const auto product = shop.product("A", 2);
    const auto order = shop.waiting(product, 5);
    ASSERT_EQ(choose(product, order, "wait").status, 201);
    EXPECT_EQ(shop.get("assistant", "/orders/" + order.text("id")).json.at("lacking").as_int64(),
              3);
    const auto without = choose(product, order, "give_up");
    ASSERT_EQ(without.status, 201) << without.body;
    const auto after = shop.get("assistant", "/orders/" + order.text("id"));
    EXPECT_EQ(after.json.at("lacking").as_int64(), 0);
    EXPECT_EQ(after.json.at("amount_minor").as_int64(), 2500);
    EXPECT_EQ(after.text("label"), "to_ship") << "the customer said yes to it";
    EXPECT_EQ(choose(product, order, "wait").fields(),
              std::vector<std::string>{"order_line_id:shortages.waits_no_more"});
    const auto none = shop.product("B", 0);
    const auto all = shop.waiting(none, 3);
    ASSERT_EQ(choose(none, all, "give_up").status, 201);
    EXPECT_EQ(shop.get("assistant", "/orders/" + all.text("id")).text("commercial"), "cancelled");
}

TEST_P(Shortages, a_substitute_is_ordered_and_takes_the_place_of_what_is_lacking) {
    const auto line = shop.made("purchasing", "/product_lines", R"({"code":"L","name":"紧固件"})");
    const auto in_line = [&](const std::string& product) {
        return shop.world.call("purchasing", "PATCH", "/products/" + product,
                               R"({"line_id":")" + line + "\"}", {{"if-match", "1"}});
    };
    const auto a = shop.product("A", 1), b = shop.product("B", 9, 130'000);
    ASSERT_EQ(in_line(a).status, 200);
    ASSERT_EQ(in_line(b).status, 200);
    const auto order = shop.waiting(a, 4);
    const auto seen = shop.get("assistant", "/products/" + a + "/shortage").json.at("substitutes");
    ASSERT_EQ(seen.as_array().size(), 1u);
    EXPECT_EQ(seen.at(0).at("difference_e4").as_int64(), 5000);
    const auto c = shop.product("C", 2, 900'000);
    ASSERT_EQ(shop.world
                  .call("purchasing", "PATCH", "/products/" + a,
                        R"({"substitutes":[{"product_id":")" + c +
                            R"(","words":"同规格"}],"substitute_claims":[{"product_id":")" + c +
                            R"(","source":"厂家说明","valid_until":"2026-11-20"}],)" +
                            R"("parameters":[{"name":"孔径","value":"10","unit":"mm"}]})",
                        {{"if-match", "2"}})
                  .status,
              200);
    const auto named = shop.get("assistant", "/products/" + a + "/shortage").json.at("substitutes");
    ASSERT_EQ(named.as_array().size(), 2u);
    EXPECT_EQ(text_in(named.at(0), "words"), "同规格") << "what the catalog names comes first";
    EXPECT_EQ(text_in(named.at(0), "source"), "厂家说明");
    EXPECT_TRUE(named.at(0).at("expired").as_bool()) << "valid until last Friday";
    const auto differs = named.at(0).at("differences").at(0);
    EXPECT_EQ(text_in(differs, "name"), "孔径");
    EXPECT_EQ(text_in(differs, "ours"), "10 mm");
    EXPECT_EQ(text_in(differs, "theirs"), "");
    EXPECT_FALSE(named.at(1).at("expired").as_bool());
    const auto chosen = choose(a, order, "substitute", R"(,"substitute_id":")" + b + "\"");
    ASSERT_EQ(chosen.status, 201) << chosen.body;
    EXPECT_EQ(shop.available(b), 6);
    EXPECT_EQ(shop.get("assistant", "/orders/" + order.text("id")).json.at("lacking").as_int64(),
              0);
    EXPECT_EQ(choose(a, order, "substitute").fields(),
              std::vector<std::string>{"substitute_id:field.required"});
}

TEST_P(Shortages, a_count_below_what_is_held_takes_from_who_was_promised_last) {
    const auto product = shop.product("A", 10);
    const auto soon = shop.waiting(product, 4, "2026-11-30").text("id");
    const auto late = shop.waiting(product, 4).text("id");
    const auto counted = shop.count_stock(product, 5);
    ASSERT_EQ(counted.status, 201) << counted.body;
    EXPECT_EQ(counted.json.at("difference").as_int64(), -5);
    ASSERT_EQ(counted.json.at("lost").as_array().size(), 1u);
    EXPECT_EQ(counted.json.at("lost").at(0).at("quantity").as_int64(), 3);
    EXPECT_EQ(shop.held(soon), 4);
    EXPECT_EQ(shop.held(late), 1);
    EXPECT_EQ(shop.available(product), 0);
    EXPECT_EQ(shop.notices("assistant", "shortage.opened"), 1u);
    EXPECT_EQ(shop.count_stock(product, 5, "").text("move_id"), "");
    EXPECT_EQ(shop.count_stock(product, 4, "").fields(),
              std::vector<std::string>{"note:stock.say_why"});
    EXPECT_EQ(shop.post("assistant", "/stock/counts", "{}").status, 403);
}

TEST_P(Shortages, a_count_takes_first_from_whoever_would_be_picked_last) {
    const auto product = shop.product("A", 10);
    const auto soon = shop.waiting(product, 4, "2026-11-30").text("id");
    shop.customer =
        shop.made("assistant", "/customers", R"({"name":"苏州永康纺织机械","tier":"a"})");
    const auto valued = shop.waiting(product, 4).text("id");
    ASSERT_EQ(shop.count_stock(product, 5).status, 201);
    EXPECT_EQ(shop.held(soon), 1) << "an A customer weighs more than six days against seven";
    EXPECT_EQ(shop.held(valued), 4);
    shop.world.follow_events();
    const auto dispatch = shop.get("warehouse", "/dispatches?order_id=" + soon);
    const std::string id(dispatch.json.at("items").at(0).at("id").as_string());
    ASSERT_EQ(shop.post("warehouse", "/dispatches/" + id + "/placing",
                        R"({"placed":"first","reason":"停线"})")
                  .status,
              200);
    ASSERT_EQ(shop.count_stock(product, 3).status, 201);
    EXPECT_EQ(shop.held(soon), 1) << "what somebody placed first loses last";
    EXPECT_EQ(shop.held(valued), 2);
}

TEST_P(Shortages, an_order_that_gets_two_products_at_once_is_told_of_once_with_both) {
    const auto a = shop.product("A", 2), b = shop.product("B", 3);
    const auto both = [&](const char* more) {
        return shop.enter(Buying::line(a, 2) + "," + Buying::line(b, 3),
                          std::string(R"(,"confirm":true)") + more);
    };
    const auto first = both("").text("id");
    const auto waits = both(R"(,"accept_shortage":true)");
    ASSERT_EQ(shop.act("assistant", first, "cancellation", R"({"reason":"不要了"})").status, 200);
    shop.world.follow_events();
    ASSERT_EQ(shop.notices("assistant", "shortage.served"), 1u);
    const auto told = shop.get("assistant", "/notices").json.at("items").at(0);
    EXPECT_NE(text_in(told, "text").find("A × 2、B 螺丝 B × 3"), std::string::npos)
        << text_in(told, "text");
}

TEST_P(Shortages, an_adjustment_below_what_is_held_takes_like_a_count) {
    const auto product = shop.product("A", 5);
    const auto order = shop.waiting(product, 3).text("id");
    const auto moved = shop.move(product, -3, "adjustment");
    ASSERT_EQ(moved.status, 201) << moved.body;
    ASSERT_EQ(moved.json.at("lost").as_array().size(), 1u);
    EXPECT_EQ(moved.json.at("lost").at(0).at("quantity").as_int64(), 1);
    EXPECT_EQ(shop.held(order), 2);
    EXPECT_EQ(shop.notices("assistant", "shortage.opened"), 1u);
    EXPECT_EQ(shop.available(product), 0);
    EXPECT_EQ(shop.move(product, -3, "adjustment").code(), "stock.not_there");
    EXPECT_EQ(shop.held(order), 2);
}

TEST_P(Shortages, what_comes_in_or_is_set_free_goes_to_who_waits_in_their_order) {
    const auto product = shop.product("A", 2);
    const auto first = shop.waiting(product, 2);
    const auto late = shop.waiting(product, 3).text("id");
    const auto soon = shop.waiting(product, 1, "2026-11-30").text("id");
    ASSERT_EQ(shop.move(product, 2, "receipt").status, 201);
    shop.world.follow_events();
    EXPECT_EQ(shop.held(soon), 1) << "promised, so before who was promised nothing";
    EXPECT_EQ(shop.held(late), 1);
    EXPECT_EQ(shop.notices("assistant", "shortage.served"), 2u);
    shop.world.now = shop.world.now.plus_ms(kHourMs);
    ASSERT_EQ(
        shop.act("assistant", first.text("id"), "cancellation", R"({"reason":"不要了"})").status,
        200);
    shop.world.follow_events();
    EXPECT_EQ(shop.held(late), 3);
    EXPECT_EQ(shop.available(product), 0);
    shop.world.follow_events();
    EXPECT_EQ(shop.notices("assistant", "shortage.served"), 3u) << "once";
}

TEST_P(Shortages, what_one_warehouse_loses_another_holds) {
    const auto product = shop.product("A", 3);
    const auto order = shop.waiting(product, 3).text("id");
    const auto there = shop.made("warehouse", "/warehouses", R"({"code":"W2","name":"二号仓"})");
    ASSERT_EQ(shop.post("warehouse", "/stock/moves",
                        fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","quantity":5,)"
                                    R"("reason":"receipt"}})",
                                    product, there))
                  .status,
              201);
    ASSERT_EQ(shop.count_stock(product, 1).status, 201);
    EXPECT_EQ(shop.held(order), 1);
    shop.world.follow_events();
    EXPECT_EQ(shop.held(order), 3);
}

TEST_P(Shortages, a_transfer_moves_only_what_is_free) {
    const auto product = shop.product("A", 5);
    shop.waiting(product, 3);
    const auto there = shop.made("warehouse", "/warehouses", R"({"code":"W2","name":"二号仓"})");
    const auto transfer = [&](int quantity) {
        return shop.post("warehouse", "/stock/transfers",
                         fmt::format(R"({{"product_id":"{}","from_id":"{}","to_id":"{}",)"
                                     R"("quantity":{}}})",
                                     product, shop.warehouse, there, quantity));
    };
    EXPECT_EQ(transfer(3).code(), "stock.below_reserved");
    EXPECT_EQ(transfer(2).status, 201);
    EXPECT_EQ(shop.available(product), 2);
    EXPECT_EQ(
        shop.get("warehouse", "/stock?product_id=" + product).json.at("items").as_array().size(),
        2u);
}

TEST_P(Shortages, a_hold_ends_with_its_time_and_serves_another_who_waits) {
    const auto product = shop.product("A", 3);
    const auto first = shop.waiting(product, 3).text("id");
    shop.world.now = shop.world.now.plus_ms(20 * kDayMs);
    const auto second = shop.waiting(product, 2).text("id");
    shop.world.now = shop.world.now.plus_ms(10 * kDayMs + kHourMs);
    shop.world.run_jobs();
    EXPECT_EQ(shop.held(first), 0);
    EXPECT_EQ(shop.held(second), 2);
    EXPECT_EQ(shop.notices("assistant", "shortage.hold_ended"), 1u);
    EXPECT_EQ(shop.available(product), 1);
    shop.world.run_jobs();
    EXPECT_EQ(shop.notices("assistant", "shortage.hold_ended"), 1u) << "once";
}

}  // namespace
}  // namespace zhuli::shortages
