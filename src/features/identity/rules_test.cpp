#include "features/identity/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::identity {
namespace {

TEST(Passwords, short_common_or_single_kind_ones_are_refused) {
    struct Row {
        const char* password;
        bool good;
    };
    for (const Row& row : {Row{"short1", false}, Row{"password1", false}, Row{"aaaaaaaaaa", false},
                           Row{"1234567890", false}, Row{"zhuli-2026", true}, Row{"春天来了123", true}})
        EXPECT_EQ(check_password("password", row.password).ok(), row.good) << row.password;
}

TEST(Rights, several_roles_have_the_widest_scope_of_any) {
    const Permission read{"things.read",
                          {{Role::assistant, Scope::own}, {Role::finance, Scope::org}}};
    const Permission* all[] = {&read};
    const Role both[] = {Role::assistant, Role::finance};
    const Role warehouse[] = {Role::warehouse};
    EXPECT_EQ(rights_of(all, both).scope("things.read"), Scope::org);
    EXPECT_EQ(rights_of(all, warehouse).scope("things.read"), Scope::none);
}

TEST(Teams, below_includes_every_level_and_survives_a_cycle) {
    Team east{.id = {1}}, one{.id = {2}, .parent_id = {1}}, two{.id = {3}, .parent_id = {2}};
    east.parent_id = {3};
    const Team teams[] = {east, one, two};
    const Membership members[] = {{{11}, {1}}, {{12}, {2}}, {{13}, {3}}, {{14}, {9}}};
    EXPECT_EQ(members_of({2}, members), (std::vector<Id>{{12}}));
    EXPECT_EQ(members_below({2}, members, teams), (std::vector<Id>{{11}, {12}, {13}}));
}

TEST(Tokens, carry_their_organisation_or_are_nothing) {
    EXPECT_EQ(parse_token("12.abc")->org, Id{12});
    EXPECT_EQ(parse_token("12.abc")->secret, "abc");
    for (const char* bad : {"", ".", "abc", "x.abc", "-1.abc", "0.abc", "12x.abc"})
        EXPECT_FALSE(parse_token(bad)) << bad;
}

}  // namespace
}  // namespace zhuli::identity
