#include "features/orders/shop_for_test.hpp"

namespace zhuli::catalog {
namespace {

using orders::Shop;

class Products : public testing::TestWithParam<support::Engine> {
 protected:
    support::Answer add(const std::string& body, const std::string& who = "purchasing") {
        return world.call(who, "POST", "/products", body);
    }
    support::World world{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Products, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Products, codes_are_unique_and_case_sensitive) {
    EXPECT_EQ(add(R"({"code":"85123A","name":"灯"})").status, 201);
    EXPECT_EQ(add(R"({"code":"85123a","name":"灯"})").status, 201);
    EXPECT_EQ(add(R"({"code":"85123A","name":"灯"})").fields(),
              std::vector<std::string>{"code:field.taken"});
    EXPECT_EQ(add(R"({"code":"B","name":"灯"})", "assistant").status, 403);
}

TEST_P(Products, every_problem_comes_back_at_once) {
    EXPECT_EQ(add(R"({"code":"","name":"x","colour":1,"id":"5"})").fields(),
              (std::vector<std::string>{"code:field.required", "colour:field.unknown",
                                        "id:field.read_only"}));
    EXPECT_EQ(add(R"({"code":"A","name":"x","list_price_e4":-1,"safety_stock":-1})").fields(),
              (std::vector<std::string>{"floor_price_e4:catalog.floor_above_list",
                                        "list_price_e4:catalog.negative",
                                        "safety_stock:catalog.negative"}));
    EXPECT_EQ(add(R"({"code":"A","name":"x","line_id":"77"})").fields(),
              std::vector<std::string>{"line_id:field.no_such_record"});
}

TEST_P(Products, belong_to_a_line_and_are_found_by_code_name_and_initials) {
    const auto line =
        world.call("purchasing", "POST", "/product_lines", R"({"code":"L1","name":"紧固件"})");
    ASSERT_EQ(line.status, 201) << line.body;
    const auto made =
        add(R"({"code":"M8-40","name":"不锈钢螺丝","line_id":")" + line.text("id") + "\"}");
    EXPECT_EQ(made.text("line_name"), "紧固件") << made.body;
    for (const std::string query : {"q=M8-40", "q=bxgls", "q=%E8%9E%BA%E4%B8%9D", "code=M8-40"}) {
        const auto found = world.call("assistant", "GET", "/products?" + query);
        EXPECT_EQ(found.json.at("items").as_array().size(), 1u) << query << found.body;
    }
    const auto of_line =
        world.call("assistant", "GET", "/products?line_id=" + line.text("id") + "&sort=-name");
    EXPECT_EQ(of_line.json.at("items").as_array().size(), 1u);
}

TEST_P(Products, cost_is_hidden_from_whoever_may_not_see_it) {
    const auto made = add(R"({"code":"A","name":"x","list_price_e4":100,"cost_e4":60})");
    const std::string path = "/products/" + made.text("id");
    const auto hidden = world.call("assistant", "GET", path);
    EXPECT_EQ(hidden.json.at("cost_e4").as_int64(), 0);
    EXPECT_TRUE(hidden.json.at("cost_hidden").as_bool());
    EXPECT_EQ(world.call("finance", "GET", path).json.at("cost_e4").as_int64(), 60);
}

TEST_P(Products, a_stale_edit_gets_the_current_product_and_search_follows_the_name) {
    const auto made = add(R"({"code":"A","name":"螺丝"})");
    const std::string path = "/products/" + made.text("id");
    const auto edit = [&](const std::string& body) {
        return world.call("purchasing", "PATCH", path, body, {{"if-match", "1"}});
    };
    EXPECT_EQ(edit(R"({"name":"螺母"})").status, 200);
    const auto stale = edit(R"({"name":"垫片"})");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(std::string(stale.json.at("current").at("name").as_string()), "螺母");
    const auto found = world.call("assistant", "GET", "/products?q=%E8%9E%BA%E6%AF%8D");
    EXPECT_EQ(found.json.at("items").as_array().size(), 1u) << found.body;
}

TEST_P(Products, a_barcode_belongs_to_one_product_when_there_is_one) {
    EXPECT_EQ(add(R"({"code":"A","name":"x","barcode":"6901"})").status, 201);
    EXPECT_EQ(add(R"({"code":"B","name":"x","barcode":"6901"})").fields(),
              std::vector<std::string>{"barcode:field.taken"});
    EXPECT_EQ(add(R"({"code":"B","name":"x"})").status, 201);
    EXPECT_EQ(add(R"({"code":"C","name":"x"})").status, 201) << "none is no barcode";
}

TEST_P(Products, substitutes_are_told_in_order_with_what_is_different) {
    const auto sheet = [](const std::string& value) {
        return R"("parameters":[{"name":"防护等级","value":")" + value + R"("}])";
    };
    const auto first = add(R"({"code":"A","name":"泵","list_price_e4":100,)" + sheet("IP67") + "}");
    const auto second =
        add(R"({"code":"B","name":"泵","list_price_e4":300,)" + sheet("IP68") + "}");
    const auto made =
        add(R"({"code":"C","name":"泵","list_price_e4":200,)" + sheet("IP68") +
            R"(,"substitutes":[{"product_id":")" + second.text("id") +
            R"(","words":"同样防水"},{"product_id":")" + first.text("id") + R"("}]})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto told =
        world.call("assistant", "GET", "/products/" + made.text("id") + "/substitutes");
    ASSERT_EQ(told.status, 200) << told.body;
    const auto& items = told.json.at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].at("code"), "B");
    EXPECT_EQ(items[0].at("dearer_by_e4"), 100);
    EXPECT_EQ(items[0].at("words"), "同样防水");
    EXPECT_TRUE(items[0].at("differences").as_array().empty());
    EXPECT_EQ(items[1].at("dearer_by_e4"), -100);
    EXPECT_EQ(items[1].at("differences").at(0).at("theirs"), "IP67");
    EXPECT_EQ(add(R"({"code":"D","name":"x","substitutes":[{"product_id":"77"}]})").fields(),
              std::vector<std::string>{"substitutes.0.product_id:field.no_such_record"});
}

TEST_P(Products, off_the_shelf_are_not_put_on_a_new_order) {
    Shop shop(GetParam());
    const auto product = shop.product("A", 5);
    EXPECT_EQ(shop.world
                  .call("purchasing", "PATCH", "/products/" + product, R"({"on_shelf":false})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(shop.enter(Shop::line(product, 1)).fields(),
              std::vector<std::string>{"lines.0.product_id:orders.off_shelf"});
}

}  // namespace
}  // namespace zhuli::catalog
