#include "features/customers/rules_match.hpp"

#include <gtest/gtest.h>

#include "core/match/judge.hpp"
#include "core/match/learn.hpp"

namespace zhuli::customers {
namespace {

TEST(MatchValues, follow_the_fields_and_gather_every_phone) {
    Customer customer;
    customer.name = "宁波喜多屋食品有限公司";
    customer.phone.v = "+8613912345678";
    customer.contacts.push_back({.name = "王伟", .phone = {"+8613700001111"}, .email = {"w@a.cn"}});
    const auto values = match_values(customer);
    ASSERT_EQ(values.size(), match_fields().size());
    EXPECT_EQ(values[0], "宁波喜多屋食品有限公司");
    EXPECT_EQ(values[2], "+8613912345678\n+8613700001111");
    EXPECT_EQ(values[3], "w@a.cn");
    EXPECT_TRUE(values[6].empty());
}

TEST(MatchValues, a_phone_of_a_further_contact_is_found) {
    match::Table table(match_fields());
    const auto add = [&](const Customer& customer) {
        const auto values = match_values(customer);
        return table.add(std::vector<std::string_view>(values.begin(), values.end()));
    };
    Customer one, other;
    one.name = "宁波喜多屋食品有限公司";
    one.contacts.push_back({.phone = {"+8613700001111"}});
    other.name = "喜多屋食品";
    other.phone.v = "+8613700001111";
    const match::RowNo a = add(one), b = add(other);
    for (int n = 0; n < 100; ++n) {
        Customer stranger;
        stranger.name = "Company " + std::to_string(n);
        stranger.phone.v = "+86138" + std::to_string(10'000'000 + n * 79'193);
        add(stranger);
    }
    const auto model = match::learn(table, match::Pairing::within);
    EXPECT_NE(match::judge(table, model, a, b).decision, match::Decision::no);
}

}  // namespace
}  // namespace zhuli::customers
