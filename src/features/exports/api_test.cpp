#include <gtest/gtest.h>

#include <algorithm>

#include "features/exports/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "sheet/reader.hpp"
#include "storage/database.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::exports {
namespace {

using support::World;

class Export : public testing::TestWithParam<support::Engine> {
 protected:
    World world{GetParam()};

    std::string add(const std::string& who, const std::string& name, const std::string& more = "") {
        const auto made =
            world.call(who, "POST", "/customers", R"({"name":")" + name + "\"" + more + "}");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    /// The rows of a file, its header first, cells joined by '|'.
    static std::vector<std::string> rows_of(const std::string& body) {
        auto reader = sheet::open_bytes({body.begin(), body.end()}, {.header_row = 0});
        EXPECT_TRUE(reader.ok());
        std::vector<std::string> rows;
        for (sheet::Row row; *(*reader)->next(row);) {
            std::string& joined = rows.emplace_back();
            for (const auto cell : row.cells) joined += std::string(cell) + "|";
        }
        return rows;
    }
    std::vector<std::string> rows(const std::string& who, const std::string& path) {
        const auto answer = world.call(who, "GET", path);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return rows_of(answer.body);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Export, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Export, is_for_whoever_reads_the_list) {
    EXPECT_EQ(world.call("", "GET", "/customers/export").status, 401);
    EXPECT_EQ(world.call("hr", "GET", "/customers/export").status, 403);
    EXPECT_EQ(world.call("auditor", "GET", "/customers/export").status, 200);
}

TEST_P(Export, holds_what_the_list_shows_under_its_scope_filters_and_order) {
    add("assistant", "上海恒达", R"(,"region":"上海")");
    add("assistant", "杭州精工", R"(,"region":"杭州")");
    add("colleague", "宁波海曙", R"(,"region":"杭州")");
    EXPECT_EQ(rows("assistant", "/customers/export?format=csv").size(), 1u + 2);
    EXPECT_EQ(rows("admin", "/customers/export?format=csv").size(), 1u + 3);
    EXPECT_EQ(rows("admin", "/customers/export?format=csv&region=杭州").size(), 1u + 2);
    EXPECT_EQ(rows("admin", "/customers/export?format=csv&q=精工").size(), 1u + 1);
    const auto sorted = rows("admin", "/customers/export?sort=-name&limit=1&cursor=x");
    ASSERT_EQ(sorted.size(), 1u + 3);
    EXPECT_NE(sorted[1].find("杭州精工"), std::string::npos) << sorted[1];
    EXPECT_EQ(world.call("admin", "GET", "/customers/export?colour=red").status, 422);
    EXPECT_EQ(world.call("admin", "GET", "/customers/export?format=pdf").status, 422);
}

TEST_P(Export, masks_contacts_as_the_list_does) {
    add("assistant", "上海恒达", R"(,"phone":"13800138000")");
    const auto seen = rows("assistant", "/customers/export?format=csv");
    const auto masked = rows("auditor", "/customers/export?format=csv");
    EXPECT_NE(seen.at(1).find("13800138000"), std::string::npos) << seen.at(1);
    EXPECT_EQ(masked.at(1).find("13800138000"), std::string::npos) << masked.at(1);
    EXPECT_NE(masked.at(1).find("****"), std::string::npos) << masked.at(1);
}

/// Their columns are labelled and their rows written as the types of the members say.
TEST_P(Export, of_any_list_has_a_labelled_column_for_each_member) {
    for (const char* list :
         {"tickets", "sub_requests", "returns", "purchase_orders", "invoices", "bank_receipts",
          "waybills", "cases", "contracts", "stock/items", "duplicates", "follow_ups", "inquiries",
          "opportunities", "proposals", "quotes"}) {
        const auto file = rows("admin", std::string("/") + list + "/export?format=csv");
        ASSERT_EQ(file.size(), 1u) << list;
        EXPECT_EQ(file[0].find("field."), std::string::npos) << list << ": " << file[0];
        EXPECT_EQ(file[0].find("exports."), std::string::npos) << list << ": " << file[0];
        EXPECT_GT(std::count(file[0].begin(), file[0].end(), '|'), 6) << list;
    }
    const auto customer = add("assistant", "上海恒达");
    ASSERT_EQ(world
                  .call("service", "POST", "/tickets",
                        R"({"customer_id":")" + customer + R"(","words":"外壳裂了"})")
                  .status,
              201);
    const auto tickets = rows("service", "/tickets/export?format=csv");
    ASSERT_EQ(tickets.size(), 2u);
    EXPECT_NE(tickets[1].find("外壳裂了"), std::string::npos) << tickets[1];
    EXPECT_NE(tickets[1].find("上海恒达|"), std::string::npos) << tickets[1];
    EXPECT_NE(tickets[1].find("2026-11-24 10:20|"), std::string::npos) << tickets[1];
    EXPECT_EQ(rows("service", "/tickets/export?format=csv&kind=billing").size(), 1u) << "filtered";
    EXPECT_EQ(world.call("warehouse", "GET", "/tickets/export").status,
              world.call("warehouse", "GET", "/tickets").status);
}

TEST_P(Export, of_a_pool_names_which_and_masks_who_waits_in_it) {
    const auto id = [&](const char* who) { return std::to_string(world.id_of(who).v); };
    const auto pool = world.call("admin", "POST", "/pools",
                                 R"({"name":"华东公海","member_ids":[")" + id("assistant") +
                                     R"(",")" + id("colleague") + R"("],"rules":[]})");
    ASSERT_EQ(pool.status, 201) << pool.body;
    const auto customer = add("colleague", "宁波海天", R"(,"phone":"13800138000")");
    ASSERT_EQ(world
                  .call("colleague", "POST", "/pool_releases",
                        R"({"ids":[")" + customer + R"("],"reason":"不再跟进"})")
                  .status,
              200);
    const auto file =
        rows("assistant", "/pool_customers/export?format=csv&pool_id=" + pool.text("id"));
    ASSERT_EQ(file.size(), 2u);
    EXPECT_EQ(file[0].find("field."), std::string::npos) << file[0];
    EXPECT_NE(file[1].find("宁波海天|"), std::string::npos) << file[1];
    EXPECT_NE(file[1].find("****"), std::string::npos) << file[1];
    EXPECT_EQ(file[1].find("13800138"), std::string::npos) << file[1];
    EXPECT_NE(file[1].find("|不再跟进|"), std::string::npos) << file[1];
    EXPECT_EQ(world.call("assistant", "GET", "/pool_customers/export").fields(),
              std::vector<std::string>{"pool_id:field.required"});
    EXPECT_EQ(
        world.call("service", "GET", "/pool_customers/export?pool_id=" + pool.text("id")).status,
        404)
        << "no member";
}

TEST_P(Export, of_stock_has_a_row_for_each_product_in_one_warehouse_or_all) {
    ASSERT_EQ(world
                  .call("admin", "POST", "/products",
                        R"({"code":"A-1","name":"螺丝","list_price_e4":125})")
                  .status,
              201);
    const auto seen = rows("warehouse", "/stock/items/export?format=csv");
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_TRUE(seen[1].starts_with("A-1|螺丝|")) << seen[1];
    EXPECT_NE(seen[1].find("|0.0125|"), std::string::npos) << seen[1];
    EXPECT_EQ(rows("warehouse", "/stock/items/export?format=csv&q=A-1&limit=1").size(), 2u);
    EXPECT_EQ(world.call("warehouse", "GET", "/stock/items/export?colour=red").status, 422);
    EXPECT_EQ(world.call("hr", "GET", "/stock/items/export").status,
              world.call("hr", "GET", "/stock/items").status);
}

TEST_P(Export, neutralises_formulas_and_is_named_for_people) {
    add("assistant", "=HYPERLINK(1)", R"(,"note":"@cmd")");
    for (const char* format : {"csv", "xlsx"}) {
        const auto answer =
            world.call("assistant", "GET", std::string("/customers/export?format=") + format);
        ASSERT_EQ(answer.status, 200);
        const auto row = rows_of(answer.body).at(1);
        EXPECT_NE(row.find("'=HYPERLINK(1)"), std::string::npos) << row;
        EXPECT_NE(row.find("'@cmd"), std::string::npos) << row;
        const auto named =
            std::find_if(answer.headers.begin(), answer.headers.end(),
                         [](const auto& header) { return header.first == "Content-Disposition"; });
        ASSERT_NE(named, answer.headers.end());
        EXPECT_TRUE(named->second.starts_with("attachment; filename*=UTF-8''")) << named->second;
        EXPECT_TRUE(named->second.ends_with(format)) << named->second;
    }
}

TEST_P(Export, of_products_hides_what_they_cost_from_whoever_may_not_know) {
    ASSERT_EQ(world
                  .call("admin", "POST", "/products",
                        R"({"code":"A-1","name":"螺丝","list_price_e4":125,"cost_e4":77})")
                  .status,
              201);
    const auto seen = rows("admin", "/products/export?format=csv").at(1);
    const auto hidden = rows("assistant", "/products/export?format=csv").at(1);
    EXPECT_NE(seen.find("0.0077"), std::string::npos) << seen;
    EXPECT_EQ(hidden.find("0.0077"), std::string::npos) << hidden;
    EXPECT_NE(hidden.find("0.0125"), std::string::npos) << hidden;
}

TEST_P(Export, of_orders_has_a_row_for_each_line) {
    const std::string customer = add("assistant", "上海恒达");
    const auto product = world.call("admin", "POST", "/products",
                                    R"({"code":"A-1","name":"螺丝","list_price_e4":12500})");
    const std::string line = R"({"product_id":")" + product.text("id") + R"(","quantity":2})";
    const auto order =
        world.call("assistant", "POST", "/orders",
                   R"({"customer_id":")" + customer + R"(","lines":[)" + line + "," + line + "]}");
    ASSERT_EQ(order.status, 201) << order.body;
    const auto seen = rows("assistant", "/orders/export?format=csv");
    ASSERT_EQ(seen.size(), 1u + 2);
    EXPECT_TRUE(seen[1].starts_with(order.text("number") + "|2026-11-24|KH")) << seen[1];
    EXPECT_NE(seen[1].find("|A-1|螺丝|2|1.2500|2.50|"), std::string::npos) << seen[1];
    EXPECT_EQ(rows("colleague", "/orders/export?format=csv").size(), 1u);
}

TEST_P(Export, of_what_is_planned_asked_and_hoped_for_follows_the_lists) {
    const std::string customer = add("assistant", "上海恒达");
    const std::string of_it = R"({"customer_id":")" + customer + "\",";
    const auto made = [&](const std::string& path, const std::string& body) {
        const auto answer = world.call("assistant", "POST", path, body);
        EXPECT_EQ(answer.status, 201) << answer.body;
    };
    made("/follow_ups", of_it + R"("due_at":)" + std::to_string(world.now.v + kDayMs) +
                            R"(,"channel":"phone","goal":"=约拜访"})");
    made("/inquiries",
         R"({"channel":"phone","name":"丁先生","phone":"13912345678","words":"要货"})");
    made("/opportunities", of_it +
                               R"("name":"新产线","amount_minor":1234500,"expected_close_on":)"
                               R"("2026-12-31","next_step":"报价","next_step_on":"2026-12-01"})");
    made("/proposals", of_it + R"("title":"紧固件方案"})");
    const auto plans = rows("assistant", "/follow_ups/export?format=csv");
    ASSERT_EQ(plans.size(), 1u + 1);
    EXPECT_TRUE(plans[1].starts_with("上海恒达||2026-11-25 10:20|Phone|'=约拜访|")) << plans[1];
    const auto asked = rows("assistant", "/inquiries/export?format=csv");
    ASSERT_EQ(asked.size(), 1u + 1);
    EXPECT_NE(asked[1].find("丁先生"), std::string::npos) << asked[1];
    const auto hoped = rows("assistant", "/opportunities/export");
    ASSERT_EQ(hoped.size(), 1u + 1);
    EXPECT_NE(hoped[1].find("|12345|"), std::string::npos) << hoped[1];
    const auto offered = rows("assistant", "/proposals/export");
    ASSERT_EQ(offered.size(), 1u + 1);
    EXPECT_TRUE(offered[1].starts_with("PP-20261124-0001|1|紧固件方案|上海恒达|Draft|"))
        << offered[1];
    for (const char* path : {"/follow_ups", "/opportunities", "/proposals"})
        EXPECT_EQ(rows("colleague", path + std::string("/export?format=csv")).size(), 1u) << path;
    EXPECT_EQ(world.call("warehouse", "GET", "/opportunities/export").status, 403);
}

}  // namespace
}  // namespace zhuli::exports
