// Each house rule is proved by a deliberate violation and by a neighbour that keeps it.
#include <gtest/gtest.h>

#include "arch/checks.hpp"

namespace zhuli::arch {
namespace {

SourceFile at(std::string path, std::string text) { return {std::move(path), std::move(text)}; }

std::vector<std::string> details(const Violations& found) {
    std::vector<std::string> all;
    for (const Violation& violation : found) all.push_back(violation.detail);
    return all;
}

using Details = std::vector<std::string>;

TEST(Layers, core_may_not_include_storage) {
    const std::string text = "#include \"storage/tx.hpp\"\n";
    EXPECT_EQ(details(check_layers(at("src/core/codec.cpp", text))), Details{"core->storage"});
    EXPECT_TRUE(check_layers(at("src/features/stock/store.cpp", text)).empty());
}

TEST(Layers, a_machine_knows_no_business) {
    const std::string text = "#include \"features/orders/model.hpp\"\n";
    EXPECT_EQ(details(check_layers(at("src/http/router.cpp", text))), Details{"http->features"});
    EXPECT_TRUE(check_layers(at("src/cli/serve.cpp", text)).empty());
}

TEST(Layers, the_product_may_not_include_its_tests) {
    const std::string text = "#include \"tests/support/world.hpp\"\n";
    EXPECT_EQ(check_layers(at("src/http/router.cpp", text)).size(), 1U);
    EXPECT_TRUE(check_layers(at("src/http/router_test.cpp", text)).empty());
}

TEST(Layers, an_unknown_folder_is_refused) {
    EXPECT_EQ(check_layers(at("src/misc/stuff.cpp", "")).size(), 1U);
}

TEST(Order, rules_may_not_include_the_store) {
    const std::string text = "#include \"features/orders/store.hpp\"\n";
    EXPECT_EQ(check_order_in_feature(at("src/features/orders/rules.cpp", text)).size(), 1U);
    EXPECT_TRUE(check_order_in_feature(at("src/features/orders/use_cases.cpp", text)).empty());
}

TEST(Order, the_store_may_not_include_use_cases_nor_these_the_routes) {
    EXPECT_EQ(check_order_in_feature(at("src/features/orders/store.cpp",
                                        "#include \"features/orders/use_cases.hpp\"\n"))
                  .size(),
              1U);
    EXPECT_EQ(check_order_in_feature(at("src/features/orders/use_cases_return.cpp",
                                        "#include \"features/orders/routes.hpp\"\n"))
                  .size(),
              1U);
}

TEST(Order, rules_see_the_models_of_others_but_not_their_rules) {
    const std::string path = "src/features/orders/rules.cpp";
    EXPECT_TRUE(
        check_order_in_feature(at(path, "#include \"features/stock/model.hpp\"\n")).empty());
    EXPECT_EQ(check_order_in_feature(at(path, "#include \"features/stock/rules.hpp\"\n")).size(),
              1U);
}

TEST(Purity, the_domain_does_no_input_output) {
    EXPECT_EQ(check_purity(at("src/core/codec.cpp", "#include <fstream>\n")).size(), 1U);
    EXPECT_EQ(
        check_purity(at("src/features/a/rules_x.cpp", "#include \"http/route.hpp\"\n")).size(), 1U);
    EXPECT_TRUE(check_purity(at("src/features/a/store.cpp", "#include <fstream>\n")).empty());
}

TEST(Purity, the_domain_reads_no_clock_and_no_environment) {
    const std::string clock = "auto now() { return std::chrono::system_clock::now(); }\n";
    EXPECT_EQ(check_purity(at("src/features/a/model.hpp", clock)).size(), 1U);
    EXPECT_EQ(check_purity(at("src/core/ctx.cpp", "auto x = std::getenv(\"X\");\n")).size(), 1U);
    EXPECT_TRUE(check_purity(at("src/core/ctx.cpp", "// never getenv\n")).empty());
}

TEST(Concurrency, threads_live_in_three_folders) {
    const std::string text = "std::mutex lock;\n";
    EXPECT_EQ(check_concurrency(at("src/features/stock/store.cpp", text)).size(), 1U);
    EXPECT_EQ(check_concurrency(at("src/core/text.cpp", text)).size(), 1U);
    EXPECT_TRUE(check_concurrency(at("src/jobs/runner.cpp", text)).empty());
}

TEST(Concurrency, only_http_sees_asio) {
    const std::string text = "#include <boost/asio/post.hpp>\n";
    EXPECT_EQ(check_concurrency(at("src/cli/serve.cpp", text)).size(), 1U);
    EXPECT_TRUE(check_concurrency(at("src/http/listener.cpp", text)).empty());
}

TEST(Concurrency, coroutines_are_nowhere) {
    EXPECT_EQ(details(check_concurrency(at("src/http/session.cpp", "co_await read();\n"))),
              Details{"co_await"});
    EXPECT_TRUE(check_concurrency(at("src/http/session.cpp", "// no co_await\n")).empty());
}

TEST(Depends, names_are_read_from_feature_cpp) {
    const auto depends = depends_of({
        at("src/features/orders/feature.cpp",
           "Feature f{.name = \"orders\", .depends = {\"customers\", \"stock\"}, .x = \"no\"};"),
        at("src/features/stock/feature.cpp", "// depends on nothing {\"x\"}\n"),
        at("src/features/metrics/feature.cpp",
           "constexpr std::string_view kDepends[] = {\"orders\"};\n"
           "const Feature feature{.depends = kDepends, .name = \"x\"};\n"),
    });
    EXPECT_EQ(depends.at("orders"), (std::set<std::string>{"customers", "stock"}));
    EXPECT_TRUE(depends.at("stock").empty());
    EXPECT_EQ(depends.at("metrics"), std::set<std::string>{"orders"});
}

TEST(Depends, another_capability_is_used_only_when_listed_and_only_by_its_doors) {
    const Depends depends{{"orders", {"customers"}}};
    const std::string path = "src/features/orders/use_cases.cpp";
    EXPECT_TRUE(
        check_depends(at(path, "#include \"features/customers/model.hpp\"\n"), depends).empty());
    EXPECT_EQ(
        check_depends(at(path, "#include \"features/customers/store.hpp\"\n"), depends).size(), 1U);
    EXPECT_EQ(check_depends(at(path, "#include \"features/stock/model.hpp\"\n"), depends).size(),
              1U);
}

TEST(Depends, a_cycle_is_found) {
    EXPECT_FALSE(check_no_cycle({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a"}}}).empty());
    EXPECT_TRUE(check_no_cycle({{"a", {"b", "c"}}, {"b", {"c"}}, {"c", {}}}).empty());
}

TEST(Databases, driver_headers_stay_in_their_folders) {
    EXPECT_EQ(check_drivers(at("src/storage/tx.cpp", "#include <sqlite3.h>\n")).size(), 1U);
    EXPECT_EQ(check_drivers(at("src/storage/sqlite/x.cpp", "#include <libpq-fe.h>\n")).size(), 1U);
    EXPECT_TRUE(check_drivers(at("src/storage/postgres/x.cpp", "#include <libpq-fe.h>\n")).empty());
}

TEST(Databases, sql_stands_in_store_and_report_files_only) {
    const std::string read = "auto q = R\"sql(\n SELECT id FROM customer WHERE org_id=$1)sql\";\n";
    EXPECT_EQ(check_sql_place(at("src/features/a/use_cases.cpp", read)).size(), 1U);
    EXPECT_TRUE(check_sql_place(at("src/features/a/report_sales.cpp", read)).empty());
    const std::string split = "auto q = \"INSERT \"\n  \"INTO customer (id) VALUES ($1)\";\n";
    EXPECT_EQ(details(check_sql_place(at("src/http/session.cpp", split))),
              Details{"INSERT:customer"});
}

TEST(Databases, plain_words_are_no_sql) {
    const std::string text = "auto a = \"Select a file from the list\"; auto b = \"UPDATE\";\n";
    EXPECT_TRUE(check_sql_place(at("src/cli/import.cpp", text)).empty());
}

TEST(Databases, a_write_beside_the_save_path_is_reported) {
    const std::string text =
        "constexpr auto take = \"UPDATE stock_balance SET reserved = reserved + $3\";\n"
        "constexpr auto drop = \"DELETE FROM session WHERE org_id = $1\";\n"
        "constexpr auto rest = \"WITH x AS (SELECT 1) INSERT INTO audit SELECT * FROM x\";\n";
    EXPECT_EQ(details(check_writes(at("src/features/stock/store.cpp", text))),
              (Details{"UPDATE:stock_balance", "DELETE:session", "INSERT:audit"}));
    EXPECT_TRUE(check_writes(at("src/storage/entity_store.cpp", text)).empty());
}

TEST(Sizes, a_long_line_counts_characters_not_bytes) {
    EXPECT_EQ(check_sizes(at("src/core/a.cpp", std::string(101, 'x') + "\n")).size(), 1U);
    std::string chinese;
    for (int i = 0; i < 60; ++i) chinese += "客";
    EXPECT_TRUE(check_sizes(at("src/core/a.cpp", chinese + "\n")).empty());
}

TEST(Sizes, a_long_file_and_a_long_function_are_found) {
    EXPECT_EQ(check_sizes(at("src/core/a.cpp", std::string(501, '\n'))).size(), 1U);
    EXPECT_EQ(check_sizes(at("web/src/a.tsx", std::string(501, '\n'))).size(), 1U);
    const std::string body = "{\n" + std::string(69, '\n') + "}\n";
    EXPECT_EQ(details(check_sizes(at("src/core/a.cpp", "namespace a {\nint walk(int x) " + body +
                                                           "}  // namespace a\n"))),
              Details{"walk"});
    EXPECT_TRUE(check_sizes(at("src/core/a.cpp", "namespace a " + body)).empty());
    EXPECT_TRUE(check_sizes(at("src/core/a.cpp", "const Row rows[] = " + body)).empty());
}

TEST(Sizes, a_macro_line_before_a_type_is_no_function) {
    const std::string text =
        "struct A { int x; };\nBOOST_DESCRIBE_STRUCT(A, (), (x))\n\nstruct B {\n" +
        std::string(80, '\n') + "};\n";
    EXPECT_TRUE(check_sizes(at("src/core/a.hpp", text)).empty());
    const std::string test = "TEST(A, b) {\n" + std::string(80, '\n') + "}\n";
    EXPECT_EQ(check_sizes(at("src/core/a_test.cpp", test)).size(), 1U);
}

TEST(Sizes, a_constructor_with_brace_initialisers_is_measured_whole) {
    const std::string text = "struct A {\n  A(int x) : a_{x}, b_{x} {\n" + std::string(70, '\n') +
                             "  }\n  int a_, b_;\n};\n";
    EXPECT_EQ(details(check_sizes(at("src/core/a.hpp", text))), Details{"A"});
}

TEST(Names, empty_words_are_refused_in_files_functions_and_types) {
    EXPECT_EQ(check_names(at("src/core/string_utils.cpp", "")).size(), 1U);
    EXPECT_EQ(details(check_names(at("src/core/a.cpp", "int load_data(int x);\n"))),
              Details{"load_data"});
    EXPECT_EQ(details(check_names(at("src/core/a.cpp", "class OrderManager {\n};\n"))),
              Details{"OrderManager"});
    EXPECT_TRUE(check_names(at("src/core/a.cpp", "int database(int base);\n")).empty());
}

TEST(Names, files_are_snake_case) {
    EXPECT_EQ(check_names(at("src/core/OrderLine.cpp", "")).size(), 1U);
    EXPECT_TRUE(check_names(at("src/core/order_line.cpp", "")).empty());
}

TEST(Headers, a_header_opens_with_what_it_is_for) {
    EXPECT_EQ(check_header_opens_with_purpose(at("a.hpp", "#pragma once\n#include <map>\n")).size(),
              1U);
    EXPECT_TRUE(
        check_header_opens_with_purpose(at("a.hpp", "#pragma once\n\n// Money.\n")).empty());
}

TEST(Leftovers, promises_to_do_it_later_are_refused) {
    EXPECT_EQ(check_no_leftovers(at("a.cpp",
                                    "// TO"
                                    "DO: later\n"))
                  .size(),
              1U);
    EXPECT_EQ(check_no_leftovers(at("a.ts",
                                    "// FIX"
                                    "ME\n"))
                  .size(),
              1U);
}

TEST(AllowList, needs_a_reason_and_remembers_its_use) {
    auto allowed = parse_allowed("write src/a/store.cpp UPDATE:x # counter\nfile src/b.cpp\n");
    ASSERT_EQ(allowed.size(), 1U);
    EXPECT_TRUE(is_allowed({"write", "src/a/store.cpp", 3, "UPDATE:x"}, allowed));
    EXPECT_FALSE(is_allowed({"write", "src/a/store.cpp", 3, "UPDATE:y"}, allowed));
    EXPECT_TRUE(allowed[0].used);
}

}  // namespace
}  // namespace zhuli::arch
