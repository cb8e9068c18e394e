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

}  // namespace
}  // namespace zhuli::catalog
