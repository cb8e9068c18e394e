// People, teams and access over the API: who may change whom, what ends when somebody leaves, and
// that no organisation loses its last administrator.
#include <gtest/gtest.h>

#include "features/identity/use_cases.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::identity {
namespace {

using support::Answer;
using support::World;
using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kNew =
    R"({"email":"New@World.test","name":"新人","roles":["assistant"],"password":"spring-2026"})";

class People : public testing::TestWithParam<support::Engine> {
 protected:
    Answer sign_in(const std::string& email, const std::string& password,
                   const std::string& more = "") {
        return world.call(
            "", "POST", "/session",
            R"({"email":")" + email + R"(","password":")" + password + "\"" + more + "}",
            {{"user-agent", "Firefox/130 (X11; Linux)"}});
    }
    /// The headers of a browser with this session.
    static Headers browser(const Answer& session) {
        for (const auto& [name, value] : session.headers)
            if (name == "Set-Cookie")
                return {{"cookie", value.substr(0, value.find(';'))},
                        {"x-csrf-token", session.text("csrf_token")}};
        return {};
    }
    Answer edit(const std::string& who, const std::string& id, const std::string& body) {
        const auto now = world.call(who, "GET", "/users/" + id);
        return world.call(who, "PATCH", "/users/" + id, body,
                          {{"if-match", std::to_string(now.json.at("version").as_int64())}});
    }
    std::string id(const std::string& who) { return std::to_string(world.id_of(who).v); }
    World world{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, People, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(People, nobody_and_a_wrong_role_are_kept_out_of_changes) {
    EXPECT_EQ(world.call("", "GET", "/users").status, 401);
    EXPECT_EQ(world.call("assistant", "GET", "/users").status, 200);
    EXPECT_EQ(world.call("assistant", "POST", "/users", kNew).status, 403);
    EXPECT_EQ(world.call("hr", "POST", "/users", kNew).status, 201);
}

TEST_P(People, every_problem_of_a_new_person_comes_back_at_once) {
    const auto answer = world.call("admin", "POST", "/users",
                                   R"({"email":"x","name":"","roles":[],"password":"short"})");
    EXPECT_EQ(answer.fields(), (std::vector<std::string>{
                                   "email:field.not_email", "name:field.required",
                                   "password:identity.password_short", "roles:field.required"}));
    const auto taken = world.call(
        "admin", "POST", "/users",
        R"({"email":"hr@world.test","name":"a","roles":["hr","hr"],"password":"spring-2026"})");
    EXPECT_EQ(taken.fields(),
              (std::vector<std::string>{"email:field.taken", "roles:identity.role_twice"}));
}

TEST_P(People, a_new_person_signs_in_with_a_hash_that_no_unit_made_and_no_answer_shows) {
    const auto made = world.call("admin", "POST", "/users", kNew);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("email"), "new@world.test");
    EXPECT_EQ(made.body.find("argon2"), std::string::npos);
    EXPECT_EQ(made.body.find("spring-2026"), std::string::npos);
    EXPECT_EQ(sign_in("new@world.test", "spring-2026").status, 200);
    EXPECT_EQ(sign_in("new@world.test", "spring-2027").status, 401);
}

TEST_P(People, hr_may_not_make_or_take_over_an_administrator) {
    EXPECT_EQ(edit("hr", id("assistant"), R"({"roles":["admin"]})").code(), "identity.only_admins");
    EXPECT_EQ(world
                  .call("hr", "POST", "/users/" + id("admin") + "/password",
                        R"({"password":"spring-2026"})")
                  .code(),
              "identity.only_admins");
    EXPECT_EQ(edit("hr", id("assistant"), R"({"roles":["assistant","service"]})").status, 200);
}

TEST_P(People, the_last_administrator_keeps_the_role_and_cannot_leave) {
    // The world has two: whoever founded it, and admin2, who asks here.
    const auto founder = world.call("admin", "GET", "/users?q=admin%40world.test");
    const std::string first(founder.json.at("items").at(0).at("id").as_string());
    EXPECT_EQ(edit("admin", first, R"({"roles":["hr"]})").status, 200);
    EXPECT_EQ(edit("admin", id("admin"), R"({"roles":["hr"]})").fields(),
              std::vector<std::string>{"roles:identity.last_admin"});
    EXPECT_EQ(world.call("admin", "POST", "/users/" + id("admin") + "/departure", "{}").code(),
              "identity.not_oneself");
}

TEST_P(People, somebody_who_left_is_out_at_once_and_may_be_let_back_in) {
    const auto made = world.call("admin", "POST", "/users", kNew);
    const auto session = sign_in("new@world.test", "spring-2026");
    const auto token =
        world.call("", "POST", "/api_tokens", R"({"name":"script"})", browser(session));
    ASSERT_EQ(token.status, 201) << token.body;
    const Headers bearer = {{"authorization", "Bearer " + token.text("token")}};
    EXPECT_EQ(world.call("", "GET", "/users", "", bearer).status, 200);

    const std::string path = "/users/" + made.text("id");
    EXPECT_EQ(world.call("assistant", "POST", path + "/departure", "{}").status, 403);
    EXPECT_EQ(world.call("admin", "POST", path + "/departure", "{}").text("state"), "left");
    EXPECT_EQ(world.call("", "GET", "/users", "", browser(session)).status, 401);
    EXPECT_EQ(world.call("", "GET", "/users", "", bearer).status, 401);
    EXPECT_EQ(sign_in("new@world.test", "spring-2026").status, 401);
    EXPECT_EQ(world.call("admin", "POST", path + "/departure", "{}").code(), "identity.has_left");

    EXPECT_EQ(world.call("admin", "POST", path + "/reinstatement", "{}").text("state"), "active");
    EXPECT_EQ(sign_in("new@world.test", "spring-2026").status, 200);
    // What was ended stays ended.
    EXPECT_EQ(world.call("", "GET", "/users", "", bearer).status, 401);
}

TEST_P(People, a_changed_address_signs_in_and_the_old_one_no_longer_does) {
    const auto made = world.call("admin", "POST", "/users", kNew);
    EXPECT_EQ(edit("hr", made.text("id"), R"({"email":"hr@world.test"})").fields(),
              std::vector<std::string>{"email:field.taken"});
    EXPECT_EQ(edit("hr", made.text("id"), R"({"email":"newer@world.test"})").status, 200);
    EXPECT_EQ(sign_in("newer@world.test", "spring-2026").status, 200);
    EXPECT_EQ(sign_in("new@world.test", "spring-2026").status, 401);
}

TEST_P(People, teams_form_a_tree_without_cycles) {
    const auto top = world.call("hr", "POST", "/teams", R"({"name":"华东"})");
    const auto below = world.call("hr", "POST", "/teams",
                                  R"({"name":"上海","parent_id":")" + top.text("id") + "\"}");
    ASSERT_EQ(below.status, 201) << below.body;
    const auto cycle =
        world.call("hr", "PATCH", "/teams/" + top.text("id"),
                   R"({"parent_id":")" + below.text("id") + "\"}", {{"if-match", "1"}});
    EXPECT_EQ(cycle.fields(), std::vector<std::string>{"parent_id:identity.team_cycle"});
    EXPECT_EQ(world.call("hr", "POST", "/teams", R"({"name":"x","parent_id":"999"})").fields(),
              std::vector<std::string>{"parent_id:field.no_such_record"});
}

TEST_P(People, guessing_passwords_is_slowed_down_per_address) {
    world.call("admin", "POST", "/users", kNew);
    for (int i = 0; i < 8; ++i) EXPECT_EQ(sign_in("new@world.test", "wrong-2026").status, 401);
    const auto paused = sign_in("new@world.test", "spring-2026");
    EXPECT_EQ(paused.status, 429);
    EXPECT_EQ(sign_in("hr@world.test", "wrong-2026").status, 401);
    world.now = world.now.plus_ms(5 * kMinuteMs + 1);
    EXPECT_EQ(sign_in("new@world.test", "spring-2026").status, 200);
}

TEST_P(People, an_address_in_several_organisations_chooses_one) {
    ASSERT_TRUE(found_org(world.db(),
                          {.organization_name = "第二家",
                           .admin_name = "同一人",
                           .email = {"admin@world.test"},
                           .password = "zhuli-2026"},
                          world.now)
                    .ok());
    const auto asked = sign_in("admin@world.test", "zhuli-2026");
    EXPECT_EQ(asked.code(), "session.choose_organization");
    ASSERT_EQ(asked.json.at("organizations").as_array().size(), 2u) << asked.body;
    const std::string other(asked.json.at("organizations").at(1).at("id").as_string());
    const auto in =
        sign_in("admin@world.test", "zhuli-2026", R"(,"organization_id":")" + other + "\"");
    ASSERT_EQ(in.status, 200) << in.body;
    EXPECT_EQ(std::string(in.json.at("user").at("org").at("name").as_string()), "第二家");
    // With one of the passwords changed, only the other organisation is offered: none at all.
    EXPECT_EQ(sign_in("admin@world.test", "else-2026").status, 401);
}

TEST_P(People, the_permission_table_names_roles_and_scopes) {
    const auto table = world.call("assistant", "GET", "/permissions");
    ASSERT_EQ(table.status, 200);
    EXPECT_NE(table.body.find(R"({"name":"customers.edit","scopes":[{"role":"assistant",)"
                              R"("scope":"own"},{"role":"manager","scope":"tree"},)"
                              R"({"role":"admin","scope":"org"}]})"),
              std::string::npos)
        << table.body;
}

}  // namespace
}  // namespace zhuli::identity
