#include "features/catalog/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::catalog {
namespace {

TEST(Product, prices_are_not_negative_and_the_floor_is_below_the_list_price) {
    Product product;
    product.list_price_e4 = {100};
    product.floor_price_e4 = {100};
    EXPECT_TRUE(check(product).ok());
    product.floor_price_e4 = {101};
    product.cost_e4 = {-1};
    product.safety_stock = {-1};
    const auto refused = check(product);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().fields.size(), 3u);
}

TEST(Product, each_parameter_has_one_name_and_a_value) {
    Product product;
    product.parameters = {{"防护等级", "IP68", ""}, {"防护等级 ", "", ""}, {"", "1", ""}};
    const auto refused = check(product);
    ASSERT_FALSE(refused.ok());
    const auto& fields = refused.problem().fields;
    ASSERT_EQ(fields.size(), 3u);
    EXPECT_EQ(fields[0].path + fields[0].code, "parameters.1.namecatalog.named_twice");
    EXPECT_EQ(fields[1].path + fields[1].code, "parameters.1.valuefield.required");
    EXPECT_EQ(fields[2].path + fields[2].code, "parameters.2.namefield.required");
    product.parameters.assign(kParametersLimit + 1, {"a", "b", ""});
    EXPECT_EQ(check(product).problem().fields.size(), 1u);
}

TEST(Product, is_no_substitute_of_itself_and_names_each_once) {
    Product product;
    product.id = {5};
    product.substitutes = {{{6}, ""}, {{5}, ""}, {{6}, ""}, {{}, ""}};
    const auto refused = check(product);
    ASSERT_FALSE(refused.ok());
    ASSERT_EQ(refused.problem().fields.size(), 3u);
    EXPECT_EQ(refused.problem().fields[0].code, "catalog.its_own_substitute");
    EXPECT_EQ(refused.problem().fields[1].path, "substitutes.2.product_id");
    EXPECT_EQ(refused.problem().fields[2].code, "field.required");
}

TEST(Product, differs_from_a_substitute_where_a_person_would_say_so) {
    Product ours, theirs;
    ours.parameters = {{"防护等级", "IP68", ""},
                       {"长度", "500", "mm"},
                       {"电压", "220", "V"},
                       {"功率", "1.5", "kW"}};
    theirs.parameters = {
        {"長度", "５００", "MM"}, {"电压", "380", "V"}, {"功率", "15", "kW"}, {"重量", "2", "kg"}};
    std::string told;
    for (const Difference& one : differences(ours, theirs))
        told += one.name + " " + one.ours + "/" + one.theirs + "; ";
    EXPECT_EQ(told, "防护等级 IP68/; 电压 220 V/380 V; 功率 1.5 kW/15 kW; 重量 /2 kg; ");
}

TEST(Claims, are_of_substitutes_and_said_once) {
    Product product;
    product.substitutes = {{{2}, "同规格"}, {{3}, "可代用"}};
    product.substitute_claims = {{{2}, "厂家说明", {}}, {{9}, "听说", {}}, {{2}, "又一句", {}}};
    drop_stray_claims(product);
    ASSERT_EQ(product.substitute_claims.size(), 1u);
    EXPECT_EQ(product.substitute_claims[0].source.v, "厂家说明");
}

}  // namespace
}  // namespace zhuli::catalog
