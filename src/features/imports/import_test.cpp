#include <gtest/gtest.h>
#include <sodium.h>

#include <cstdlib>
#include <filesystem>

#include "features/identity/use_cases.hpp"
#include "features/imports/store.hpp"
#include "features/imports/work.hpp"
#include "storage/entity.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::imports {
namespace {

using support::World;

constexpr std::string_view kFile =
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    "489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085,United Kingdom\n"
    "489435,85048,LIGHTS,2,2009-12-01 08:45:00,6.95,,United Kingdom\n"
    "489434,85048b,lights,1,2009-12-01 07:46:00,0.005,13085,United Kingdom\n"
    "C489436,85048,LIGHTS,-1,2009-12-02 07:45:00,6.95,13085,United Kingdom\n"
    "489437,X,,oops,2009-12-02 07:45:00,6.95,13085,United Kingdom\n";

class Import : public testing::TestWithParam<support::Engine> {
protected:
    World world{GetParam()};

    Ctx ctx() {
        Ctx system = world.system();
        system.user = world.id_of("admin");
        return system;
    }
    Plan plan(std::string_view file, ImportKind kind = ImportKind::orders) {
        auto reader = sheet::open_bytes({file.begin(), file.end()});
        EXPECT_TRUE(reader.ok());
        auto plan = read_plan(**reader, {.kind = kind, .file_name = "file.csv"});
        EXPECT_TRUE(plan.ok());
        return std::move(*plan);
    }
    Id stage_file(std::string_view file, ImportKind kind = ImportKind::orders) {
        return stage(world.db(), ctx(), plan(file, kind))->id;
    }
    Outcome apply_batch(Id batch) {
        const auto done = apply(world.db(), ctx(), batch, [&] { return world.now; }, {});
        EXPECT_TRUE(done.ok());
        return outcome(batch);
    }
    Outcome outcome(Id batch) {
        return storage::read_now(world.db(), world.org(),
                                 [&](Tx& tx) { return outcome_of(tx, batch); });
    }
    Outcome import(std::string_view file, ImportKind kind = ImportKind::orders) {
        return apply_batch(stage_file(file, kind));
    }
    std::int64_t revenue() {
        world.follow_events();
        const auto board = world.call("admin", "GET",
                                      "/dashboards/sales?from=2009-12-01&to=2009-12-31&by=day");
        return board.json.at("totals").at("revenue_minor").as_int64();
    }
    void expect_sound() {
        for (const Feature* feature : support::all_features())
            for (const Check& check : feature->checks)
                world.db().read(world.org(), [&](Tx& tx) {
                    tx.each(check.sql, [&](const storage::RowView& row) {
                        ADD_FAILURE() << check.name << ": " << row.text(0);
                    });
                });
    }
};

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
    const auto foreseen = foresee(world.db(), ctx(), plan(changed));
    EXPECT_EQ(foreseen.conflicts, 1);
    const Outcome other = import(changed);
    EXPECT_EQ(other.conflicts, 1);
    EXPECT_EQ(other.unchanged, 2);
    EXPECT_EQ(revenue(), 8340 + 1390 + 1 - 695);
    expect_sound();
}

TEST_P(Import, foreseen_writes_nothing) {
    const auto foreseen = foresee(world.db(), ctx(), plan(kFile));
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
    EXPECT_EQ(undone.undone, 3 + 1);
    EXPECT_EQ(undone.kept, 2);
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
    EXPECT_THROW((void)apply(world.db(), ctx(), batch, [&] { return world.now; },
                             [](std::int64_t, std::int64_t) { throw Crash{}; }),
                 Crash);
    EXPECT_EQ(world.call("admin", "GET", "/imports/" + std::to_string(batch.v)).text("state"),
              "applying");
    const Outcome done = apply_batch(batch);
    EXPECT_EQ(done.documents_created, 3);
    EXPECT_EQ(done.waiting, 0);
    expect_sound();
}

TEST_P(Import, of_customers_finds_who_is_there_already) {
    constexpr std::string_view file =
        "客户名称,手机,地区\n"
        "杭州精工机械有限公司,13800138000,杭州\n"
        "上海恒达商贸有限公司,13900139000,上海\n"
        ",13700137000,北京\n";
    EXPECT_EQ(plan(file, ImportKind::customers).issues.size(), 1u);
    EXPECT_EQ(import(file, ImportKind::customers).customers_created, 2);
    EXPECT_EQ(import(file, ImportKind::customers).unchanged, 2);
    constexpr std::string_view moved = "客户名称,手机,地区\n杭州精工机械有限公司,13800138000,宁波\n";
    EXPECT_EQ(import(moved, ImportKind::customers).conflicts, 1);
    expect_sound();
}

TEST_P(Import, of_products_makes_their_lines_and_keeps_prices_exact) {
    constexpr std::string_view file = "编号,名称,产品线,单价\nA-1,螺丝,紧固件,0.0125\nA-2,螺母,紧固件,3\n";
    EXPECT_EQ(import(file, ImportKind::products).products_created, 2);
    const auto products = world.call("admin", "GET", "/products?sort=code");
    EXPECT_EQ(products.json.at("items").at(0).at("list_price_e4").as_int64(), 125);
    EXPECT_EQ(products.json.at("items").at(0).at("line_name").as_string(), "紧固件");
    EXPECT_EQ(import(file, ImportKind::products).unchanged, 2);
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

std::string encoded(std::string_view text) {
    std::string out(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                      text.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();
    return out;
}

class Upload : public Import {
protected:
    std::string begin(std::string_view file, std::string_view parts_of) {
        const auto made = world.call("admin", "POST", "/imports",
                                     R"({"kind":"orders","file_name":"f.csv","byte_count":)" +
                                         std::to_string(file.size()) + "}");
        EXPECT_EQ(made.status, 201);
        const std::string batch = "/imports/" + made.text("id");
        const std::size_t half = parts_of.size() / 2;
        for (const int part : {1, 0, 1})  // in any order, and once more
            EXPECT_EQ(world.call("admin", "POST", batch + "/parts",
                                 R"({"part_no":)" + std::to_string(part) + R"(,"content":")" +
                                     encoded(part == 0 ? parts_of.substr(0, half)
                                                      : parts_of.substr(half)) +
                                     "\"}")
                          .status,
                      200);
        return batch;
    }
    void work() {
        while (work_once(world.db(), world.system(), [&] { return world.now; }, {})) {
        }
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Upload, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Upload, goes_from_columns_to_staged_to_done_to_undone) {
    const std::string batch = begin(kFile, kFile);
    const auto columns = world.call("admin", "GET", batch + "/columns");
    EXPECT_EQ(columns.json.at("header").as_array().size(), 8u);
    EXPECT_EQ(columns.json.at("columns").at(0).at("theirs").as_string(), "Invoice");
    EXPECT_EQ(columns.json.at("rows").as_array().size(), 5u);
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").text("state"),
              "reading");
    work();
    const auto staged = world.call("admin", "GET", batch);
    EXPECT_EQ(staged.text("state"), "staged");
    EXPECT_EQ(staged.json.at("forecast").at("documents_created").as_int64(), 3);
    EXPECT_EQ(staged.json.at("error_count").as_int64(), 1);
    EXPECT_TRUE(world.call("admin", "GET", "/orders").json.at("items").as_array().empty());
    EXPECT_EQ(world.call("admin", "POST", batch + "/application", "{}").status, 200);
    work();
    const auto done = world.call("admin", "GET", batch);
    EXPECT_EQ(done.text("state"), "done");
    EXPECT_EQ(done.json.at("outcome").at("documents_created").as_int64(), 3);
    EXPECT_EQ(world.call("admin", "POST", batch + "/reversal", "{}").status, 200);
    work();
    EXPECT_EQ(world.call("admin", "GET", batch).text("state"), "undone");
    expect_sound();
}

TEST_P(Upload, that_is_incomplete_or_maps_badly_is_refused_at_once) {
    const std::string batch = begin(kFile, kFile.substr(0, kFile.size() - 10));
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").code(),
              "imports.parts_missing");
    const std::string other = begin("a,b\n1,2\n", "a,b\n1,2\n");
    EXPECT_EQ(world.call("admin", "POST", other + "/reading", R"({"map":[]})").fields().size(), 5u);
    EXPECT_EQ(world.call("admin", "POST", other + "/disposal", "{}").text("state"), "discarded");
    EXPECT_EQ(world.call("admin", "POST", "/imports",
                         R"({"kind":"orders","file_name":"f","byte_count":99999999999})")
                  .fields(),
              std::vector<std::string>{"byte_count:imports.file_too_large"});
}

TEST(RetailFile, lands_to_the_penny) {
    const char* told = std::getenv("ZHULI_SHARED_DATA");
    const std::string folder = told != nullptr ? told : "../shared/data";
    const std::string file =
        folder + "/online-retail-2009-2010/online_retail_2009_2010.csv.gz";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "not run: no " << file;
    auto reader = sheet::open(file);
    ASSERT_TRUE(reader.ok());
    const auto plan = read_plan(**reader, {.file_name = "retail.csv.gz"});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->batch.row_count, 525'461);
    EXPECT_EQ(plan->batch.line_count, 525'461);
    EXPECT_EQ(plan->batch.document_count, 28'816);
    EXPECT_EQ(plan->batch.amount_minor, Money{953'948'462});
    EXPECT_TRUE(plan->issues.empty());
    std::map<ItemKind, int> items;
    for (const ImportItem& item : plan->items) ++items[item.kind];
    EXPECT_EQ(items[ItemKind::product], 4'632);
    EXPECT_EQ(items[ItemKind::customer], 4'383 + 1);
}

}  // namespace
}  // namespace zhuli::imports
