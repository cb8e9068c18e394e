#include "features/identity/rules.hpp"

#include <gtest/gtest.h>

#include "features/identity/model_password.hpp"

namespace zhuli::identity {
namespace {

std::vector<FieldProblem> problems_of(std::string_view password) {
    Reading reading;
    Password out;
    Value<Password>::text(password, out, reading);
    return reading.problems;
}

TEST(Passwords, short_common_or_single_kind_ones_are_refused) {
    struct Row {
        const char* password;
        bool good;
    };
    for (const Row& row :
         {Row{"short1", false}, Row{"password1", false}, Row{"aaaaaaaaaa", false},
          Row{"1234567890", false}, Row{"zhuli-2026", true}, Row{"春天来了123", true}})
        EXPECT_EQ(problems_of(row.password).empty(), row.good) << row.password;
}

TEST(Passwords, a_hash_satisfies_the_policy_it_takes_the_place_under) {
    EXPECT_TRUE(problems_of("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g").empty());
}

Ctx as(Role role) {
    static std::vector<const Permission*> all;
    if (all.empty())
        for (const Permission& permission : permissions()) all.push_back(&permission);
    const Role roles[] = {role};
    Ctx ctx;
    ctx.user = {1};
    ctx.rights = std::make_shared<const Rights>(rights_of(all, roles));
    return ctx;
}

TEST(Roles, at_least_one_and_each_once) {
    const Role twice[] = {Role::assistant, Role::assistant};
    const Role both[] = {Role::assistant, Role::finance};
    EXPECT_FALSE(check_roles({}).ok());
    EXPECT_FALSE(check_roles(twice).ok());
    EXPECT_TRUE(check_roles(both).ok());
}

TEST(Roles, hr_edits_people_but_neither_touches_nor_makes_an_administrator) {
    const User clerk{.id = {2}, .roles = {Role::assistant}};
    const User admin{.id = {3}, .roles = {Role::admin}};
    EXPECT_TRUE(check_rank(as(Role::hr), clerk, clerk).ok());
    EXPECT_EQ(check_rank(as(Role::hr), clerk, admin).problem().code, "identity.only_admins");
    EXPECT_EQ(check_rank(as(Role::hr), admin, clerk).problem().code, "identity.only_admins");
    EXPECT_TRUE(check_rank(as(Role::admin), clerk, admin).ok());
}

TEST(Departures, not_oneself_not_twice_and_never_the_last_administrator) {
    const Id both[] = {{1}, {3}};
    const Id one[] = {{3}};
    User admin{.id = {3}, .roles = {Role::admin}};
    const Ctx ctx = as(Role::admin);
    EXPECT_TRUE(check_departure(ctx, admin, both).ok());
    EXPECT_EQ(check_departure(ctx, admin, one).problem().code, "identity.last_admin");
    EXPECT_EQ(check_departure(ctx, User{.id = {1}}, both).problem().code, "identity.not_oneself");
    admin.state = UserState::left;
    EXPECT_EQ(check_departure(ctx, admin, both).problem().code, "identity.has_left");
}

TEST(Teams, stand_below_a_team_that_exists_and_never_below_themselves) {
    const Team teams[] = {
        {.id = {1}}, {.id = {2}, .parent_id = {1}}, {.id = {3}, .parent_id = {2}}};
    struct Row {
        Id team, parent;
        const char* code;
    };
    for (const Row& row :
         {Row{{3}, {1}, ""}, Row{{1}, {}, ""}, Row{{1}, {1}, "identity.team_cycle"},
          Row{{1}, {3}, "identity.team_cycle"}, Row{{3}, {9}, "field.no_such_record"}}) {
        const auto checked = check_parent({.id = row.team, .parent_id = row.parent}, teams);
        EXPECT_EQ(checked.ok() ? "" : checked.problem().fields[0].code, row.code) << row.parent.v;
    }
    // A cycle that was there before ends the walk instead of hanging it.
    const Team broken[] = {{.id = {1}, .parent_id = {2}}, {.id = {2}, .parent_id = {1}}};
    EXPECT_TRUE(check_parent({.id = {9}, .parent_id = {1}}, broken).ok());
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
