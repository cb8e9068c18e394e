// Payment terms over the API: what must be paid before shipping, releases, plans that follow a
// change, and what falls overdue by the clock.
#include <fmt/format.h>

#include "features/orders/jobs.hpp"
#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

using support::Answer;

struct PaymentTermsApi : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string a = shop.product("A", 100);

    ~PaymentTermsApi() override {
        world.follow_events();
        shop.expect_sound();
    }

    Answer enter(const std::string& more) {
        return shop.enter(Shop::line(a, 4), R"(,"confirm":true)" + more);
    }
    Answer show(const std::string& order) {
        return world.call("finance", "GET", "/orders/" + order);
    }
    Answer act(const std::string& who, const std::string& order, const std::string& noun,
               const std::string& body = "{}") {
        return shop.act(who, order, noun, body);
    }
    Answer pay(const std::string& order, int amount) {
        return act("finance", order, "receipts", fmt::format(R"({{"amount_minor":{}}})", amount));
    }
    std::int64_t notices(const std::string& who, const std::string& kind) {
        const auto list = world.call(who, "GET", "/notices").json.at("items").as_array();
        return std::ranges::count_if(
            list, [&](const auto& one) { return one.at("kind").as_string() == kind; });
    }
};

INSTANTIATE_TEST_SUITE_P(Both, PaymentTermsApi, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(PaymentTermsApi, releases_are_of_finance) {
    const auto order = enter(R"(,"pay_term":"prepaid")").text("id");
    const std::string noun = "payment_releases", why = R"({"reason":"老客户"})";
    EXPECT_EQ(world.call("", "POST", "/orders/" + order + "/" + noun, why).status, 401);
    EXPECT_EQ(act("assistant", order, noun, why).status, 403);
    EXPECT_EQ(act("warehouse", order, noun, why).status, 403);
    EXPECT_EQ(act("finance", "7", noun, why).status, 404);
    EXPECT_EQ(act("finance", order, noun, R"({"reason":""})").status, 422);
}

TEST_P(PaymentTermsApi, prepaid_goods_leave_once_they_are_paid) {
    const auto entered = enter(R"(,"pay_term":"prepaid","promised_on":"2026-12-01")");
    ASSERT_EQ(entered.status, 201) << entered.body;
    const auto order = entered.text("id");
    EXPECT_EQ(entered.text("label"), "to_pay_first");
    EXPECT_EQ(entered.text("turn_role"), "finance");
    ASSERT_EQ(pay(order, 4000).status, 201);
    const auto refused = act("warehouse", order, "shipments");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "orders.pay_first");
    EXPECT_NE(refused.body.find("10.00"), std::string::npos) << refused.body;
    ASSERT_EQ(pay(order, 1000).status, 201);
    EXPECT_EQ(show(order).text("turn_role"), "warehouse");
    EXPECT_EQ(act("warehouse", order, "shipments").status, 201);
}

TEST_P(PaymentTermsApi, finance_lets_it_go_with_a_reason_and_for_what_was_missing_then) {
    const auto order = enter(R"(,"pay_term":"deposit","pay_value":30)").text("id");
    EXPECT_EQ(show(order).json.at("missing_minor").as_int64(), 1500);
    const auto gone = act("finance", order, "payment_releases", R"({"reason":"老客户，下周付"})");
    ASSERT_EQ(gone.status, 201) << gone.body;
    EXPECT_EQ(gone.json.at("missing_minor").as_int64(), 0);
    EXPECT_EQ(gone.json.at("releases").at(0).at("amount_minor").as_int64(), 1500);
    EXPECT_EQ(gone.json.at("releases").at(0).at("reason").as_string(), "老客户，下周付");
    EXPECT_EQ(act("finance", order, "payment_releases", R"({"reason":"再来"})").status, 409);
    EXPECT_EQ(act("warehouse", order, "shipments").status, 201);
}

TEST_P(PaymentTermsApi, credit_is_what_finance_gave_the_customer) {
    const std::string limit = "/customers/" + shop.customer + "/credit_limit";
    EXPECT_EQ(enter(R"(,"pay_term":"credit","pay_value":30)").status, 422);
    ASSERT_EQ(
        world.call("finance", "PUT", limit, R"({"credit_limit_minor":0,"credit_days":30})").status,
        200);
    const auto order = enter("");
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(order.text("pay_term"), "credit");
    EXPECT_EQ(order.json.at("pay_value").as_int64(), 30);
    EXPECT_TRUE(order.json.at("due_on").is_null());
    const auto id = order.text("id");
    ASSERT_EQ(act("warehouse", id, "shipments").status, 201);
    ASSERT_EQ(act("warehouse", id, "delivery").status, 200);
    EXPECT_EQ(show(id).text("due_on"),
              Value<Date>::to_text(Date::from_ymd(2026, 11, 24).plus_days(30)));
    EXPECT_EQ(enter(R"(,"pay_term":"credit","pay_value":31)").status, 422);
}

constexpr const char* kPlan =
    R"(,"pay_term":"instalments","instalments":[{"due_when":"on_signing","percent":30},)"
    R"({"due_when":"before_shipping","percent":30},)"
    R"({"due_when":"after_delivery","days":30,"percent":40}])";

TEST_P(PaymentTermsApi, a_plan_is_frozen_with_the_terms_and_follows_a_change) {
    const auto entered = enter(kPlan);
    ASSERT_EQ(entered.status, 201) << entered.body;
    const auto order = entered.text("id");
    EXPECT_EQ(entered.json.at("dues").as_array().size(), 3U);
    EXPECT_EQ(entered.json.at("dues").at(0).at("amount_minor").as_int64(), 1500);
    EXPECT_EQ(entered.json.at("missing_minor").as_int64(), 3000);
    ASSERT_EQ(pay(order, 1500).status, 201);
    const auto line = std::string(entered.json.at("lines").at(0).at("id").as_string());
    const auto changed = world.call(
        "assistant", "PATCH", "/orders/" + order + "/terms",
        fmt::format(R"({{"lines":[{{"line_id":"{}","quantity":8}}],"reason":"客户加单"}})", line),
        {{"if-match", std::to_string(show(order).json.at("version").as_int64())}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json.at("amount_minor").as_int64(), 10'000);
    EXPECT_EQ(changed.json.at("dues").at(0).at("amount_minor").as_int64(), 1500) << "paid stays";
    EXPECT_EQ(changed.json.at("dues").at(0).at("state").as_string(), "paid");
    EXPECT_EQ(changed.text("label"), "confirm_again");
}

TEST_P(PaymentTermsApi, another_term_alone_needs_another_yes) {
    const auto order = enter("").text("id");
    const auto changed =
        world.call("assistant", "PATCH", "/orders/" + order + "/terms",
                   R"({"pay_term":"prepaid","reason":"客户改为款到发货"})",
                   {{"if-match", std::to_string(show(order).json.at("version").as_int64())}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.text("label"), "confirm_again");
    EXPECT_EQ(changed.text("pay_term"), "prepaid");
}

TEST_P(PaymentTermsApi, what_is_not_paid_in_time_is_overdue_once_and_told_of) {
    const auto order = enter("").text("id");
    ASSERT_EQ(act("warehouse", order, "shipments").status, 201);
    ASSERT_EQ(act("warehouse", order, "delivery").status, 200);
    EXPECT_EQ(show(order).text("due_on"), Value<Date>::to_text(Date::from_ymd(2026, 11, 24)));
    world.run_jobs();
    EXPECT_EQ(notices("assistant", "order.due_soon"), 1);
    EXPECT_TRUE(show(order).json.at("overdue_on").is_null());
    const auto due = show(order).text("due_on");
    for (int day = 0; day < 9; ++day) {
        world.now = world.now.plus_ms(kDayMs);
        world.run_jobs();
    }
    EXPECT_EQ(show(order).text("overdue_on"), due);
    EXPECT_EQ(show(order).text("label"), "overdue");
    EXPECT_EQ(notices("assistant", "order.overdue"), 1);
    EXPECT_EQ(notices("manager", "order.long_overdue"), 1);
    const auto listed =
        world.call("finance", "GET", "/orders?overdue_on_from=2000-01-01&sort=overdue_on");
    EXPECT_EQ(listed.json.at("items").as_array().size(), 1U);
    ASSERT_EQ(pay(order, 5000).status, 201);
    EXPECT_TRUE(show(order).json.at("overdue_on").is_null());
    EXPECT_EQ(show(order).text("label"), "closed");
}

}  // namespace
}  // namespace zhuli::orders
