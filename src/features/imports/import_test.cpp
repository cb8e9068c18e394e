#include "features/imports/imports_for_test.hpp"

namespace zhuli::imports {
namespace {

constexpr std::string_view kFile =
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    "489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085,United Kingdom\n"
    "489435,85048,LIGHTS,2,2009-12-01 08:45:00,6.95,,United Kingdom\n"
    "489434,85048b,lights,1,2009-12-01 07:46:00,0.005,13085,United Kingdom\n"
    "C489436,85048,LIGHTS,-1,2009-12-02 07:45:00,6.95,13085,United Kingdom\n"
    "489437,X,,oops,2009-12-02 07:45:00,6.95,13085,United Kingdom\n";

INSTANTIATE_TEST_SUITE_P(Both, Import, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Import, of_orders_makes_closed_documents_and_whom_and_what_they_name) {
    const Plan read = plan(kFile);
    EXPECT_EQ(read.batch.row_count, 5);
    EXPECT_EQ(read.batch.line_count, 4);
    EXPECT_EQ(read.batch.document_count, 3);
    EXPECT_EQ(read.batch.amount_minor, Money{8340 + 1390 + 1 - 695});
    ASSERT_EQ(read.issues.size(), 1u);
    EXPECT_EQ(read.issues[0].row_no, 6);
    EXPECT_EQ(read.issues[0].code, "imports.not_a_quantity");
    const Outcome done = import(kFile);
    EXPECT_EQ(done.documents_created, 3);
    EXPECT_EQ(done.customers_created, 1);
    EXPECT_EQ(done.walk_in_created, 1);
    EXPECT_EQ(done.products_created, 2);
    EXPECT_EQ(done.waiting + done.refused + done.conflicts, 0);
    const auto orders = world.call("admin", "GET", "/orders?sort=number");
    ASSERT_EQ(orders.json.at("items").as_array().size(), 3u);
    const auto& sale = orders.json.at("items").at(0);
    EXPECT_EQ(sale.at("number").as_string(), "489434");
    EXPECT_EQ(sale.at("commercial").as_string(), "closed");
    EXPECT_EQ(sale.at("placed_on").as_string(), "2009-12-01");
    EXPECT_EQ(sale.at("amount_minor").as_int64(), 8341);
    EXPECT_EQ(orders.json.at("items").at(2).at("kind").as_string(), "return");
    EXPECT_EQ(revenue(), 8340 + 1390 + 1 - 695);
    expect_sound();
}

TEST_P(Import, of_the_same_file_again_changes_nothing_and_of_a_changed_document_is_a_conflict) {
    import(kFile);
    const Outcome again = import(kFile);
    EXPECT_EQ(again.documents_created + again.customers_created + again.products_created, 0);
    EXPECT_EQ(again.walk_in_created, 0);
    EXPECT_EQ(again.unchanged, 3);
    std::string changed(kFile);
    changed.replace(changed.find(",12,"), 4, ",13,");
    const auto foreseen = foresee(world.db(), ctx(), plan(changed)).outcome;
    EXPECT_EQ(foreseen.conflicts, 1);
    const Outcome other = import(changed);
    EXPECT_EQ(other.conflicts, 1);
    EXPECT_EQ(other.unchanged, 2);
    EXPECT_EQ(revenue(), 8340 + 1390 + 1 - 695);
    expect_sound();
}

TEST_P(Import, foreseen_writes_nothing) {
    const auto foreseen = foresee(world.db(), ctx(), plan(kFile)).outcome;
    EXPECT_EQ(foreseen.documents_created, 3);
    EXPECT_EQ(foreseen.customers_created, 1);
    EXPECT_EQ(foreseen.products_created, 2);
    EXPECT_TRUE(world.call("admin", "GET", "/orders").json.at("items").as_array().empty());
    EXPECT_TRUE(world.call("admin", "GET", "/imports").json.at("items").as_array().empty());
}

TEST_P(Import, is_undone_and_may_be_repeated) {
    const Id batch = stage_file(kFile);
    apply_batch(batch);
    ASSERT_TRUE(undo(world.db(), ctx(), batch, [&] { return world.now; }, {}).ok());
    const Outcome undone = outcome(batch);
    EXPECT_EQ(undone.undone, 3 + 1 + 2);
    EXPECT_EQ(undone.kept, 0);
    EXPECT_EQ(revenue(), 0);
    const auto orders = world.call("admin", "GET", "/orders");
    for (const auto& order : orders.json.at("items").as_array())
        EXPECT_EQ(order.at("commercial").as_string(), "cancelled");
    const Outcome again = import(kFile);
    EXPECT_EQ(again.documents_created, 3);
    EXPECT_EQ(revenue(), 8340 + 1390 + 1 - 695);
    expect_sound();
}

TEST_P(Import, that_was_interrupted_goes_on_where_it_stood) {
    const Id batch = stage_file(kFile);
    struct Crash {};
    EXPECT_THROW((void)apply(
                     world.db(), ctx(), batch, [&] { return world.now; },
                     [](std::int64_t, std::int64_t) { throw Crash{}; }),
                 Crash);
    EXPECT_EQ(world.call("admin", "GET", "/imports/" + std::to_string(batch.v)).text("state"),
              "applying");
    const Outcome done = apply_batch(batch);
    EXPECT_EQ(done.documents_created, 3);
    EXPECT_EQ(done.waiting, 0);
    expect_sound();
}

TEST_P(Import, is_steered_by_whoever_may) {
    const std::string batch = "/imports/" + std::to_string(stage_file(kFile).v);
    EXPECT_EQ(world.call("assistant", "GET", batch).status, 403);
    EXPECT_EQ(world.call("auditor", "POST", batch + "/application", "{}").status, 403);
    EXPECT_EQ(world.call("manager", "POST", batch + "/reversal", "{}").code(), "imports.not_now");
    EXPECT_EQ(world.call("manager", "GET", batch + "/issues").json.at("items").as_array().size(),
              1u);
    EXPECT_EQ(world.call("manager", "POST", batch + "/disposal", "{}").status, 200);
    EXPECT_EQ(world.call("manager", "POST", batch + "/application", "{}").code(),
              "imports.not_now");
}

}  // namespace
}  // namespace zhuli::imports
