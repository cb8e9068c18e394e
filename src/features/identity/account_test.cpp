// One's own account over the API: profile, password, sessions and API tokens.
#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::identity {
namespace {

using support::Answer;
using support::World;
using Headers = std::vector<std::pair<std::string, std::string>>;

class Account : public testing::TestWithParam<support::Engine> {
 protected:
    void SetUp() override {
        const auto made =
            world.call("admin", "POST", "/users",
                       R"({"email":"me@world.test","name":"我","roles":["assistant"],)"
                       R"("password":"spring-2026"})");
        ASSERT_EQ(made.status, 201) << made.body;
    }
    Answer sign_in(const std::string& password) {
        return world.call("", "POST", "/session",
                          R"({"email":"me@world.test","password":")" + password + "\"}",
                          {{"user-agent", "Firefox/130"}});
    }
    Headers browser(const std::string& password = "spring-2026") {
        const auto session = sign_in(password);
        EXPECT_EQ(session.status, 200) << session.body;
        for (const auto& [name, value] : session.headers)
            if (name == "Set-Cookie")
                return {{"cookie", value.substr(0, value.find(';'))},
                        {"x-csrf-token", session.text("csrf_token")}};
        return {};
    }
    Answer call(const Headers& as, const char* method, const std::string& path,
                const std::string& body = "") {
        return world.call("", method, path, body, as);
    }
    static std::size_t size(const Answer& list) { return list.json.at("items").as_array().size(); }
    World world{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Account, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Account, nobody_has_one) {
    for (const char* path : {"/account/sessions", "/api_tokens"})
        EXPECT_EQ(world.call("", "GET", path).status, 401) << path;
    EXPECT_EQ(world.call("", "POST", "/account/password", "{}").status, 401);
}

TEST_P(Account, name_and_language_are_ones_own_to_change) {
    const auto me = browser();
    EXPECT_EQ(call(me, "POST", "/account/profile", R"({"locale":"zh_TW"})").text("locale"),
              "zh_TW");
    EXPECT_EQ(call(me, "POST", "/account/profile", R"({"name":"新名字"})").text("name"), "新名字");
    EXPECT_EQ(call(me, "POST", "/account/profile", R"({"name":""})").fields(),
              std::vector<std::string>{"name:field.required"});
    EXPECT_EQ(call(me, "POST", "/account/profile", R"({"roles":["admin"]})").fields(),
              std::vector<std::string>{"roles:field.unknown"});
    const auto session = call(me, "GET", "/session");
    EXPECT_EQ(std::string(session.json.at("user").at("locale").as_string()), "zh_TW");
}

TEST_P(Account, a_new_password_needs_the_current_one_and_ends_every_other_session) {
    const auto here = browser(), elsewhere = browser();
    const auto change = [&](const char* current, const char* password) {
        return call(here, "POST", "/account/password",
                    std::string(R"({"current_password":")") + current + R"(","password":")" +
                        password + "\"}");
    };
    EXPECT_EQ(change("wrong-2026", "summer-2027").fields(),
              std::vector<std::string>{"current_password:identity.wrong_password"});
    EXPECT_EQ(change("spring-2026", "short").fields(),
              std::vector<std::string>{"password:identity.password_short"});
    EXPECT_EQ(change("spring-2026", "summer-2027").status, 200);
    EXPECT_EQ(call(here, "GET", "/users").status, 200);
    EXPECT_EQ(call(elsewhere, "GET", "/users").status, 401);
    EXPECT_EQ(sign_in("spring-2026").status, 401);
    EXPECT_EQ(sign_in("summer-2027").status, 200);
}

TEST_P(Account, a_session_named_by_the_caller_is_not_kept) {
    const auto here = browser(), elsewhere = browser();
    const auto other = sign_in("spring-2026").text("id");
    EXPECT_EQ(call(here, "POST", "/account/password",
                   R"({"current_password":"spring-2026","password":"summer-2027",)"
                   R"("keep_session_id":")" +
                       other + "\"}")
                  .status,
              200);
    EXPECT_EQ(size(call(here, "GET", "/account/sessions")), 1u);
}

TEST_P(Account, guessing_the_current_password_is_slowed_down_like_a_sign_in) {
    const auto me = browser();
    const char* wrong = R"({"current_password":"wrong-2026","password":"summer-2027"})";
    for (int i = 0; i < 8; ++i) EXPECT_EQ(call(me, "POST", "/account/password", wrong).status, 422);
    EXPECT_EQ(call(me, "POST", "/account/password", wrong).status, 429);
}

TEST_P(Account, sessions_are_listed_with_their_browser_and_end_one_by_one) {
    const auto here = browser(), elsewhere = browser();
    const auto list = call(here, "GET", "/account/sessions");
    ASSERT_EQ(size(list), 2u) << list.body;
    const auto& newest = list.json.at("items").at(0);
    EXPECT_EQ(std::string(newest.at("agent").as_string()), "Firefox/130");
    EXPECT_EQ(std::string(newest.at("address").as_string()), "127.0.0.1");
    const std::string path = "/account/sessions/" + std::string(newest.at("id").as_string());
    EXPECT_EQ(world.call("assistant", "DELETE", path).status, 404);
    EXPECT_EQ(call(here, "DELETE", path).status, 204);
    EXPECT_EQ(call(elsewhere, "GET", "/users").status, 401);
    EXPECT_EQ(size(call(here, "GET", "/account/sessions")), 1u);
}

TEST_P(Account, an_api_token_is_shown_once_may_be_read_only_and_is_revoked) {
    const auto me = browser();
    const auto full = call(me, "POST", "/api_tokens", R"({"name":"完整"})");
    const auto reader = call(me, "POST", "/api_tokens", R"({"name":"只读","access":"read_only"})");
    ASSERT_EQ(reader.status, 201) << reader.body;
    const auto as = [](const Answer& token) {
        return Headers{{"authorization", "Bearer " + token.text("token")}};
    };
    const char* customer = R"({"name":"杭州精工机械有限公司"})";
    EXPECT_EQ(call(as(full), "POST", "/customers", customer).status, 201);
    EXPECT_EQ(call(as(reader), "GET", "/customers").status, 200);
    EXPECT_EQ(call(as(reader), "POST", "/customers", customer).code(), "problem.read_only_token");
    const auto list = call(me, "GET", "/api_tokens");
    EXPECT_EQ(size(list), 2u);
    EXPECT_EQ(list.body.find(full.text("token")), std::string::npos);
    EXPECT_EQ(call(me, "DELETE", "/api_tokens/" + full.text("id")).status, 204);
    EXPECT_EQ(call(as(full), "GET", "/customers").status, 401);
    EXPECT_EQ(call(me, "POST", "/api_tokens", R"({"name":"x","days":0})").fields(),
              std::vector<std::string>{"days:field.out_of_range"});
}

TEST_P(Account, a_token_ends_on_its_day) {
    const auto me = browser();
    const auto token = call(me, "POST", "/api_tokens", R"({"name":"一天","days":1})");
    const Headers as = {{"authorization", "Bearer " + token.text("token")}};
    EXPECT_EQ(call(as, "GET", "/users").status, 200);
    world.now = world.now.plus_ms(kDayMs);
    EXPECT_EQ(call(as, "GET", "/users").status, 401);
}

}  // namespace
}  // namespace zhuli::identity
