#include "features/customers/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::customers {
namespace {

Customer company(const char* name) {
    Customer customer;
    customer.id = {1};
    customer.name = name;
    return customer;
}

std::string key(const Customer& customer, std::string_view kind) {
    for (const auto& k : keys_of(customer))
        if (std::string_view(k.kind) == kind) return k.value.v;
    return "";
}

TEST(CustomerKeys, spellings_of_one_company_share_a_key) {
    const std::string plain = key(company("杭州精工机械有限公司"), "name");
    EXPECT_FALSE(plain.empty());
    EXPECT_EQ(key(company("精工机械"), "name"), plain);
    EXPECT_EQ(key(company("杭州市精工機械股份有限公司"), "name"), plain);
    EXPECT_NE(key(company("杭州精密机械有限公司"), "name"), plain);
}

TEST(CustomerKeys, a_person_has_no_name_key_and_a_walk_in_none_at_all) {
    Customer customer = company("张伟");
    customer.phone.v = "+8613800138000";
    customer.kind = Kind::person;
    EXPECT_EQ(keys_of(customer).size(), 1u);
    customer.kind = Kind::walk_in;
    EXPECT_TRUE(keys_of(customer).empty());
}

TEST(Contact, is_seen_by_the_owner_and_within_scope_only) {
    auto rights = std::make_shared<Rights>();
    rights->scope_of["customers.contact"] = Scope::team;
    rights->team_members = {{5}, {6}};
    Ctx ctx;
    ctx.user = {5};
    ctx.rights = rights;
    Customer customer = company("甲乙");
    for (const auto& [owner, seen] : {std::pair{5, true}, {6, true}, {7, false}}) {
        customer.owner_id = {owner};
        EXPECT_EQ(sees_contact(ctx, customer), seen) << owner;
    }
}

TEST(Check, a_company_needs_a_real_name_and_no_negative_limit) {
    EXPECT_FALSE(check(company("甲")).ok());
    Customer customer = company("甲乙");
    EXPECT_TRUE(check(customer).ok());
    customer.credit_limit_minor = {-1};
    EXPECT_FALSE(check(customer).ok());
}

}  // namespace
}  // namespace zhuli::customers
