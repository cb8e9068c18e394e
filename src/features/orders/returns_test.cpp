// Returns and exchanges over the API, on both engines.
#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

using support::Answer;

class Returns : public testing::TestWithParam<support::Engine> {
 protected:
    void SetUp() override {
        product = shop.product("A", 10);
        order = shop.enter(Shop::line(product, 4),
                           R"(,"confirm":true,"confirmed_by":"王","words":"行")")
                    .text("id");
        EXPECT_EQ(shop.act("warehouse", order, "shipments").status, 201);
        EXPECT_EQ(shop.act("warehouse", order, "delivery").status, 200);
    }
    void TearDown() override { shop.expect_sound(); }

    Answer shown(const std::string& id) { return shop.world.call("admin", "GET", "/orders/" + id); }
    std::int64_t number(const Answer& answer, const char* member) {
        return answer.json.at(member).as_int64();
    }
    void pay() {
        EXPECT_EQ(shop.act("finance", order, "receipts", R"({"amount_minor":5000})").status, 201);
    }
    /// A return of so many pieces; its path.
    std::string asked(int quantity, const std::string& more = "") {
        const auto line = std::string(shown(order).json.at("lines").at(0).at("id").as_string());
        const auto back = shop.act(
            "assistant", order, "returns",
            fmt::format(R"({{"reason":"不要了","lines":[{{"line_id":"{}","quantity":{}}}]{}}})",
                        line, quantity, more));
        EXPECT_EQ(back.status, 201) << back.body;
        return "/returns/" +
               std::string(back.json.at("returns").as_array().back().at("id").as_string());
    }
    Answer post(const char* who, const std::string& path, const std::string& body = "{}") {
        return shop.world.call(who, "POST", path, body);
    }
    std::string here(const std::string& back) {
        EXPECT_EQ(post("service", back + "/decision").status, 200);
        EXPECT_EQ(post("warehouse", back + "/reception").status, 200);
        return back;
    }
    Answer inspect(const std::string& back, int good, int damaged,
                   const std::string& more = R"(,"fate":"scrap","words":"裂")") {
        const auto document = shop.world.call("admin", "GET", back);
        const auto line = std::string(document.json.at("lines").at(0).at("id").as_string());
        return post("warehouse", back + "/inspection",
                    fmt::format(R"({{"lines":[{{"line_id":"{}","good":{},"damaged":{}{}}}]}})",
                                line, good, damaged, more));
    }

    Shop shop{GetParam()};
    std::string product, order;
};

INSTANTIATE_TEST_SUITE_P(Both, Returns, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Returns, nobody_a_wrong_role_and_anothers_return_are_kept_out) {
    const auto back = asked(1);
    EXPECT_EQ(shop.world.call("", "GET", "/returns").status, 401);
    EXPECT_EQ(shop.world.call("hr", "GET", "/returns").status, 403);
    EXPECT_EQ(shop.world.call("colleague", "GET", back).status, 404);
    EXPECT_EQ(post("assistant", back + "/decision").status, 403);
    EXPECT_EQ(post("finance", back + "/inspection").status, 403);
    shop.world.found_other_organisation();
    EXPECT_EQ(post("stranger", back + "/decision").status, 404);
    const auto list = shop.world.call("service", "GET", "/returns?state=requested");
    EXPECT_EQ(list.json.at("items").as_array().size(), 1u) << list.body;
}

TEST_P(Returns, go_step_by_step_and_no_step_is_taken_twice_or_too_early) {
    const auto back = asked(2);
    for (const char* noun : {"/reception", "/inspection", "/settlement"})
        EXPECT_EQ(post("admin", back + noun).code(), "problem.action_not_now") << noun;
    EXPECT_EQ(post("service", back + "/decision", R"({"approve":false})").fields(),
              std::vector<std::string>{"words:field.required"});
    EXPECT_EQ(post("service", back + "/decision").text("state"), "approved");
    EXPECT_EQ(post("service", back + "/decision").status, 409);
    EXPECT_EQ(post("warehouse", back + "/reception").text("state"), "received");
    EXPECT_EQ(shop.available(product), 6) << "not before somebody looked at it";
    EXPECT_EQ(inspect(back, 2, 0, "").text("state"), "inspected");
    EXPECT_EQ(shop.available(product), 8);
    EXPECT_EQ(inspect(back, 2, 0, "").status, 409);
    EXPECT_EQ(post("finance", back + "/settlement").text("state"), "refunded");
    EXPECT_EQ(post("finance", back + "/settlement").status, 409);
    EXPECT_EQ(number(shown(order), "due_minor"), 2500) << "not paid yet: less is owed";
}

TEST_P(Returns, what_is_refused_may_be_sent_back_after_all) {
    const auto back = asked(4);
    EXPECT_EQ(
        post("service", back + "/decision", R"({"approve":false,"words":"超期"})").text("state"),
        "refused");
    here(asked(4));
}

TEST_P(Returns, an_inspection_accounts_for_every_piece_and_only_good_ones_are_available) {
    const auto back = here(asked(3));
    EXPECT_EQ(inspect(back, 1, 1).fields(),
              std::vector<std::string>{"lines.0.good:orders.inspect_every_piece"});
    EXPECT_EQ(inspect(back, 2, 1, "").fields(),
              (std::vector<std::string>{"lines.0.fate:orders.damaged_goes_where",
                                        "lines.0.words:field.required"}));
    const auto seen = inspect(back, 2, 1);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(number(seen, "proposed_minor"), 2500);
    EXPECT_EQ(shop.available(product), 8);
}

TEST_P(Returns, a_refund_follows_the_inspection_and_another_sum_says_why) {
    pay();
    EXPECT_EQ(shown(order).text("commercial"), "closed");
    const auto back = here(asked(2));
    inspect(back, 1, 1);
    const auto settle = [&](const std::string& body) {
        return post("finance", back + "/settlement", body);
    };
    EXPECT_EQ(settle(R"({"credit_minor":2501,"words":"x"})").fields(),
              std::vector<std::string>{"credit_minor:orders.credit_beyond_worth"});
    EXPECT_EQ(settle(R"({"credit_minor":2000})").fields(),
              std::vector<std::string>{"words:orders.say_why_another_sum"});
    EXPECT_EQ(number(settle(R"({"credit_minor":2000,"words":"客户是老客户"})"), "credit_minor"),
              2000);
    const auto after = shown(order);
    EXPECT_EQ(after.text("label"), "to_refund");
    EXPECT_EQ(after.text("turn_role"), "finance");
    EXPECT_EQ(number(after, "refund_minor"), 2000);
    const auto refunds = [&](const char* body) {
        return shop.act("finance", order, "refunds", body);
    };
    EXPECT_EQ(refunds(R"({"amount_minor":2001})").status, 422);
    EXPECT_EQ(refunds(R"({"amount_minor":2000})").status, 201);
    EXPECT_EQ(shown(order).text("turn_role"), "done");
}

TEST_P(Returns, of_what_is_our_fault_the_whole_worth_is_proposed) {
    const auto back = here(asked(2, R"(,"cause":"quality")"));
    EXPECT_EQ(number(inspect(back, 0, 2), "proposed_minor"), 2500);
    EXPECT_EQ(shop.available(product), 6);
}

TEST_P(Returns, an_order_that_came_back_whole_says_so) {
    here(asked(4));
    EXPECT_EQ(shown(order).text("fulfilment"), "returned");
}

TEST_P(Returns, an_exchange_makes_an_order_paid_with_what_came_back) {
    pay();
    const auto back = here(asked(2, R"(,"cause":"wrong_goods","wish":"exchange")"));
    inspect(back, 2, 0, "");
    EXPECT_EQ(post("service", back + "/settlement", R"({"kind":"exchange"})").fields(),
              std::vector<std::string>{"agreed_by:field.required"});
    const auto done =
        post("service", back + "/settlement", R"({"kind":"exchange","agreed_by":"王工"})");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("state"), "exchanged");
    const auto other = shown(done.text("exchange_order_id"));
    EXPECT_EQ(other.text("commercial"), "confirmed");
    EXPECT_EQ(number(other, "amount_minor"), 2500);
    EXPECT_EQ(other.text("payment"), "paid") << "no difference in price";
    EXPECT_EQ(std::string(other.json.at("exchange_for").at("id").as_string()),
              back.substr(back.rfind('/') + 1));
    EXPECT_EQ(number(shown(order), "refund_minor"), 0);
    EXPECT_EQ(shop.available(product), 6) << "two came back and two are held again";
}

TEST_P(Returns, the_difference_in_price_of_an_exchange_is_due) {
    pay();
    const auto dearer = shop.product("B", 5, 300'000);
    const auto back = here(asked(1));
    inspect(back, 1, 0, "");
    const auto done =
        post("service", back + "/settlement",
             fmt::format(R"({{"kind":"exchange","agreed_by":"王工","lines":[{{"product_id":"{}",)"
                         R"("quantity":1}}]}})",
                         dearer));
    ASSERT_EQ(done.status, 200) << done.body;
    const auto other = shown(done.text("exchange_order_id"));
    EXPECT_EQ(number(other, "due_minor"), 3000 - 1250);
}

std::vector<std::string> states(const Answer& order) {
    std::vector<std::string> out;
    for (const auto& due : order.json.at("dues").as_array())
        out.emplace_back(due.at("state").as_string());
    return out;
}
using States = std::vector<std::string>;

/// What the order of SetUp owes after three of four pieces came back, and what it shows as due.
TEST_P(Returns, what_came_back_is_no_longer_due_under_any_term) {
    const auto back = here(asked(3));
    ASSERT_EQ(inspect(back, 3, 0).status, 200);
    EXPECT_EQ(number(shown(order), "due_minor"), 5000);
    ASSERT_EQ(post("finance", back + "/settlement", R"({"kind":"refund"})").status, 200);
    const auto after = shown(order);
    EXPECT_EQ(number(after, "due_minor"), 1250);
    EXPECT_EQ(states(after), States{"partly_paid"});
    ASSERT_EQ(shop.act("finance", order, "receipts", R"({"amount_minor":1250})").status, 201);
    EXPECT_EQ(states(shown(order)), States{"paid"});
    EXPECT_EQ(shown(order).text("due_on"), "");
}

TEST_P(Returns, of_a_deposit_the_rest_is_due_less_what_came_back) {
    const auto sold =
        shop.enter(Shop::line(product, 4), R"(,"confirm":true,"confirmed_by":"王","words":"行")"
                                           R"(,"pay_term":"deposit","pay_value":30)");
    ASSERT_EQ(sold.status, 201) << sold.body;
    order = sold.text("id");
    EXPECT_EQ(shop.act("warehouse", order, "shipments").code(), "orders.pay_first");
    ASSERT_EQ(shop.act("finance", order, "receipts", R"({"amount_minor":1500})").status, 201);
    ASSERT_EQ(shop.act("warehouse", order, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", order, "delivery").status, 200);
    EXPECT_EQ(states(shown(order)), (States{"paid", "open"}));
    const auto back = here(asked(2));
    ASSERT_EQ(inspect(back, 2, 0).status, 200);
    ASSERT_EQ(post("finance", back + "/settlement", R"({"kind":"refund"})").status, 200);
    EXPECT_EQ(number(shown(order), "due_minor"), 1000) << "3500 less 2500";
    EXPECT_EQ(states(shown(order)), (States{"paid", "partly_paid"}));
    EXPECT_EQ(number(shown(order), "missing_minor"), 0) << "it has left";
}

TEST_P(Returns, an_exchange_for_dearer_goods_is_paid_as_its_customer_pays) {
    ASSERT_EQ(shop.world
                  .call("finance", "PUT", "/customers/" + shop.customer + "/credit_limit",
                        R"({"credit_limit_minor":10000000,"credit_days":30})")
                  .status,
              200);
    pay();
    const auto dearer = shop.product("B", 10, 200'000);  // 20.00
    const auto back = here(asked(2, R"(,"cause":"wrong_goods","wish":"exchange")"));
    ASSERT_EQ(inspect(back, 2, 0).status, 200);
    const auto done =
        post("manager", back + "/settlement",
             R"({"kind":"exchange","agreed_by":"王","lines":[)" + Shop::line(dearer, 2) + "]}");
    ASSERT_EQ(done.status, 200) << done.body;
    const auto other = done.text("exchange_order_id");
    const auto replacing = shown(other);
    EXPECT_EQ(replacing.text("pay_term"), "credit");
    EXPECT_EQ(number(replacing, "amount_minor"), 4000);
    EXPECT_EQ(number(replacing, "paid_minor"), 2500) << "carried over";
    EXPECT_EQ(states(replacing), States{"partly_paid"});
    EXPECT_EQ(number(replacing, "due_minor"), 1500);
    EXPECT_EQ(number(shown(order), "due_minor"), 0);
    ASSERT_EQ(shop.act("warehouse", other, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", other, "delivery").status, 200);
    EXPECT_EQ(shown(other).text("due_on"), "2026-12-24") << "thirty days after its delivery";
}

TEST_P(Returns, an_exchange_for_cheaper_goods_leaves_the_difference_to_be_paid_back) {
    pay();
    const auto cheaper = shop.product("B", 10, 100'000);  // 10.00
    const auto back = here(asked(2, R"(,"cause":"wrong_goods","wish":"exchange")"));
    ASSERT_EQ(inspect(back, 2, 0).status, 200);
    const auto done =
        post("manager", back + "/settlement",
             R"({"kind":"exchange","agreed_by":"王","lines":[)" + Shop::line(cheaper, 2) + "]}");
    ASSERT_EQ(done.status, 200) << done.body;
    const auto replacing = shown(done.text("exchange_order_id"));
    EXPECT_EQ(number(replacing, "due_minor"), 0);
    EXPECT_EQ(states(replacing), States{"paid"});
    EXPECT_EQ(number(shown(order), "refund_minor"), 500);
    EXPECT_EQ(shown(order).text("turn_role"), "finance");
}

TEST_P(Returns, their_causes_are_the_organisations_and_none_goes) {
    const auto settings = [&] { return shop.world.call("assistant", "GET", "/return_settings"); };
    const auto usual = settings();
    ASSERT_EQ(usual.status, 200) << usual.body;
    EXPECT_EQ(number(usual, "version"), 0);
    const auto& first = usual.json.at("causes").at(0);
    EXPECT_EQ(first.at("code").as_string(), "quality");
    EXPECT_TRUE(first.at("our_fault").as_bool());
    const auto change = [&](const char* who, const boost::json::array& causes, int version) {
        return shop.world.call(who, "PATCH", "/return_settings",
                               boost::json::serialize(boost::json::object{{"causes", causes}}),
                               {{"if-match", std::to_string(version)}});
    };
    auto causes = usual.json.at("causes").as_array();
    EXPECT_EQ(shop.world.call("", "GET", "/return_settings").status, 401);
    EXPECT_EQ(change("assistant", causes, 0).status, 403);
    causes.insert(causes.begin(), boost::json::object{{"name", "包装受潮"}, {"our_fault", true}});
    causes.back().as_object()["active"] = false;  // other
    const auto changed = change("manager", causes, 0);
    ASSERT_EQ(changed.status, 200) << changed.body;
    const std::string damp(changed.json.at("causes").at(0).at("code").as_string());
    EXPECT_EQ(change("manager", causes, 0).status, 409) << "somebody was there before";
    EXPECT_EQ(change("admin", {causes.at(1)}, 1).fields(),
              std::vector<std::string>{"causes:orders.cause_stays"});

    const auto back = here(asked(2, R"(,"cause":")" + damp + "\""));
    ASSERT_EQ(inspect(back, 0, 2).status, 200);
    const auto document = shop.world.call("admin", "GET", back);
    EXPECT_EQ(document.text("cause_name"), "包装受潮");
    EXPECT_EQ(number(document, "proposed_minor"), 2500) << "our fault: the whole worth";
    const auto line = std::string(shown(order).json.at("lines").at(0).at("id").as_string());
    const auto refused = shop.act(
        "assistant", order, "returns",
        fmt::format(R"({{"reason":"x","lines":[{{"line_id":"{}","quantity":1}}]}})", line));
    EXPECT_EQ(refused.fields(), std::vector<std::string>{"cause:orders.no_such_cause"})
        << "other is used no more";
    auto now = settings().json.at("causes").as_array();
    now.at(0).as_object()["our_fault"] = false;
    ASSERT_EQ(change("admin", now, 1).status, 200);
    EXPECT_EQ(number(shop.world.call("admin", "GET", back), "proposed_minor"), 2500)
        << "as it was when it was asked for";
}

}  // namespace
}  // namespace zhuli::orders
