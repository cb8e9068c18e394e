// Changing a confirmed order over the API: told first, then done; confirmed again before it ships;
// cut short; cancelled after payment and paid back.
#include <fmt/format.h>

#include <thread>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

using support::Answer;

struct OrderChanges : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string a = shop.product("A", 10), b = shop.product("B", 5, 200'000);
    std::string order =
        shop.enter(Shop::line(a, 4) + "," + Shop::line(b, 2), R"(,"confirm":true)").text("id");

    ~OrderChanges() override {
        world.follow_events();
        shop.expect_sound();
    }

    Answer show(const std::string& who = "assistant") {
        return world.call(who, "GET", "/orders/" + order);
    }
    std::string line_id(std::size_t at) {
        return std::string(show().json.at("lines").at(at).at("id").as_string());
    }
    std::string kept(std::size_t at, int quantity, const std::string& more = "") {
        return fmt::format(R"({{"line_id":"{}","quantity":{}{}}})", line_id(at), quantity, more);
    }
    Answer change(const std::string& lines, const std::string& more = R"(,"reason":"客户加单")",
                  const std::string& who = "assistant") {
        return world.call(who, "PATCH", "/orders/" + order + "/terms",
                          R"({"lines":[)" + lines + "]" + more + "}",
                          {{"if-match", std::to_string(show().json.at("version").as_int64())}});
    }
    Answer review(const std::string& lines, const std::string& more = "") {
        return shop.act("assistant", order, "change_reviews",
                        R"({"reason":"客户加单","lines":[)" + lines + "]" + more + "}");
    }
    Answer act(const std::string& who, const std::string& noun, const std::string& in = "{}") {
        return shop.act(who, order, noun, in);
    }
    std::int64_t held(std::size_t at) {
        return show().json.at("lines").at(at).at("reserved").as_int64();
    }
    std::int64_t revenue() {
        world.follow_events();
        const auto board =
            world.call("assistant", "GET", "/dashboards/sales?from=2026-11-01&to=2026-11-30");
        return board.json.at("totals").at("revenue_minor").as_int64();
    }
};

INSTANTIATE_TEST_SUITE_P(Both, OrderChanges, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OrderChanges, what_it_does_is_told_first_and_nothing_is_written) {
    const auto told = review(kept(0, 6) + R"(,{"product_id":")" + b + R"(","quantity":9})");
    ASSERT_EQ(told.status, 200) << told.body;
    EXPECT_EQ(told.json.at("amount_before_minor").as_int64(), 9000);
    EXPECT_EQ(told.json.at("amount_after_minor").as_int64(), 25'500);
    EXPECT_EQ(told.json.at("lines").as_array().size(), 3U) << "more A, no old B, a new B";
    EXPECT_EQ(told.json.at("stock").at(1).at("released").as_int64(), 2);
    EXPECT_EQ(told.json.at("stock").at(1).at("wanted").as_int64(), 9);
    EXPECT_TRUE(told.json.at("is_short").as_bool()) << "3 free and 2 released are not 9";
    EXPECT_TRUE(told.json.at("needs_yes").as_bool());
    EXPECT_EQ(show().json.at("version").as_int64(), 1);
    EXPECT_EQ(held(0), 4);
}

TEST_P(OrderChanges, stock_and_sums_follow_and_it_ships_only_after_another_yes) {
    ASSERT_EQ(revenue(), 9000);
    const auto changed = change(kept(0, 7) + "," + kept(1, 1));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.text("label"), "confirm_again");
    EXPECT_EQ(changed.text("turn_role"), "customer");
    EXPECT_EQ(held(0), 7);
    EXPECT_EQ(held(1), 1);
    EXPECT_EQ(shop.available(a), 3);
    EXPECT_EQ(shop.available(b), 4);
    EXPECT_EQ(revenue(), 10'750);
    EXPECT_EQ(act("warehouse", "shipments").code(), "orders.not_agreed");
    EXPECT_EQ(act("assistant", "confirmation", R"({"confirmed_by":"张三","words":"可以"})").status,
              200);
    EXPECT_EQ(shop.available(a), 3) << "what is held is held once";
    EXPECT_EQ(act("warehouse", "shipments").status, 201);
    const auto changes = world.call("assistant", "GET", "/orders/" + order + "/changes");
    const auto& first = changes.json.at("items").at(0);
    EXPECT_EQ(first.at("reason").as_string(), "客户加单");
    EXPECT_EQ(first.at("lines").at(0).at("before").as_int64(), 4);
    EXPECT_EQ(first.at("lines").at(0).at("after").as_int64(), 7);
}

TEST_P(OrderChanges, what_has_shipped_stays_and_every_problem_is_told_at_once) {
    ASSERT_EQ(act("warehouse", "shipments",
                  R"({"lines":[{"line_id":")" + line_id(0) + R"(","quantity":3}]})")
                  .status,
              201);
    const auto refused = change(
        kept(0, 2, R"(,"unit_price_e4":1)") + R"(,{"quantity":0},{"line_id":"5","quantity":1})",
        R"(,"promised_on":"2020-01-01","reason":"改")");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(
        refused.fields(),
        (std::vector<std::string>{
            "lines.0.quantity:orders.below_shipped",
            "lines.0.unit_price_e4:orders.shipped_keeps_price", "lines.1.product_id:field.required",
            "lines.1.quantity:orders.bad_quantity", "lines.2.line_id:field.no_such_record",
            "promised_on:orders.promised_in_the_past"}));
    EXPECT_EQ(change(kept(1, 1)).fields(),
              std::vector<std::string>{"lines:orders.shipped_line_stays"});
    EXPECT_EQ(change(kept(0, 4) + "," + kept(1, 2), R"(,"note":"")").fields(),
              std::vector<std::string>{"reason:field.required"});
    EXPECT_EQ(change(kept(0, 4) + "," + kept(1, 2)).code(), "orders.changes_nothing");
    EXPECT_EQ(change(kept(0, 4), R"(,"reason":"x")", "finance").status, 403);
    EXPECT_EQ(change(kept(0, 4), R"(,"reason":"x")", "colleague").status, 404);
}

TEST_P(OrderChanges, too_little_stock_is_refused_whole_or_accepted_as_backorder) {
    const auto refused = change(kept(0, 30) + "," + kept(1, 1));
    EXPECT_EQ(refused.code(), "stock.not_enough") << refused.body;
    EXPECT_EQ(held(0), 4);
    EXPECT_EQ(held(1), 2) << "nothing was released either";
    const auto taken =
        change(kept(0, 30) + "," + kept(1, 1), R"(,"reason":"加","accept_shortage":true)");
    ASSERT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(taken.json.at("lacking").as_int64(), 20);
    EXPECT_EQ(held(0), 10);
}

TEST_P(OrderChanges, a_change_of_words_for_us_needs_no_other_yes) {
    const auto changed =
        change(kept(0, 4) + "," + kept(1, 2), R"(,"reason":"内部","note":"走后门")");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.text("label"), "to_ship");
    EXPECT_EQ(act("warehouse", "shipments").status, 201);
}

TEST_P(OrderChanges, what_waits_for_approval_ends_with_the_order) {
    const std::string cheap = R"(,"reason":"压价","approval_reason":"保住年单")";
    const auto waits = [&](const std::string& lines) {
        const auto asked = change(lines, cheap);
        EXPECT_EQ(asked.status, 200) << asked.body;
        return world.call("manager", "GET", "/approval_queue").json.at("items").as_array().size();
    };
    const auto latest = [&] {
        return world.call("assistant", "GET", "/orders/" + order + "/changes")
            .json.at("items")
            .at(0);
    };
    const auto low = [&] { return kept(0, 4, R"(,"unit_price_e4":10)"); };
    ASSERT_EQ(waits(low()), 1U);
    EXPECT_EQ(latest().at("state").as_string(), "waiting");
    EXPECT_EQ(change(kept(0, 5), R"(,"reason":"加")").code(), "orders.change_waits");
    ASSERT_EQ(act("warehouse", "shipments",
                  R"({"lines":[{"line_id":")" + line_id(0) + R"(","quantity":3}]})")
                  .status,
              201);
    const std::string approval(latest().at("approval_id").as_string());
    const auto said = world.call("manager", "POST", "/approvals/" + approval + "/approval");
    ASSERT_EQ(said.status, 200) << said.body;
    EXPECT_EQ(latest().at("state").as_string(), "overtaken") << "what has shipped keeps its price";
    EXPECT_EQ(show().json.at("amount_minor").as_int64(), 9000);
    ASSERT_EQ(waits(kept(0, 4) + "," + kept(1, 2, R"(,"unit_price_e4":10)")), 1U);
    ASSERT_EQ(act("assistant", "short_closing", R"({"reason":"停产","agreed_by":"张三"})").status,
              200);
    const auto changes = world.call("assistant", "GET", "/orders/" + order + "/changes");
    EXPECT_EQ(changes.json.at("items").at(1).at("state").as_string(), "dropped");
    EXPECT_TRUE(
        world.call("manager", "GET", "/approval_queue").json.at("items").as_array().empty());
}

TEST_P(OrderChanges, an_order_is_not_over_before_the_customer_said_yes_to_what_it_became) {
    const std::string three = R"({"lines":[{"line_id":")" + line_id(0) + R"(","quantity":3}]})";
    ASSERT_EQ(act("warehouse", "shipments", three).status, 201);
    ASSERT_EQ(act("warehouse", "delivery").status, 200);
    ASSERT_EQ(act("finance", "receipts", R"({"amount_minor":3750})").status, 201);
    const auto changed = change(kept(0, 3));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.text("fulfilment"), "delivered");
    EXPECT_EQ(changed.text("commercial"), "confirmed");
    EXPECT_EQ(changed.text("turn_role"), "customer");
    const auto yes = act("assistant", "confirmation", Shop::kSaysYes);
    EXPECT_EQ(yes.text("commercial"), "closed") << yes.body;
}

TEST_P(OrderChanges, a_payment_and_a_yes_at_once_are_both_there) {
    ASSERT_EQ(change(kept(0, 5) + "," + kept(1, 2)).status, 200);
    std::atomic<int> paid = 0, agreed = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 4; ++i) {
        people.emplace_back(
            [&] { paid += act("finance", "receipts", R"({"amount_minor":1000})").status == 201; });
        people.emplace_back(
            [&] { agreed += act("assistant", "confirmation", Shop::kSaysYes).status == 200; });
    }
    for (auto& person : people) person.join();
    EXPECT_EQ(paid, 4);
    EXPECT_EQ(agreed, 1) << "the second yes has nothing to say yes to";
    EXPECT_EQ(show().json.at("paid_minor").as_int64(), 4000);
    EXPECT_EQ(show().text("label"), "to_ship");
    EXPECT_EQ(held(0), 5);
}

TEST_P(OrderChanges, two_at_once_are_one) {
    const auto version = std::to_string(show().json.at("version").as_int64());
    const std::string in = R"({"reason":"改","lines":[)" + kept(0, 5) + "," + kept(1, 2) + "]}";
    std::atomic<int> done = 0, stale = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i)
        people.emplace_back([&] {
            const auto answer = world.call("assistant", "PATCH", "/orders/" + order + "/terms", in,
                                           {{"if-match", version}});
            done += answer.status == 200;
            stale += answer.code() == "problem.stale";
        });
    for (auto& person : people) person.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(stale, 7);
    EXPECT_EQ(held(0), 5);
}

TEST_P(OrderChanges, what_will_not_come_is_cut_off_as_agreed) {
    EXPECT_EQ(act("assistant", "short_closing", R"({"reason":"停产","agreed_by":"张三"})").code(),
              "problem.action_not_now")
        << "nothing has left: it is cancelled instead";
    ASSERT_EQ(act("warehouse", "shipments",
                  R"({"lines":[{"line_id":")" + line_id(0) + R"(","quantity":3}]})")
                  .status,
              201);
    const auto cut = act("assistant", "short_closing",
                         R"({"reason":"停产","agreed_by":"张三","words":"剩下的不要了"})");
    ASSERT_EQ(cut.status, 200) << cut.body;
    EXPECT_EQ(cut.json.at("lines").as_array().size(), 1U);
    EXPECT_EQ(cut.json.at("amount_minor").as_int64(), 3750);
    EXPECT_EQ(shop.available(a), 7);
    EXPECT_EQ(shop.available(b), 5);
    EXPECT_EQ(revenue(), 3750);
    EXPECT_EQ(act("warehouse", "delivery").text("turn_role"), "finance");
    EXPECT_EQ(act("finance", "receipts", R"({"amount_minor":3750})").text("label"), "short_closed");
}

TEST_P(OrderChanges, a_paid_order_is_cancelled_and_paid_back) {
    ASSERT_EQ(act("finance", "receipts", R"({"amount_minor":5000})").status, 201);
    EXPECT_EQ(act("finance", "refunds", R"({"amount_minor":1})").code(), "problem.action_not_now");
    const auto cancelled = act("assistant", "cancellation", R"({"reason":"客户不要了"})");
    ASSERT_EQ(cancelled.status, 200) << cancelled.body;
    EXPECT_EQ(cancelled.text("label"), "to_refund");
    EXPECT_EQ(cancelled.text("turn_role"), "finance");
    EXPECT_EQ(shop.available(a), 10);
    EXPECT_EQ(act("finance", "refunds", R"({"amount_minor":5001})").fields(),
              std::vector<std::string>{"amount_minor:orders.more_than_refundable"});
    EXPECT_EQ(act("assistant", "refunds", R"({"amount_minor":5000})").status, 403);
    EXPECT_EQ(act("finance", "refunds", R"({"amount_minor":2000})").text("turn_role"), "finance");
    const auto done = act("finance", "refunds", R"({"amount_minor":3000,"note":"原路退回"})");
    ASSERT_EQ(done.status, 201) << done.body;
    EXPECT_EQ(done.text("payment"), "refunded");
    EXPECT_EQ(done.text("turn_role"), "done");
    EXPECT_EQ(revenue(), 0);
}

TEST_P(OrderChanges, paid_for_more_than_is_left_waits_for_finance_to_pay_back) {
    ASSERT_EQ(act("finance", "receipts", R"({"amount_minor":9000})").status, 201);
    const auto changed = change(kept(0, 4));
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json.at("refund_minor").as_int64(), 4000);
    ASSERT_EQ(act("assistant", "confirmation", Shop::kSaysYes).status, 200);
    ASSERT_EQ(act("warehouse", "shipments").status, 201);
    EXPECT_EQ(act("warehouse", "delivery").text("label"), "to_refund");
    EXPECT_EQ(act("finance", "refunds", R"({"amount_minor":4000})").text("commercial"), "closed");
}

}  // namespace
}  // namespace zhuli::orders
