#include "features/orders/shop_for_test.hpp"

namespace zhuli::price_lists {
namespace {

using orders::Shop;
using support::Answer;
using Fields = std::vector<std::string>;

/// Tuesday 2026-11-24 in Shanghai, when the world begins.
class PriceLists : public testing::TestWithParam<support::Engine> {
 protected:
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string product = shop.product("A", 100);  // 12.50, floor 6.25

    ~PriceLists() override { shop.expect_sound(); }

    Answer create(const std::string& in, const std::string& who = "manager") {
        return world.call(who, "POST", "/price_lists", in);
    }
    /// A list with a price of the product; `head` ends with a comma.
    std::string list(const std::string& head, int price_e4, int from = 1) {
        const auto made =
            create(R"({"name":"表",)" + head + R"("lines":[)" + price(price_e4, from) + "]}");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    std::string price(int price_e4, int from = 1) const {
        return R"({"product_id":")" + product + R"(","from_quantity":)" + std::to_string(from) +
               R"(,"unit_price_e4":)" + std::to_string(price_e4) + "}";
    }
    Answer ask(int quantity, const std::string& who = "assistant") {
        return world.call(who, "POST", "/price_questions",
                          R"({"customer_id":")" + shop.customer + R"(","lines":[)" +
                              Shop::line(product, quantity) + "]}");
    }
    std::int64_t held(int quantity) {
        return ask(quantity).json.at("items").at(0).at("unit_price_e4").as_int64();
    }
    std::string of_customer() const {
        return R"("audience":"customer","customer_id":")" + shop.customer + R"(",)";
    }
    Answer edit(const std::string& id, const std::string& in, int version,
                const std::string& who = "manager") {
        return world.call(who, "PATCH", "/price_lists/" + id, in,
                          {{"if-match", std::to_string(version)}});
    }
};
INSTANTIATE_TEST_SUITE_P(Both, PriceLists, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

const std::string kSince = R"("valid_from":"2026-11-01",)";

TEST_P(PriceLists, nobody_a_wrong_role_and_other_organisations_are_kept_out) {
    EXPECT_EQ(world.call("", "GET", "/price_lists").status, 401);
    EXPECT_EQ(world.call("assistant", "GET", "/price_lists").status, 403);
    EXPECT_EQ(create(R"({"name":"表","valid_from":"2026-11-01"})", "finance").status, 403);
    const auto id = list(kSince, 100'000);
    EXPECT_EQ(world.call("finance", "GET", "/price_lists/" + id).status, 200);
    EXPECT_EQ(edit(id, R"({"name":"x"})", 1, "finance").status, 403);
    EXPECT_EQ(world.call("manager", "GET", "/price_lists/999").status, 404);
    EXPECT_EQ(ask(1, "colleague").status, 404) << "somebody else's customer";
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/price_lists/" + id).status, 404);
}

TEST_P(PriceLists, answer_by_whose_they_are_and_say_why) {
    EXPECT_EQ(held(1), 125'000) << "no list: the product's own";
    list(kSince, 120'000);
    list(kSince + R"("audience":"tier","tier":"c",)", 110'000, 10);
    list(kSince + R"("audience":"tier","tier":"a",)", 10'000);
    EXPECT_EQ(held(9), 120'000);
    EXPECT_EQ(held(10), 110'000);
    const auto own = list(kSince + of_customer(), 105'000, 20);
    const auto told = ask(25);
    ASSERT_EQ(told.status, 200) << told.body;
    const auto& item = told.json.at("items").at(0);
    EXPECT_EQ(item.at("unit_price_e4"), 105'000);
    EXPECT_EQ(item.at("price_list_id"), own.c_str());
    EXPECT_EQ(item.at("audience"), "customer");
    EXPECT_EQ(item.at("from_quantity"), 20);
}

TEST_P(PriceLists, hold_on_their_days_while_they_are_in_use) {
    list(R"("valid_from":"2026-11-25",)", 90'000);
    list(R"("valid_from":"2026-10-01","valid_until":"2026-11-23",)", 80'000);
    EXPECT_EQ(held(1), 125'000);
    const auto id = list(R"("valid_from":"2026-11-24","valid_until":"2026-11-24",)", 70'000);
    EXPECT_EQ(held(1), 70'000);
    EXPECT_EQ(edit(id, R"({"active":false})", 1).text("standing"), "stopped");
    EXPECT_EQ(held(1), 125'000);
}

TEST_P(PriceLists, give_the_price_of_an_order_line_without_one) {
    list(kSince + of_customer(), 100'000);
    const auto entered = shop.enter(Shop::line(product, 2));
    ASSERT_EQ(entered.status, 201) << entered.body;
    const auto& line = entered.json.at("lines").at(0);
    EXPECT_EQ(line.at("unit_price_e4"), 100'000);
    EXPECT_EQ(line.at("list_price_e4"), 125'000);
    const auto given =
        shop.enter(R"({"product_id":")" + product + R"(","quantity":2,"unit_price_e4":118000})");
    EXPECT_EQ(given.json.at("lines").at(0).at("unit_price_e4"), 118'000) << "what is given stays";
    const auto review = world.call(
        "assistant", "POST", "/order_reviews",
        R"({"customer_id":")" + shop.customer + R"(","lines":[)" + Shop::line(product, 3) + "]}");
    EXPECT_EQ(review.json.at("lines").at(0).at("unit_price_e4"), 100'000) << review.body;
}

TEST_P(PriceLists, are_changed_with_the_version_that_was_seen) {
    const auto id = list(kSince, 100'000);
    const auto changed =
        edit(id, R"({"lines":[)" + price(99'000) + "," + price(95'000, 50) + "]}", 1);
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.json.at("line_count"), 2);
    EXPECT_EQ(changed.json.at("goods").as_array().size(), 1u);
    EXPECT_EQ(held(50), 95'000);
    EXPECT_EQ(edit(id, R"({"name":"x"})", 1).status, 409);
    EXPECT_EQ(world.call("manager", "PATCH", "/price_lists/" + id, R"({"name":"x"})").status, 428);
    EXPECT_EQ(edit(id, R"({"lines":[{"product_id":"77"}]})", 2).fields(),
              Fields{"lines.0.product_id:field.no_such_record"});
    EXPECT_EQ(edit(id, R"({"audience":"customer","customer_id":"77"})", 2).fields(),
              Fields{"customer_id:field.no_such_record"});
    EXPECT_EQ(shop.count("event", id), 2);
    EXPECT_EQ(shop.count("audit", id), 2);
}

TEST_P(PriceLists, of_a_merged_customer_are_its_survivors) {
    const auto own = list(kSince + of_customer(), 100'000);
    const auto winner = shop.made("assistant", "/customers", R"({"name":"杭州精工"})");
    const auto merged =
        world.call("manager", "POST", "/customer_merges",
                   R"({"winner_id":")" + winner + R"(","loser_ids":[")" + shop.customer + "\"]}");
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(world.call("manager", "GET", "/price_lists/" + own).text("customer_id"), winner);
}

}  // namespace
}  // namespace zhuli::price_lists
