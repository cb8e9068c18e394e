// Files of opening stock: once for each product and place, told apart from a count, taken back.
#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

class OpeningStock : public Import {
 protected:
    void SetUp() override {
        import("货号,名称,标价\nA,螺丝,1.25\nB,螺母,0.50\n", ImportKind::products);
        const auto made =
            world.call("warehouse", "POST", "/warehouses", R"({"code":"W1","name":"一号仓"})");
        ASSERT_EQ(made.status, 201) << made.body;
    }
    void TearDown() override { expect_sound(); }
    Outcome open(std::string_view rows) {
        return import("货号,仓库,期初数量\n" + std::string(rows), ImportKind::stock);
    }
    std::int64_t on_hand(const std::string& code) {
        const auto found = world.call("warehouse", "GET", "/stock/items?codes=" + code);
        return found.json.at("items").at(0).at("on_hand").as_int64();
    }
};

INSTANTIATE_TEST_SUITE_P(Both, OpeningStock, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OpeningStock, lies_where_the_file_says_by_code_or_name_of_the_warehouse) {
    const auto outcome = open("A,W1,100\nB,一号仓,7\n");
    EXPECT_EQ(outcome.openings_created, 2);
    EXPECT_EQ(on_hand("A"), 100);
    EXPECT_EQ(on_hand("B"), 7);
}

TEST_P(OpeningStock, sent_twice_is_there_once_and_another_number_is_a_conflict) {
    open("A,W1,100\n");
    EXPECT_EQ(open("A,W1,100\nB,W1,5\n").unchanged, 1);
    EXPECT_EQ(open("A,W1,120\n").conflicts, 1);
    EXPECT_EQ(on_hand("A"), 100);
    EXPECT_EQ(on_hand("B"), 5);
}

TEST_P(OpeningStock, told_twice_in_a_file_is_foreseen) {
    const Id batch = stage_file("货号,仓库,数量\nA,W1,1\nA,一号仓,1\nA,W1,2\n", ImportKind::stock);
    const auto shown = world.call("admin", "GET", "/imports/" + std::to_string(batch.v));
    const auto& forecast = shown.json.at("forecast");
    EXPECT_EQ(forecast.at("openings_created").as_int64(), 1) << shown.body;
    EXPECT_EQ(forecast.at("unchanged").as_int64(), 1);
    EXPECT_EQ(forecast.at("conflicts").as_int64(), 1);
}

TEST_P(OpeningStock, of_nothing_nowhere_or_less_than_one_is_refused_by_row) {
    const Plan read =
        plan("货号,仓库,数量\nA,W1,0\nA,W1,-3\nA,W1,许多\n,W1,1\n", ImportKind::stock);
    EXPECT_EQ(read.issues.size(), 4U);
    EXPECT_TRUE(read.items.empty());
    const auto outcome = open("C,W1,1\nA,W9,1\nA,W1,4\n");
    EXPECT_EQ(outcome.refused, 2);
    EXPECT_EQ(outcome.openings_created, 1);
}

TEST_P(OpeningStock, undone_is_taken_off_unless_it_is_promised_and_may_be_sent_again) {
    const Id batch = stage_file("货号,仓库,数量\nA,W1,10\nB,W1,5\n", ImportKind::stock);
    apply_batch(batch);
    const auto customer = world.call("admin", "POST", "/customers", R"({"name":"杭州精工"})");
    const auto b = world.call("warehouse", "GET", "/stock/items?codes=B");
    const std::string product(b.json.at("items").at(0).at("product_id").as_string());
    const auto order = world.call("admin", "POST", "/orders",
                                  R"({"customer_id":")" + customer.text("id") +
                                      R"(","lines":[{"product_id":")" + product +
                                      R"(","quantity":2}],"confirm":true,"confirmed_by":"王",)"
                                      R"("words":"行"})");
    ASSERT_EQ(order.status, 201) << order.body;
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    EXPECT_EQ(outcome(batch).undone, 1);
    EXPECT_EQ(outcome(batch).kept, 1) << "two of B are promised";
    EXPECT_EQ(on_hand("A"), 0);
    EXPECT_EQ(on_hand("B"), 5);
    EXPECT_EQ(open("A,W1,12\n").openings_created, 1);
    EXPECT_EQ(on_hand("A"), 12);
}

}  // namespace
}  // namespace zhuli::imports
