#include <atomic>
#include <thread>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::orders {
namespace {

using support::Answer;

class Orders : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }

    std::string line_id(const Answer& order, std::size_t at = 0) {
        return std::string(order.json.at("lines").at(at).at("id").as_string());
    }
    std::string number_of(const Answer& order, const char* list) {
        return std::string(order.json.at(list).at(0).at("number").as_string());
    }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Orders, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Orders, nobody_a_wrong_role_and_another_persons_order_are_kept_out) {
    const auto order = shop.enter(Shop::line(shop.product("A", 5), 1));
    ASSERT_EQ(order.status, 201) << order.body;
    const std::string path = "/orders/" + order.text("id");
    EXPECT_EQ(shop.world.call("", "GET", path).status, 401);
    EXPECT_EQ(shop.world.call("hr", "GET", path).status, 403);
    EXPECT_EQ(shop.world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(shop.act("colleague", order.text("id"), "confirmation").status, 404);
    EXPECT_EQ(shop.act("assistant", order.text("id"), "receipts").status, 403);
    EXPECT_EQ(shop.world.call("finance", "GET", path).status, 200);
    const auto list = shop.world.call("colleague", "GET", "/orders");
    EXPECT_TRUE(list.json.at("items").as_array().empty());
}

TEST_P(Orders, show_the_warehouse_and_finance_how_to_reach_the_customer_while_they_have_to) {
    const std::string path = "/customers/" + shop.customer;
    const auto version = shop.world.call("assistant", "GET", path).json.at("version").as_int64();
    ASSERT_EQ(shop.world
                  .call("assistant", "PATCH", path, R"({"phone":"13800138000"})",
                        {{"if-match", std::to_string(version)}})
                  .status,
              200);
    const auto sees = [&](const std::string& who) {
        return shop.world.call(who, "GET", path).text("phone") == "+8613800138000";
    };
    const std::string id = shop.enter(Shop::line(shop.product("A", 10), 4)).text("id");
    EXPECT_FALSE(sees("warehouse") || sees("finance")) << "a draft";
    shop.act("assistant", id, "confirmation", R"({"confirmed_by":"王总","words":"就这么定"})");
    EXPECT_TRUE(sees("warehouse") && sees("finance"));
    EXPECT_FALSE(sees("purchasing"));
    shop.act("warehouse", id, "shipments", R"({"carrier":"顺丰"})");
    shop.act("warehouse", id, "delivery");
    EXPECT_FALSE(sees("warehouse")) << "it is delivered";
    shop.act("finance", id, "receipts", R"({"amount_minor":5000})");
    EXPECT_FALSE(sees("finance")) << "it is paid";
}

TEST_P(Orders, walk_from_draft_to_closed_with_one_audit_entry_and_one_event_per_change) {
    const auto product = shop.product("A", 10);
    const auto order = shop.enter(Shop::line(product, 4));
    ASSERT_EQ(order.status, 201) << order.body;
    const std::string id = order.text("id");
    EXPECT_EQ(order.text("number"), "SO-20261124-0001");
    EXPECT_EQ(order.json.at("amount_minor").as_int64(), 5000);
    EXPECT_EQ(strings_in(order.json.at("actions")),
              (std::vector<std::string>{"edit", "submit", "confirm", "cancel"}));

    EXPECT_EQ(shop.act("assistant", id, "submission", "").text("turn_role"), "customer");
    const auto confirmed =
        shop.act("assistant", id, "confirmation", R"({"confirmed_by":"王总","words":"就这么定"})");
    EXPECT_EQ(confirmed.text("label"), "to_ship");
    EXPECT_EQ(confirmed.text("turn_role"), "warehouse");
    EXPECT_EQ(shop.available(product), 6);

    const auto shipped = shop.act("warehouse", id, "shipments", R"({"carrier":"顺丰"})");
    EXPECT_EQ(shipped.status, 201) << shipped.body;
    EXPECT_EQ(shipped.text("fulfilment"), "shipped");
    EXPECT_EQ(number_of(shipped, "shipments"), "SH-20261124-0001");
    EXPECT_EQ(shop.act("warehouse", id, "delivery").text("turn_role"), "finance");
    const auto part = shop.act("finance", id, "receipts", R"({"amount_minor":2000})");
    EXPECT_EQ(part.text("payment"), "partial");
    EXPECT_EQ(part.json.at("due_minor").as_int64(), 3000);
    const auto paid = shop.act("finance", id, "receipts", R"({"amount_minor":3000})");
    EXPECT_EQ(paid.text("commercial"), "closed");
    EXPECT_EQ(paid.text("turn_role"), "done");
    EXPECT_EQ(shop.count("event", id), 7);
    EXPECT_EQ(shop.count("audit", id), 7);
}

TEST_P(Orders, enter_and_confirm_in_one_call_is_one_entry_and_two_events) {
    const auto product = shop.product("A", 10);
    const auto order = shop.enter(Shop::line(product, 3), R"(,"confirm":true)");
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(order.text("commercial"), "confirmed");
    EXPECT_EQ(shop.count("audit", order.text("id")), 1);
    EXPECT_EQ(shop.count("event", order.text("id")), 2);
    EXPECT_EQ(shop.available(product), 7);
}

TEST_P(Orders, a_shortage_lists_every_short_line_with_what_is_left_and_writes_nothing) {
    const auto a = shop.product("A", 5), b = shop.product("B", 1), c = shop.product("C", 9);
    const auto lines =
        Shop::line(a, 3) + "," + Shop::line(b, 2) + "," + Shop::line(c, 1) + "," + Shop::line(a, 3);
    const auto refused = shop.enter(lines, R"(,"confirm":true)");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "stock.not_enough");
    EXPECT_EQ(refused.fields(), (std::vector<std::string>{"lines.0.quantity:stock.not_enough",
                                                          "lines.1.quantity:stock.not_enough",
                                                          "lines.3.quantity:stock.not_enough"}));
    EXPECT_NE(refused.body.find(R"("available":"5","wanted":"6")"), std::string::npos)
        << refused.body;
    EXPECT_EQ(shop.available(a), 5);

    const auto accepted = shop.enter(lines, R"(,"confirm":true,"accept_shortage":true)");
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_EQ(accepted.text("number"), "SO-20261124-0001") << "the refused one left no gap";
    EXPECT_EQ(accepted.json.at("lines").at(0).at("reserved").as_int64(), 3);
    EXPECT_EQ(accepted.json.at("lines").at(3).at("reserved").as_int64(), 2);
    EXPECT_EQ(accepted.json.at("lines").at(3).at("backordered").as_int64(), 1);
    EXPECT_EQ(shop.available(a), 0);
}

TEST_P(Orders, the_last_unit_is_sold_once_to_fifty_at_the_same_time) {
    constexpr int kBuyers = 50;
    const auto product = shop.product("A", 1);
    std::vector<std::string> orders;
    for (int i = 0; i < kBuyers; ++i)
        orders.push_back(shop.enter(Shop::line(product, 1)).text("id"));
    std::atomic<int> won{0}, told{0}, other{0};
    std::vector<std::thread> buyers;
    for (const auto& id : orders)
        buyers.emplace_back([&, id] {
            const auto answer = shop.act("assistant", id, "confirmation");
            const bool left = answer.body.find(R"("available":"0")") != std::string::npos;
            ++(answer.status == 200 ? won : answer.status == 409 && left ? told : other);
        });
    for (auto& buyer : buyers) buyer.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(told, kBuyers - 1);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(shop.available(product), 0);
}

TEST_P(Orders, many_clicks_at_once_confirm_ship_and_pay_one_order_once) {
    constexpr int kClicks = 12;
    const auto product = shop.product("A", 100);
    const std::string id = shop.enter(Shop::line(product, 4)).text("id");
    const auto winners = [&](const char* who, const char* noun, const char* body, int good) {
        std::atomic<int> won{0}, other{0};
        std::vector<std::thread> clicks;
        for (int i = 0; i < kClicks; ++i)
            clicks.emplace_back([&] {
                const int status = shop.act(who, id, noun, body).status;
                if (status == good) ++won;
                if (status != good && status != 409 && status != 422) ++other;
            });
        for (auto& click : clicks) click.join();
        EXPECT_EQ(other, 0) << noun;
        return won.load();
    };
    EXPECT_EQ(winners("assistant", "confirmation", "{}", 200), 1);
    EXPECT_EQ(winners("warehouse", "shipments", "{}", 201), 1);
    EXPECT_EQ(winners("warehouse", "delivery", "{}", 200), 1);
    EXPECT_EQ(winners("finance", "receipts", R"({"amount_minor":5000})", 201), 1);
    EXPECT_EQ(shop.available(product), 96);
    EXPECT_EQ(shop.count("event", id), 5);
}

TEST_P(Orders, are_shipped_in_parts_never_beyond_what_was_ordered_and_never_twice) {
    const auto order = shop.enter(Shop::line(shop.product("A", 10), 4), R"(,"confirm":true)");
    const std::string id = order.text("id");
    const auto ship = [&](int quantity) {
        return shop.act("warehouse", id, "shipments",
                        R"({"lines":[{"line_id":")" + line_id(order) + R"(","quantity":)" +
                            std::to_string(quantity) + "}]}");
    };
    const auto part = ship(3);
    EXPECT_EQ(part.text("fulfilment"), "partly_shipped") << part.body;
    const auto over = ship(2);
    EXPECT_EQ(over.status, 422);
    EXPECT_EQ(over.fields(), std::vector<std::string>{"lines.0.quantity:orders.more_than_left"});
    EXPECT_EQ(shop.act("warehouse", id, "delivery").text("fulfilment"), "partly_shipped");
    EXPECT_EQ(ship(1).text("fulfilment"), "shipped");
    const auto again = shop.act("warehouse", id, "shipments");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.code(), "problem.action_not_now");
    EXPECT_EQ(shop.act("warehouse", id, "delivery").text("fulfilment"), "delivered");
    EXPECT_EQ(shop.act("warehouse", id, "delivery").status, 409);
}

TEST_P(Orders, are_shipped_from_the_warehouse_that_was_chosen_where_the_goods_lie) {
    const auto product = shop.product("A", 6);
    const auto south = shop.made("warehouse", "/warehouses", R"({"code":"W2","name":"二号仓"})");
    const auto first = shop.warehouse;
    shop.warehouse = south;
    ASSERT_EQ(shop.move(product, 3, "opening").status, 201);
    const auto balance = [&](const std::string& where, const char* member) {
        const auto all = shop.world.call("warehouse", "GET", "/stock?product_id=" + product);
        for (const auto& one : all.json.at("items").as_array())
            if (one.at("warehouse_id").as_string() == where) return one.at(member).as_int64();
        return std::int64_t{-1};
    };
    const auto order = shop.enter(Shop::line(product, 5), R"(,"confirm":true)");
    const std::string id = order.text("id"),
                      line(order.json.at("lines").at(0).at("id").as_string());
    EXPECT_EQ(balance(first, "reserved"), 5) << "held where it lay first";
    const auto given = [&](std::size_t at, const char* member) {
        const auto found = shop.world.call("warehouse", "GET", "/orders/" + id + "/sources");
        return found.json.at("items").at(at).at(member).as_int64();
    };
    EXPECT_EQ(given(0, "held"), 5);
    EXPECT_EQ(given(0, "free"), 1);
    EXPECT_EQ(given(1, "held"), 0);
    EXPECT_EQ(given(1, "free"), 3);
    EXPECT_EQ(shop.world.call("assistant", "GET", "/orders/" + id + "/sources").status, 403);
    const auto ship = [&](const std::string& where, int quantity) {
        return shop.act("warehouse", id, "shipments",
                        R"({"warehouse_id":")" + where + R"(","lines":[{"line_id":")" + line +
                            R"(","quantity":)" + std::to_string(quantity) + "}]}");
    };
    EXPECT_EQ(ship("99", 2).fields(),
              std::vector<std::string>{"warehouse_id:field.no_such_record"});
    const auto too_many = ship(south, 4);
    EXPECT_EQ(too_many.status, 409);
    EXPECT_EQ(too_many.code(), "stock.not_enough_there");
    EXPECT_EQ(balance(first, "reserved"), 5) << "nothing was written";

    const auto part = ship(south, 2);
    ASSERT_EQ(part.status, 201) << part.body;
    EXPECT_EQ(part.json.at("shipments").at(0).at("warehouse_id").as_string(), south);
    EXPECT_EQ(part.json.at("lines").at(0).at("reserved").as_int64(), 3);
    EXPECT_EQ(balance(south, "on_hand"), 1);
    EXPECT_EQ(balance(south, "reserved"), 0);
    EXPECT_EQ(balance(first, "on_hand"), 6);
    EXPECT_EQ(balance(first, "reserved"), 3) << "as much is free again where it was held";

    const auto rest = shop.act("warehouse", id, "shipments");
    ASSERT_EQ(rest.status, 201) << rest.body;
    EXPECT_TRUE(rest.json.at("shipments").at(1).at("warehouse_id").is_null());
    EXPECT_EQ(balance(first, "on_hand"), 3);
    EXPECT_EQ(shop.available(product), 4);
}

TEST_P(Orders, a_draft_is_not_shipped_and_a_backorder_ships_once_stock_came_in) {
    const auto product = shop.product("A", 0);
    const auto order = shop.enter(Shop::line(product, 2));
    const std::string id = order.text("id");
    EXPECT_EQ(shop.act("warehouse", id, "shipments").status, 409);
    const auto confirmed = shop.act("assistant", id, "confirmation",
                                    std::string(R"({"accept_shortage":true)") + Shop::kYes + "}");
    EXPECT_EQ(confirmed.text("label"), "awaiting_stock");
    EXPECT_EQ(confirmed.text("turn_role"), "assistant");
    EXPECT_EQ(shop.act("warehouse", id, "shipments").code(), "orders.nothing_reserved");
    const auto all = R"({"lines":[{"line_id":")" + line_id(order) + R"(","quantity":2}]})";
    EXPECT_EQ(shop.act("warehouse", id, "shipments", all).code(), "stock.not_enough");
    EXPECT_EQ(shop.move(product, 2, "receipt").status, 201);
    EXPECT_EQ(shop.act("warehouse", id, "shipments", all).text("fulfilment"), "shipped");
}

TEST_P(Orders, receive_no_more_than_is_due_and_only_once_confirmed) {
    const auto order = shop.enter(Shop::line(shop.product("A", 10), 4));
    const std::string id = order.text("id");
    EXPECT_EQ(shop.act("finance", id, "receipts", R"({"amount_minor":1})").status, 409);
    EXPECT_EQ(shop.act("assistant", id, "confirmation").status, 200);
    const auto over = shop.act("finance", id, "receipts", R"({"amount_minor":5001})");
    EXPECT_EQ(over.status, 422);
    EXPECT_NE(over.body.find("50.00"), std::string::npos) << over.body;
    EXPECT_EQ(shop.act("finance", id, "receipts", R"({"amount_minor":0})").status, 422);
    EXPECT_EQ(shop.act("finance", id, "receipts", R"({"amount_minor":5000})").text("payment"),
              "paid");
    EXPECT_EQ(shop.act("finance", id, "receipts", R"({"amount_minor":1})").status, 409);
    EXPECT_EQ(shop.act("assistant", id, "cancellation", R"({"reason":"x"})").text("label"),
              "to_refund");
}

TEST_P(Orders, cancelling_gives_back_what_was_held_and_needs_a_reason) {
    const auto product = shop.product("A", 5);
    const auto id = shop.enter(Shop::line(product, 5), R"(,"confirm":true)").text("id");
    EXPECT_EQ(shop.available(product), 0);
    EXPECT_EQ(shop.act("assistant", id, "cancellation").status, 422);
    const auto cancelled = shop.act("assistant", id, "cancellation", R"({"reason":"不要了"})");
    EXPECT_EQ(cancelled.text("commercial"), "cancelled") << cancelled.body;
    EXPECT_EQ(cancelled.text("turn_role"), "done");
    EXPECT_EQ(shop.available(product), 5);
    EXPECT_EQ(shop.act("assistant", id, "confirmation").status, 409);
}

TEST_P(Orders, a_return_is_a_document_of_its_own_and_comes_back_into_stock) {
    const auto product = shop.product("A", 5);
    const auto order = shop.enter(Shop::line(product, 5), R"(,"confirm":true)");
    const std::string id = order.text("id");
    const auto ask = [&](int quantity) {
        return shop.act("assistant", id, "returns",
                        R"({"reason":"破损","lines":[{"line_id":")" + line_id(order) +
                            R"(","quantity":)" + std::to_string(quantity) + "}]}");
    };
    EXPECT_EQ(ask(1).status, 409);
    EXPECT_EQ(shop.act("warehouse", id, "shipments").status, 201);
    const auto asked = ask(3);
    ASSERT_EQ(asked.status, 201) << asked.body;
    EXPECT_EQ(number_of(asked, "returns"), "RT-20261124-0001");
    EXPECT_EQ(ask(3).fields(),
              std::vector<std::string>{"lines.0.quantity:orders.more_than_shipped"});
    const auto document = std::string(asked.json.at("returns").at(0).at("id").as_string());
    const std::string path = "/returns/" + document + "/reception";
    const auto post = [&](const char* who, const std::string& noun, const std::string& body) {
        return shop.world.call(who, "POST", "/returns/" + document + "/" + noun, body);
    };
    EXPECT_EQ(shop.world.call("assistant", "POST", path, "{}").status, 403);
    EXPECT_EQ(shop.world.call("warehouse", "POST", path, "{}").status, 409) << "nobody said yes";
    EXPECT_EQ(post("service", "decision", "{}").text("state"), "approved");
    const auto stale = shop.world.call("warehouse", "POST", path, "{}", {{"if-match", "7"}});
    EXPECT_EQ(stale.code(), "problem.stale");
    EXPECT_EQ(std::string(stale.json.at("current").at("id").as_string()), document);
    EXPECT_EQ(shop.world.call("warehouse", "POST", path, "{}").status, 200);
    EXPECT_EQ(shop.world.call("warehouse", "POST", path, "{}").status, 409);
    EXPECT_EQ(shop.available(product), 0) << "nobody looked at it yet";
    const auto shown = shop.world.call("assistant", "GET", "/returns/" + document);
    EXPECT_EQ(shown.text("state"), "received");
    EXPECT_EQ(shown.json.at("lines").as_array().size(), 1u) << shown.body;
    EXPECT_EQ(post("warehouse", "inspection", "{}").text("state"), "inspected");
    EXPECT_EQ(shop.available(product), 3);
    EXPECT_EQ(shop.count("event", document), 4);
    EXPECT_EQ(shop.count("audit", document), 4);
    shop.expect_sound();
}

TEST_P(Orders, only_a_draft_is_edited_and_a_stale_edit_gets_the_current_order) {
    const auto a = shop.product("A", 5), b = shop.product("B", 5);
    const auto order = shop.enter(Shop::line(a, 1));
    const std::string path = "/orders/" + order.text("id");
    const auto edit = [&](const char* version, const std::string& body) {
        return shop.world.call("assistant", "PATCH", path, body, {{"if-match", version}});
    };
    const auto edited = edit("1", R"({"note":"急","lines":[)" + Shop::line(b, 2) + "]}");
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited.json.at("amount_minor").as_int64(), 2500);
    EXPECT_EQ(edited.json.at("lines").as_array().size(), 1u);
    const auto stale = edit("1", R"({"note":"不急"})");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(std::string(stale.json.at("current").at("note").as_string()), "急");
    EXPECT_EQ(edit("2", R"({"number":"SO-1"})").fields(),
              std::vector<std::string>{"number:field.unknown"});
    EXPECT_EQ(shop.act("assistant", order.text("id"), "confirmation").status, 200);
    EXPECT_EQ(edit("3", R"({"note":"x"})").code(), "problem.action_not_now");
}

TEST_P(Orders, every_problem_of_an_entry_comes_back_at_once) {
    const auto product = shop.product("A", 5);
    const auto answer = shop.enter(Shop::line(product, 0) + "," + Shop::line(product, 1'000'001),
                                   R"(,"promised_on":"2026-11-23")");
    EXPECT_EQ(answer.fields(),
              (std::vector<std::string>{"lines.0.quantity:orders.bad_quantity",
                                        "lines.1.quantity:orders.bad_quantity",
                                        "promised_on:orders.promised_in_the_past"}));
    EXPECT_EQ(shop.enter(Shop::line("77", 1)).fields(),
              std::vector<std::string>{"lines.0.product_id:field.no_such_record"});
    EXPECT_EQ(shop.enter("").status, 422);
    EXPECT_EQ(shop.world
                  .call("colleague", "POST", "/orders",
                        R"({"customer_id":")" + shop.customer + R"(","lines":[)" +
                            Shop::line(product, 1) + "]}")
                  .fields(),
              std::vector<std::string>{"customer_id:field.no_such_record"});
}

TEST_P(Orders, below_the_floor_price_is_allowed_and_warned_of) {
    const auto product = shop.product("A", 5);
    const auto order =
        shop.enter(R"({"product_id":")" + product + R"(","quantity":1,"unit_price_e4":1})");
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(std::string(order.json.at("warnings").at(0).at("path").as_string()),
              "lines.0.unit_price_e4");
}

TEST_P(Orders, a_yes_on_the_telephone_has_a_name_and_words) {
    using Texts = std::vector<std::string>;
    const auto product = shop.product("A", 5);
    const std::string id = shop.enter(Shop::line(product, 2)).text("id");
    const auto silent = shop.act("assistant", id, "confirmation", R"({"words":" "})");
    EXPECT_EQ(silent.status, 422);
    EXPECT_EQ(silent.fields(), (Texts{"confirmed_by:field.required", "words:field.required"}));
    EXPECT_EQ(shop.act("assistant", id, "confirmation", R"({"confirmed_by":"王总"})").fields(),
              Texts{"words:field.required"});
    EXPECT_EQ(shop.available(product), 5) << "nothing is held for it";
    EXPECT_EQ(shop.enter(Shop::line(product, 0), R"(,"confirm":true,"confirmed_by":"")").fields(),
              (Texts{"confirmed_by:field.required", "lines.0.quantity:orders.bad_quantity",
                     "words:field.required"}))
        << "together with everything else";
    EXPECT_EQ(shop.act("assistant", id, "confirmation").text("confirmed_words"), "就这么定");
}

TEST_P(Orders, a_repeated_key_enters_one_order) {
    const auto product = shop.product("A", 5);
    const std::string body = R"({"customer_id":")" + shop.customer + R"(","lines":[)" +
                             Shop::line(product, 2) + R"(],"confirm":true)" + Shop::kYes + "}";
    const auto first =
        shop.world.call("assistant", "POST", "/orders", body, {{"idempotency-key", "k"}});
    const auto again =
        shop.world.call("assistant", "POST", "/orders", body, {{"idempotency-key", "k"}});
    EXPECT_EQ(first.text("id"), again.text("id"));
    EXPECT_EQ(shop.available(product), 3);
}

TEST_P(Orders, are_listed_by_turn_and_found_by_number_and_customer) {
    const auto product = shop.product("A", 5);
    shop.enter(Shop::line(product, 1));
    shop.enter(Shop::line(product, 1), R"(,"confirm":true)");
    const auto found = [&](const std::string& query) {
        const auto answer = shop.world.call("assistant", "GET", "/orders?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json.at("items").as_array().size();
    };
    EXPECT_EQ(found("turn_role=assistant&sort=turn_since_at"), 1u);
    EXPECT_EQ(found("turn_role=warehouse"), 1u);
    EXPECT_EQ(found("customer_id=" + shop.customer + "&placed_on_from=2026-11-24"), 2u);
    EXPECT_EQ(found("q=SO-20261124-0002"), 1u);
    EXPECT_EQ(found("q=hzjg"), 2u);
}

}  // namespace
}  // namespace zhuli::orders
