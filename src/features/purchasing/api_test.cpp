#include "features/purchasing/buying_for_test.hpp"

namespace zhuli::purchasing {
namespace {

class Purchasing : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }
    Buying shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Purchasing, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Purchasing, is_for_purchasing_the_warehouse_receives_and_sees_no_cost) {
    const auto product = shop.product("A", 0);
    EXPECT_EQ(shop.get("", "/suppliers").status, 401);
    EXPECT_EQ(shop.get("assistant", "/purchase_orders").status, 403);
    EXPECT_EQ(shop.post("warehouse", "/suppliers", R"({"code":"x","name":"x"})").status, 403);
    const auto order = shop.sent(product, 10, "2026-12-01");
    const auto seen = shop.get("warehouse", order);
    EXPECT_EQ(seen.json.at("lines").at(0).at("price_e4").as_int64(), 0);
    EXPECT_EQ(seen.json.at("cost_hidden").as_bool(), true);
    EXPECT_EQ(shop.get("purchasing", order).json.at("amount_minor").as_int64(), 5000);
    EXPECT_EQ(shop.post("warehouse", order + "/cancellation", R"({"reason":"x"})").status, 403);
}

TEST_P(Purchasing, a_sent_order_tells_when_more_comes_and_a_refusal_says_it) {
    const auto product = shop.product("A", 2);
    EXPECT_EQ(text_in(shop.item(product), "more_on"), "");
    shop.sent(product, 10, "2026-12-01");
    EXPECT_EQ(text_in(shop.item(product), "more_on"), "2026-12-01");
    EXPECT_EQ(shop.item(product).at("incoming").as_int64(), 10);
    const auto refused = shop.enter(Buying::line(product, 5), R"(,"confirm":true)");
    EXPECT_EQ(refused.code(), "stock.not_enough");
    EXPECT_EQ(refused.fields(),
              std::vector<std::string>{"lines.0.quantity:stock.not_enough_until"});
    EXPECT_NE(refused.body.find(R"("more_on":"2026-12-01")"), std::string::npos) << refused.body;
    shop.waiting(product, 12);  // takes all that comes
    EXPECT_EQ(text_in(shop.item(product), "more_on"), "") << "what comes is promised";
}

TEST_P(Purchasing, receipts_serve_who_waits_by_promised_day_and_tell_them) {
    const auto product = shop.product("A", 0);
    const auto late = shop.waiting(product, 4).text("id");
    const auto soon = shop.waiting(product, 4, "2026-11-30").text("id");
    const auto order = shop.sent(product, 10, "2026-12-01");
    const auto part = shop.receive(order, 5);
    ASSERT_EQ(part.status, 201) << part.body;
    EXPECT_EQ(part.text("state"), "partly_received");
    EXPECT_EQ(part.json.at("served_count").as_int64(), 2);
    EXPECT_EQ(shop.held(soon), 4);
    EXPECT_EQ(shop.held(late), 1);
    EXPECT_EQ(shop.notices("assistant", "shortage.served"), 2u);
    const auto more = shop.receive(order, 6);
    EXPECT_EQ(more.fields(),
              std::vector<std::string>{"lines.0.quantity:purchasing.more_than_ordered"});
    EXPECT_EQ(shop.receive(order, 5).text("state"), "received");
    EXPECT_EQ(shop.held(late), 4);
    EXPECT_EQ(shop.available(product), 2);
    EXPECT_EQ(shop.item(product).at("incoming").as_int64(), 0);
}

TEST_P(Purchasing, a_cancelled_or_closed_order_promises_nothing_more) {
    const auto product = shop.product("A", 0);
    const auto one = shop.sent(product, 10, "2026-12-01");
    ASSERT_EQ(shop.post("purchasing", one + "/confirmation", R"({"expected_on":"2026-12-05"})")
                  .text("state"),
              "confirmed");
    EXPECT_EQ(text_in(shop.item(product), "more_on"), "2026-12-05");
    EXPECT_EQ(shop.post("purchasing", one + "/cancellation", R"({"reason":"停产"})").text("state"),
              "cancelled");
    EXPECT_EQ(text_in(shop.item(product), "more_on"), "");
    const auto two = shop.sent(product, 10, "2026-12-01");
    shop.receive(two, 4);
    EXPECT_EQ(shop.post("purchasing", two + "/cancellation", R"({"reason":"x"})").code(),
              "problem.action_not_now");
    EXPECT_EQ(shop.post("purchasing", two + "/closing", R"({"reason":"尾数不发"})").text("state"),
              "received");
    EXPECT_EQ(shop.item(product).at("incoming").as_int64(), 0);
    EXPECT_EQ(shop.receive(two, 1).code(), "problem.action_not_now");
}

TEST_P(Purchasing, a_rule_asks_by_itself_says_why_and_follows_what_is_there) {
    const auto product = shop.product("A", 20);
    const auto rule =
        shop.made("purchasing", "/reorder_rules",
                  "{" + shop.places(product) + R"(,"min_stock":10,"max_stock":40,"multiple":12})");
    const auto open = [&] {
        return shop.get("purchasing", "/purchase_requests?state=open").json.at("items").as_array();
    };
    EXPECT_TRUE(open().empty());
    shop.move(product, -12, "adjustment");
    shop.world.follow_events();
    ASSERT_EQ(open().size(), 1u);
    EXPECT_EQ(open()[0].at("quantity").as_int64(), 36) << "32, in twelves";
    EXPECT_EQ(open()[0].at("automatic").as_bool(), true);
    EXPECT_EQ(shop.notices("purchasing", "purchase_request.asked"), 1u);
    EXPECT_FALSE(open()[0].at("grounds").as_array().empty());
    shop.waiting(product, 13);
    shop.world.follow_events();
    EXPECT_EQ(open()[0].at("quantity").as_int64(), 48) << "five wait on top";
    const auto shown = shop.get("purchasing", "/reorder_rules/" + rule);
    EXPECT_TRUE(shown.json.at("warns").as_bool());
    shop.move(product, 60, "receipt");
    shop.world.follow_events();
    EXPECT_TRUE(open().empty()) << "needed no more";
    shop.world.run_jobs();
    EXPECT_EQ(shop.notices("purchasing", "purchase_request.asked"), 1u) << "told once";
    EXPECT_EQ(shop.notices("warehouse", "purchase_request.asked"), 0u);
}

TEST_P(Purchasing, requests_are_accepted_into_one_draft_or_refused_with_a_reason) {
    const auto a = shop.product("A", 0), b = shop.product("B", 0), c = shop.product("C", 0);
    const auto request = [&](const std::string& product) {
        return shop.made("purchasing", "/purchase_requests",
                         "{" + shop.places(product) + R"(,"quantity":5,"price_e4":10000})");
    };
    const auto first = request(a), second = request(b), third = request(c);
    EXPECT_EQ(
        shop.post("purchasing", "/purchase_requests", "{" + shop.places(a) + R"(,"quantity":5})")
            .fields(),
        std::vector<std::string>{"product_id:purchasing.is_requested"});
    const auto accept = [&](const std::string& id) {
        return shop.post("purchasing", "/purchase_requests/" + id + "/acceptance");
    };
    const auto order = accept(first).text("order_id");
    EXPECT_EQ(accept(second).text("order_id"), order);
    EXPECT_EQ(accept(second).code(), "problem.action_not_now");
    const auto draft = shop.get("purchasing", "/purchase_orders/" + order);
    EXPECT_EQ(draft.json.at("lines").as_array().size(), 2u);
    EXPECT_EQ(draft.json.at("amount_minor").as_int64(), 1000);
    const auto path = "/purchase_requests/" + third + "/refusal";
    EXPECT_EQ(shop.post("purchasing", path).fields(),
              std::vector<std::string>{"reason:field.required"});
    EXPECT_EQ(shop.post("purchasing", path, R"({"reason":"停产"})").text("state"), "refused");
    const auto rule = "{" + shop.places(c) + R"(,"min_stock":5})";
    shop.made("purchasing", "/reorder_rules", rule);
    EXPECT_TRUE(
        shop.get("purchasing", "/purchase_requests?state=open").json.at("items").as_array().empty())
        << "refused lately";
    shop.world.now = shop.world.now.plus_ms(8 * kDayMs);
    shop.world.run_jobs();
    EXPECT_EQ(
        shop.get("purchasing", "/purchase_requests?state=open").json.at("items").as_array().size(),
        1u);
}

TEST_P(Purchasing, an_open_request_is_found_although_the_clock_went_back_since_the_last_one) {
    const auto a = shop.product("A", 0);
    const auto body = "{" + shop.places(a) + R"(,"quantity":5})";
    const auto first = shop.made("purchasing", "/purchase_requests", body);
    EXPECT_EQ(
        shop.post("purchasing", "/purchase_requests/" + first + "/refusal", R"({"reason":"停产"})")
            .text("state"),
        "refused");
    shop.world.now = shop.world.now.plus_ms(-60 * kMinuteMs);
    shop.made("purchasing", "/purchase_requests", body);
    EXPECT_EQ(shop.post("purchasing", "/purchase_requests", body).fields(),
              std::vector<std::string>{"product_id:purchasing.is_requested"});
    shop.made("purchasing", "/reorder_rules", "{" + shop.places(a) + R"(,"min_stock":5})");
    const auto open = shop.get("purchasing", "/purchase_requests?state=open");
    EXPECT_EQ(open.json.at("items").as_array().size(), 1u);
}

TEST_P(Purchasing, today_shows_late_supply_open_requests_and_unsent_drafts) {
    const auto a = shop.product("A", 0), b = shop.product("B", 0);
    const auto today = [&] { return shop.get("purchasing", "/today").json.at("purchases"); };
    const auto path = shop.sent(a, 10, "2026-11-25");
    shop.sent(a, 10, "2026-12-20");
    EXPECT_EQ(today().at("late_count").as_int64(), 0);
    shop.world.now = shop.world.now.plus_ms(3 * kDayMs);
    const auto late = today();
    EXPECT_EQ(late.at("late_count").as_int64(), 1);
    EXPECT_EQ("/purchase_orders/" + std::string(late.at("late").at(0).at("id").as_string()), path);
    EXPECT_EQ(late.at("late").at(0).at("supplier_name").as_string(), "永固五金");
    ASSERT_EQ(shop.receive(path, 10).status, 201);
    EXPECT_EQ(today().at("late_count").as_int64(), 0);
    const auto request = shop.made("purchasing", "/purchase_requests",
                                   "{" + shop.places(b) + R"(,"quantity":5,"price_e4":100})");
    EXPECT_EQ(today().at("requests").at(0).at("id").as_string(), request);
    ASSERT_EQ(shop.post("purchasing", "/purchase_requests/" + request + "/acceptance").status, 200);
    EXPECT_EQ(today().at("requests_count").as_int64(), 0);
    EXPECT_EQ(today().at("drafts_count").as_int64(), 1);
    EXPECT_TRUE(shop.get("warehouse", "/today").json.at("purchases").at("late").as_array().empty());
}

}  // namespace
}  // namespace zhuli::purchasing
