// What the entry form asks, and what the detail page shows beyond the order itself.
#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

using support::Answer;

class OrderEntry : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }

    Answer get(const std::string& who, const std::string& path) {
        return shop.world.call(who, "GET", path);
    }
    Answer review(const std::string& lines, const std::string& more = "") {
        return shop.world.call(
            "assistant", "POST", "/order_reviews",
            R"({"customer_id":")" + shop.customer + R"(","lines":[)" + lines + "]" + more + "}");
    }
    Answer act_at(const std::string& version, const std::string& who, const std::string& order,
                  const std::string& noun, const std::string& body = "{}") {
        return shop.world.call(who, "POST", "/orders/" + order + "/" + noun, body,
                               {{"if-match", version}});
    }
    static std::vector<std::string> texts(const Answer& answer, const char* list,
                                          const char* member) {
        std::vector<std::string> out;
        for (const auto& item : answer.json.at(list).as_array())
            out.emplace_back(item.at(member).as_string());
        return out;
    }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, OrderEntry, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

using Texts = std::vector<std::string>;

TEST_P(OrderEntry, items_are_found_by_code_and_pinyin_with_what_is_free) {
    const auto a = shop.product("P1003", 66), b = shop.product("P10031", 0);
    shop.enter(Shop::line(a, 6), R"(,"confirm":true)");
    const auto exact = get("assistant", "/stock/items?q=P1003");
    ASSERT_EQ(exact.status, 200) << exact.body;
    EXPECT_EQ(texts(exact, "items", "code")[0], "P1003");
    EXPECT_EQ(exact.json.at("items").at(0).at("available").as_int64(), 60);
    EXPECT_EQ(texts(get("assistant", "/stock/items?q=ls"), "items", "code").size(), 2u);
    EXPECT_EQ(texts(get("assistant", "/stock/items?codes=P10031,NO,P1003"), "items", "code"),
              (Texts{"P1003", "P10031"}));
    const auto by_id = get("assistant", "/stock/items?product_ids=" + b);
    EXPECT_EQ(by_id.json.at("items").at(0).at("available").as_int64(), 0);
    const auto first = get("assistant", "/stock/items?limit=1");
    EXPECT_EQ(texts(first, "items", "code"), Texts{"P1003"});
    const auto next = get("assistant", "/stock/items?limit=1&cursor=P1003");
    EXPECT_EQ(texts(next, "items", "code"), Texts{"P10031"});
    EXPECT_TRUE(next.json.at("next_cursor").is_null());
    EXPECT_EQ(get("assistant", "/stock/items?limit=0").status, 422);
    EXPECT_EQ(get("assistant", "/stock/items?product_ids=x").status, 422);
}

TEST_P(OrderEntry, items_of_one_warehouse_count_only_what_lies_there) {
    const auto a = shop.product("A", 5);
    const auto other = shop.made("warehouse", "/warehouses", R"({"code":"W2","name":"二号仓"})");
    const auto in = [&](const std::string& warehouse) {
        const auto answer = get("warehouse", "/stock/items?warehouse_id=" + warehouse);
        return answer.json.at("items").at(0).at("on_hand").as_int64();
    };
    EXPECT_EQ(in(shop.warehouse), 5);
    EXPECT_EQ(in(other), 0);
}

TEST_P(OrderEntry, what_is_off_the_shelf_is_left_out_when_asked) {
    const auto a = shop.product("A", 5);
    const auto off = shop.world.call("purchasing", "PATCH", "/products/" + a,
                                     R"({"on_shelf":false})", {{"if-match", "1"}});
    ASSERT_EQ(off.status, 200) << off.body;
    EXPECT_TRUE(texts(get("assistant", "/stock/items?q=A&on_shelf=true"), "items", "code").empty());
    EXPECT_EQ(texts(get("assistant", "/stock/items?q=A"), "items", "code").size(), 1u);
    EXPECT_EQ(shop.enter(Shop::line(a, 1)).fields(), Texts{"lines.0.product_id:orders.off_shelf"});
}

TEST_P(OrderEntry, the_buying_profile_knows_usual_products_credit_and_last_orders) {
    const auto a = shop.product("A", 50), b = shop.product("B", 9);
    shop.enter(Shop::line(a, 2) + "," + Shop::line(b, 1));
    shop.enter(Shop::line(a, 7), R"(,"confirm":true)");
    const std::string path = "/customers/" + shop.customer + "/buying_profile";
    const auto profile = get("assistant", path);
    ASSERT_EQ(profile.status, 200) << profile.body;
    EXPECT_EQ(texts(profile, "usual", "code"), (Texts{"A", "B"}));
    const auto& usual = profile.json.at("usual").at(0);
    EXPECT_EQ(usual.at("last_quantity").as_int64(), 7);
    EXPECT_EQ(usual.at("available").as_int64(), 43);
    EXPECT_EQ(profile.json.at("credit_used_minor").as_int64(), 8750) << "confirmed and unpaid only";
    EXPECT_EQ(profile.json.at("earlier").as_array().size(), 2u);
    EXPECT_EQ(get("colleague", path).status, 404);
    EXPECT_EQ(get("warehouse", path).status, 403);
}

TEST_P(OrderEntry, a_review_lists_every_warning_and_writes_nothing) {
    const auto limited =
        shop.world.call("finance", "PUT", "/customers/" + shop.customer + "/credit_limit",
                        R"({"credit_limit_minor":10000})");
    ASSERT_EQ(limited.status, 200) << limited.body;
    const auto a = shop.product("A", 5), b = shop.product("B", 900);
    const std::string cheap =
        R"({"product_id":")" + b + R"(","quantity":10,"unit_price_e4":10000})";
    const std::string lines =
        Shop::line(a, 3) + "," + cheap + "," + Shop::line(a, 3) + "," + Shop::line(b, 1);
    ASSERT_EQ(shop.enter(lines).status, 201);
    const auto found = review(lines);
    ASSERT_EQ(found.status, 200) << found.body;
    EXPECT_EQ(texts(found, "warnings", "path"),
              (Texts{"lines.1.unit_price_e4", "lines.0.quantity", "lines.2.quantity", "lines"}));
    EXPECT_EQ(texts(found, "warnings", "code"), (Texts{"orders.below_floor", "stock.not_enough",
                                                       "stock.not_enough", "orders.looks_like"}));
    EXPECT_EQ(found.json.at("warnings").at(1).at("available").as_int64(), 5);
    EXPECT_EQ(found.json.at("warnings").at(1).at("wanted").as_int64(), 6);
    EXPECT_EQ(found.json.at("amount_minor").as_int64(), 9750);
    const auto over = review(Shop::line(b, 9));
    EXPECT_EQ(texts(over, "warnings", "code"), Texts{"orders.over_credit"});
    EXPECT_EQ(over.json.at("warnings").at(0).at("amount_minor").as_int64(), 1250);
    EXPECT_EQ(get("assistant", "/orders").json.at("items").as_array().size(), 1u);
}

TEST_P(OrderEntry, what_repeats_an_order_of_the_customer_is_shown_while_it_is_entered) {
    const auto a = shop.product("A", 50), b = shop.product("B", 50);
    const auto asked = [&](const std::string& lines, const std::string& more = "") {
        return shop.world.call(
            "assistant", "POST", "/order_twin_checks",
            R"({"customer_id":")" + shop.customer + R"(","lines":[)" + lines + "]" + more + "}");
    };
    const auto cheap = R"({"product_id":")" + a + R"(","quantity":4,"unit_price_e4":100000})";
    const auto first =
        shop.enter(Shop::line(a, 3) + "," + Shop::line(b, 2) + "," + Shop::line(a, 1),
                   R"(,"customer_ref":"PO-77")");
    ASSERT_EQ(first.status, 201) << first.body;
    const auto same = cheap + "," + Shop::line(b, 2);
    shop.world.now = shop.world.now.plus_ms(6 * kDayMs);
    const auto twins = asked(same);
    EXPECT_EQ(texts(twins, "items", "code"), Texts{"orders.looks_like"}) << "at another price";
    EXPECT_EQ(texts(twins, "items", "order_number"), Texts{first.text("number")});
    EXPECT_EQ(texts(review(same), "warnings", "code"), Texts{"orders.looks_like"});
    EXPECT_EQ(texts(asked(cheap), "items", "code"), Texts{}) << "not all of it";
    EXPECT_EQ(texts(asked(same, R"(,"except_id":")" + first.text("id") + "\""), "items", "code"),
              Texts{});
    shop.world.now = shop.world.now.plus_ms(2 * kDayMs);
    EXPECT_EQ(texts(asked(same), "items", "code"), Texts{}) << "more than a week ago";
    EXPECT_EQ(texts(asked(cheap, R"(,"customer_ref":"po-77")"), "items", "code"),
              Texts{"orders.same_ref"});
    EXPECT_EQ(texts(review(cheap, R"(,"customer_ref":"po-77")"), "warnings", "path"),
              Texts{"customer_ref"});
    ASSERT_EQ(shop.act("assistant", first.text("id"), "cancellation", R"({"reason":"错"})").status,
              200);
    EXPECT_EQ(texts(asked(cheap, R"(,"customer_ref":"PO-77")"), "items", "code"), Texts{});
}

TEST_P(OrderEntry, problems_of_head_and_lines_come_back_together) {
    const auto a = shop.product("A", 5);
    const std::string body = R"({"customer_id":"77","promised_on":"2020-01-01","lines":[)" +
                             Shop::line(a, 0) + "," + Shop::line("99", 1) + "," +
                             Shop::line(a, -3) + "]}";
    const Texts expected{"customer_id:field.no_such_record", "lines.0.quantity:orders.bad_quantity",
                         "lines.1.product_id:field.no_such_record",
                         "lines.2.quantity:orders.bad_quantity",
                         "promised_on:orders.promised_in_the_past"};
    EXPECT_EQ(shop.world.call("assistant", "POST", "/orders", body).fields(), expected);
    const std::string huge = R"({"product_id":")" + a + R"(","quantity":1000000000000})";
    EXPECT_EQ(shop.enter(huge).fields(), Texts{"lines.0.quantity:field.out_of_range"});
    EXPECT_EQ(review(huge).status, 422);
}

TEST_P(OrderEntry, entering_and_submitting_is_one_entry_and_two_events) {
    const auto order = shop.enter(Shop::line(shop.product("A", 5), 1), R"(,"submit":true)");
    EXPECT_EQ(order.text("commercial"), "awaiting_customer") << order.body;
    EXPECT_EQ(order.text("turn_role"), "customer");
    EXPECT_EQ(shop.count("audit", order.text("id")), 1);
    EXPECT_EQ(shop.count("event", order.text("id")), 2);
}

TEST_P(OrderEntry, five_hundred_lines_are_entered_confirmed_and_shipped) {
    const auto a = shop.product("A", 400), b = shop.product("B", 200);
    std::string lines;
    for (int i = 0; i < 500; ++i) lines += (i ? "," : "") + Shop::line(i % 3 ? a : b, 1);
    const auto order = shop.enter(lines, R"(,"confirm":true)");
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(order.json.at("lines").as_array().size(), 500u);
    EXPECT_EQ(shop.available(a), 400 - 333);
    EXPECT_EQ(shop.act("warehouse", order.text("id"), "shipments").text("fulfilment"), "shipped");
    EXPECT_EQ(shop.enter(lines + "," + Shop::line(a, 1)).fields(), Texts{"lines:field.too_many"});
}

TEST_P(OrderEntry, a_state_change_with_another_version_gets_the_current_order) {
    const auto order = shop.enter(Shop::line(shop.product("A", 5), 2));
    const std::string id = order.text("id");
    EXPECT_EQ(act_at("1", "assistant", id, "submission").status, 200);
    const auto stale = act_at("1", "assistant", id, "confirmation", Shop::kSaysYes);
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.code(), "problem.stale");
    EXPECT_EQ(std::string(stale.json.at("current").at("commercial").as_string()),
              "awaiting_customer");
    EXPECT_EQ(act_at("x", "assistant", id, "confirmation", Shop::kSaysYes).status, 400);
    EXPECT_EQ(act_at("2", "assistant", id, "confirmation", Shop::kSaysYes).status, 200);
    EXPECT_EQ(act_at("2", "warehouse", id, "shipments").code(), "problem.stale");
    EXPECT_EQ(act_at("3", "warehouse", id, "shipments").status, 201);
}

TEST_P(OrderEntry, each_part_delivered_is_a_step_of_its_own) {
    const auto order = shop.enter(Shop::line(shop.product("A", 9), 9), R"(,"confirm":true)");
    const std::string id = order.text("id");
    const std::string line(order.json.at("lines").at(0).at("id").as_string());
    const auto ship = [&](int quantity) {
        return shop.act("warehouse", id, "shipments",
                        R"({"lines":[{"line_id":")" + line + R"(","quantity":)" +
                            std::to_string(quantity) + "}]}");
    };
    EXPECT_EQ(ship(3).status, 201);
    EXPECT_EQ(ship(3).status, 201);
    const auto part = shop.act("warehouse", id, "delivery");
    EXPECT_EQ(part.text("fulfilment"), "partly_shipped");
    EXPECT_EQ(part.json.at("lines").at(0).at("delivered").as_int64(), 6);
    EXPECT_EQ(ship(3).status, 201);
    EXPECT_EQ(shop.act("warehouse", id, "delivery").text("fulfilment"), "delivered");
    EXPECT_EQ(shop.act("assistant", id, "returns",
                       R"({"reason":"破损","lines":[{"line_id":")" + line + R"(","quantity":1}]})")
                  .status,
              201);
    const auto timeline = get("assistant", "/orders/" + id + "/timeline");
    ASSERT_EQ(timeline.status, 200) << timeline.body;
    EXPECT_EQ(texts(timeline, "items", "kind"),
              (Texts{"order.created", "order.shipped", "order.shipped", "order.delivered",
                     "order.shipped", "order.delivered", "return.requested"}));
    EXPECT_EQ(texts(timeline, "items", "turn_role").back(), "finance");
    EXPECT_EQ(get("colleague", "/orders/" + id + "/timeline").status, 404);
    EXPECT_EQ(shop.count("audit", id), 6);
}

TEST_P(OrderEntry, what_came_in_is_held_for_the_order_that_waits) {
    const auto a = shop.product("A", 0);
    const auto order = shop.enter(Shop::line(a, 4), R"(,"confirm":true,"accept_shortage":true)");
    const std::string id = order.text("id");
    EXPECT_EQ(strings_in(order.json.at("actions")), (Texts{"cancel", "reserve", "change"}));
    EXPECT_EQ(shop.act("assistant", id, "reservation").code(), "orders.nothing_came_in");
    shop.move(a, 3, "receipt");
    const auto held = shop.act("assistant", id, "reservation");
    ASSERT_EQ(held.status, 200) << held.body;
    EXPECT_EQ(held.text("turn_role"), "warehouse");
    EXPECT_EQ(held.json.at("lines").at(0).at("reserved").as_int64(), 3);
    EXPECT_EQ(held.json.at("lines").at(0).at("backordered").as_int64(), 1);
    EXPECT_EQ(held.json.at("lacking").as_int64(), 1);
    EXPECT_EQ(shop.available(a), 0);
    EXPECT_EQ(shop.act("assistant", id, "reservation").code(), "orders.nothing_came_in");
    shop.move(a, 5, "receipt");
    const auto whole = shop.act("assistant", id, "reservation");
    EXPECT_EQ(whole.json.at("lacking").as_int64(), 0) << whole.body;
    EXPECT_EQ(shop.available(a), 4);
    EXPECT_EQ(shop.act("assistant", id, "reservation").code(), "problem.action_not_now");
    EXPECT_EQ(shop.act("warehouse", id, "reservation").status, 403);
}

TEST_P(OrderEntry, the_contact_is_shown_to_the_seller_and_to_who_delivers_now) {
    const auto a = shop.product("A", 5);
    const auto order =
        shop.enter(Shop::line(a, 1), R"(,"confirm":true,"contact_phone":"13966924749")");
    const std::string path = "/orders/" + order.text("id");
    const auto phone = [&](const char* who) {
        return get(who, path).text("contact_phone").find("6692") != std::string::npos;
    };
    EXPECT_TRUE(phone("assistant"));
    EXPECT_TRUE(phone("warehouse"));
    EXPECT_FALSE(phone("finance"));
    const auto listed = get("finance", "/orders").json.at("items").at(0);
    EXPECT_EQ(std::string(listed.at("contact_phone").as_string()).find("6692"), std::string::npos);
    shop.act("warehouse", order.text("id"), "shipments");
    shop.act("warehouse", order.text("id"), "delivery");
    EXPECT_FALSE(phone("warehouse")) << "delivered: no open task any more";
    EXPECT_TRUE(phone("assistant"));
}

TEST_P(OrderEntry, a_review_says_how_the_order_is_paid_and_keeps_the_term_of_its_draft) {
    const auto a = shop.product("A", 50);
    EXPECT_EQ(review(Shop::line(a, 4)).text("pay_term"), "on_delivery");
    const auto deposit = review(Shop::line(a, 4), R"(,"pay_term":"deposit","pay_value":30)");
    EXPECT_EQ(deposit.text("pay_term"), "deposit");
    EXPECT_EQ(deposit.json.at("prepay_minor").as_int64(), 1500);
    EXPECT_EQ(review(Shop::line(a, 4), R"(,"pay_term":"deposit","pay_value":100)").fields(),
              Texts{"pay_value:field.out_of_range"});
    const auto draft =
        shop.enter(Shop::line(a, 4), R"(,"pay_term":"instalments","instalments":[)"
                                     R"({"due_when":"before_shipping","amount_minor":2000},)"
                                     R"({"due_when":"after_delivery","amount_minor":3000}])");
    ASSERT_EQ(draft.status, 201) << draft.body;
    const auto again = review(Shop::line(a, 8), R"(,"except_id":")" + draft.text("id") + "\"");
    EXPECT_EQ(again.text("pay_term"), "instalments") << again.body;
    EXPECT_EQ(again.json.at("prepay_minor").as_int64(), 4000);
}

}  // namespace
}  // namespace zhuli::orders
