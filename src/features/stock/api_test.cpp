#include "features/orders/shop_for_test.hpp"

namespace zhuli::stock {
namespace {

using orders::Shop;

class Stock : public testing::TestWithParam<support::Engine> {
 protected:
    void TearDown() override { shop.expect_sound(); }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Stock, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Stock, moves_change_the_balance_and_stay_in_the_ledger) {
    const auto product = shop.product("A", 5);
    EXPECT_EQ(shop.move(product, 7, "receipt").status, 201);
    EXPECT_EQ(shop.move(product, -2, "adjustment").status, 201);
    EXPECT_EQ(shop.available(product), 10);
    const auto moves = shop.world.call("assistant", "GET", "/stock/moves?product_id=" + product);
    ASSERT_EQ(moves.json.at("items").as_array().size(), 3u) << moves.body;
    EXPECT_EQ(moves.json.at("items").at(0).at("quantity").as_int64(), -2);
    const auto id = std::string(moves.json.at("items").at(0).at("id").as_string());
    EXPECT_EQ(shop.count("audit", id), 1);
    EXPECT_EQ(shop.count("event", id), 1);
}

TEST_P(Stock, an_adjustment_below_nothing_is_refused_with_what_is_there) {
    const auto product = shop.product("A", 5);
    const auto refused = shop.move(product, -6, "adjustment");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "stock.not_there");
    EXPECT_NE(refused.body.find(R"("on_hand":"5")"), std::string::npos) << refused.body;
    EXPECT_EQ(shop.move(product, -5, "adjustment").status, 201);
    EXPECT_EQ(shop.available(product), 0);
}

TEST_P(Stock, moves_by_people_are_checked_and_need_the_role) {
    const auto product = shop.product("A", 0);
    EXPECT_EQ(shop.move(product, 1, "shipment").fields(),
              std::vector<std::string>{"reason:stock.belongs_to_an_order"});
    EXPECT_EQ(shop.move(product, -1, "receipt").fields(),
              std::vector<std::string>{"quantity:stock.comes_in"});
    EXPECT_EQ(shop.move("77", 1, "receipt").fields(),
              std::vector<std::string>{"product_id:field.no_such_record"});
    const auto body = R"({"product_id":")" + product + R"(","warehouse_id":")" + shop.warehouse +
                      R"(","quantity":1})";
    EXPECT_EQ(shop.world.call("assistant", "POST", "/stock/moves", body).status, 403);
}

TEST_P(Stock, balances_are_shown_per_product_and_page_by_page) {
    const auto a = shop.product("A", 1), b = shop.product("B", 2), c = shop.product("C", 3);
    const auto one = shop.world.call("assistant", "GET", "/stock?product_id=" + b);
    ASSERT_EQ(one.json.at("items").as_array().size(), 1u) << one.body;
    EXPECT_EQ(std::string(one.json.at("items").at(0).at("product_code").as_string()), "B");
    std::vector<std::int64_t> seen;
    std::string cursor;
    do {
        const auto page = shop.world.call("assistant", "GET", "/stock?limit=2&cursor=" + cursor);
        ASSERT_EQ(page.status, 200) << page.body;
        for (const auto& item : page.json.at("items").as_array())
            seen.push_back(item.at("on_hand").as_int64());
        cursor = page.text("next_cursor");
    } while (!cursor.empty());
    EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(shop.world.call("assistant", "GET", "/stock?cursor=x").status, 400);
    EXPECT_EQ(shop.world.call("assistant", "GET", "/stock?limit=0").status, 422);
}

TEST_P(Stock, what_is_available_is_answered_in_the_order_asked_and_bad_ids_are_refused) {
    const auto a = shop.product("A", 1), b = shop.product("B", 0);
    const auto answer =
        shop.world.call("assistant", "GET", "/stock/available?product_ids=" + b + "," + a);
    EXPECT_EQ(answer.json.at("items").at(0).at("available").as_int64(), 0);
    EXPECT_EQ(answer.json.at("items").at(1).at("available").as_int64(), 1);
    for (const char* bad : {"?product_ids=", "?product_ids=x", "?product_ids=1,,2", ""})
        EXPECT_EQ(shop.world.call("assistant", "GET", std::string("/stock/available") + bad).status,
                  422)
            << bad;
}

TEST_P(Stock, an_order_draws_on_several_warehouses) {
    const auto product = shop.product("A", 2);
    shop.warehouse = shop.made("warehouse", "/warehouses", R"({"code":"W2","name":"二号仓"})");
    ASSERT_EQ(shop.move(product, 3, "opening").status, 201);
    const auto order = shop.enter(Shop::line(product, 4), R"(,"confirm":true)");
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(shop.act("warehouse", order.text("id"), "shipments").status, 201);
    EXPECT_EQ(shop.available(product), 1);
    EXPECT_EQ(
        shop.world.call("warehouse", "POST", "/warehouses", R"({"code":"W2","name":"x"})").fields(),
        std::vector<std::string>{"code:field.taken"});
}

}  // namespace
}  // namespace zhuli::stock
