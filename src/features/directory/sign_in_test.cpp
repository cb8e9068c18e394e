// Signing in by a platform and binding one's account there, against the three of them on the
// loopback. The browser is a cookie the test carries.
#include <gtest/gtest.h>

#include "features/directory/platforms_for_test.hpp"
#include "features/directory/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_sign_in.hpp"
#include "notify/reach.hpp"
#include "storage/save.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::directory {
namespace {

using support::Answer;
using support::World;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct PlatformSignIn : testing::TestWithParam<support::Engine> {
    PlatformSignIn() { notify::allow_private_addresses(true); }
    ~PlatformSignIn() override { notify::allow_private_addresses(false); }

    /// Set up and allowed, as an administrator does it.
    std::string set_up(const std::string& kind, const std::string& more = "") {
        const auto url = platforms.url(kind);
        const auto answer = world.call(
            "admin", "POST", "/platforms",
            fmt::format(R"({{"kind":"{0}","app_id":"corp","agent_id":"1000002","secret":"right",)"
                        R"("home_url":"https://crm.test","sign_in_url":"{1}","api_url":"{1}",)"
                        R"("directory_url":"{1}","sign_in_allowed":true{2}}})",
                        kind, url, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    /// The assistant is `external` over there.
    Id bound(const std::string& platform, const std::string& external,
             AccountState state = AccountState::present) {
        Account account{
            .platform_id = Id{std::stoll(platform)}, .external_id = external, .name = "小闻"};
        account.user_id = world.id_of("assistant");
        account.bound = Bound::email;
        account.state = state;
        const Ctx ctx = world.system();
        const auto saved = storage::write_now(world.db(), ctx, [&](Tx& tx) {
            return storage::save_new(tx, ctx, account, {"platform_account.bound", {}, ""});
        });
        EXPECT_TRUE(saved.ok());
        return account.id;
    }
    static std::string cookie_of(const Answer& answer, std::string_view name) {
        for (const auto& [header, value] : answer.headers)
            if (header == "Set-Cookie" && value.starts_with(std::string(name) + "="))
                return value.substr(0, value.find(';'));
        return {};
    }
    struct Way {
        std::string state, cookie;
    };
    Way begin(const std::string& platform, const std::string& more = "", Headers headers = {}) {
        headers.emplace_back("origin", "https://crm.test");
        headers.emplace_back("host", "crm.test");
        const auto answer =
            world.call("", "POST", "/platform_sign_ins",
                       fmt::format(R"({{"organization_id":"{}","platform_id":"{}"{}}})",
                                   world.org().v, platform, more),
                       headers);
        EXPECT_EQ(answer.status, 200) << answer.body;
        const auto url = answer.text("url");
        const auto from = url.find("state=") + 6;
        return {url.substr(from, url.find_first_of("&#", from) - from),
                cookie_of(answer, "zhuli_platform")};
    }
    Answer come_back(const Way& way, const std::string& code, Headers headers = {}) {
        const auto cookie =
            headers.empty() ? way.cookie : headers.front().second + "; " + way.cookie;
        Headers all{{"cookie", cookie}};
        if (headers.size() > 1) all.push_back(headers[1]);
        return world.call("", "POST", "/platform_sign_ins/completion",
                          fmt::format(R"({{"state":"{}","code":"{}"}})", way.state, code), all);
    }
    /// A browser in which the assistant is signed in: its cookie and csrf token.
    Headers signed_in() {
        const auto session =
            identity::start_session(world.db(),
                                    {world.org(), world.id_of("assistant"),
                                     [](Tx&, const Ctx&) -> Result<> { return Done{}; }},
                                    {}, world.now);
        return {{"cookie", "zhuli_session=" + session.value().cookie},
                {"x-csrf-token", session.value().view.csrf_token}};
    }

    World world{GetParam()};
    Platforms platforms;
};
INSTANTIATE_TEST_SUITE_P(Both, PlatformSignIn, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(PlatformSignIn, each_platform_lets_in_whom_it_knows_and_who_is_bound) {
    for (const std::string kind : {"wecom", "dingtalk", "feishu"}) {
        const auto platform = set_up(kind);
        const auto account = bound(platform, "zs");
        platforms.codes[kind + "/c1"] = "zs";
        const auto way = begin(platform);
        const auto answer = come_back(way, "c1");
        ASSERT_EQ(answer.status, 200) << kind << answer.body;
        EXPECT_EQ(answer.json.at("user").at("name").as_string(), "assistant");
        const auto cookie = cookie_of(answer, "zhuli_session");
        EXPECT_EQ(world.call("", "GET", "/account/sessions", "", {{"cookie", cookie}}).status, 200);
        const auto shown =
            world.call("admin", "GET", "/platform_accounts/" + std::to_string(account.v));
        EXPECT_EQ(shown.json.at("signed_in_at").as_int64(), world.now.v);
    }
}

TEST_P(PlatformSignIn, the_sign_in_page_offers_what_is_allowed_and_needs_nobody) {
    EXPECT_EQ(world.call("", "GET", "/platform_sign_ins").json.at("items").as_array().size(), 0u);
    const auto platform = set_up("feishu");
    const auto offered = world.call("", "GET", "/platform_sign_ins");
    EXPECT_EQ(offered.json.at("items").as_array().size(), 1u) << offered.body;
    EXPECT_EQ(offered.body.find("corp"), std::string::npos) << "nothing but that it is there";
    world.found_other_organisation();
    EXPECT_EQ(world.call("", "GET", "/platform_sign_ins").json.at("items").as_array().size(), 0u)
        << "which organisations there are is told to nobody";
    const auto named =
        world.call("", "GET", fmt::format("/platform_sign_ins?organization_id={}", world.org().v));
    EXPECT_EQ(named.json.at("items").as_array().size(), 1u);
    EXPECT_EQ(world.call("", "GET", "/platform_sign_ins?organization_id=x").status, 400);
}

TEST_P(PlatformSignIn, settings_keep_their_secret_and_tell_all_that_makes_no_sense_at_once) {
    const auto answer = world.call(
        "admin", "POST", "/platforms",
        R"({"kind":"wecom","app_id":"a","sign_in_allowed":true,"api_url":"http://evil.test",)"
        R"("home_url":"https://crm.test/path","sync_minute":1440,"leavers_percent":0,)"
        R"("default_role":"admin","email_domain":"@x"})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.fields(),
              (std::vector<std::string>{
                  "agent_id:field.required", "api_url:directory.no_address",
                  "default_role:directory.no_admins", "email_domain:directory.no_domain",
                  "home_url:directory.no_origin", "leavers_percent:field.out_of_range",
                  "secret:field.required", "sync_minute:field.out_of_range"}));
    const auto platform = set_up("wecom");
    for (const auto& path : {std::string("/platforms"), "/platforms/" + platform}) {
        const auto shown = world.call("admin", "GET", path);
        EXPECT_EQ(shown.body.find("right"), std::string::npos) << shown.body;
    }
    EXPECT_TRUE(
        world.call("admin", "GET", "/platforms/" + platform).json.at("has_secret").as_bool());
    EXPECT_EQ(world.call("manager", "GET", "/platforms").status, 403);
    EXPECT_EQ(
        world.call("admin", "POST", "/platforms", R"({"kind":"wecom","app_id":"b"})").fields(),
        std::vector<std::string>{"kind:field.taken"});
}

TEST_P(PlatformSignIn, a_start_is_good_once_for_one_browser_for_ten_minutes) {
    const auto platform = set_up("wecom");
    bound(platform, "zs");
    for (const char* code : {"wecom/c1", "wecom/c2", "wecom/c3"}) platforms.codes[code] = "zs";
    const auto way = begin(platform);
    EXPECT_EQ(come_back({way.state, "zhuli_platform=other"}, "c1").code(), "directory.start_over");
    EXPECT_EQ(come_back({way.state, ""}, "c1").code(), "directory.start_over");
    EXPECT_EQ(come_back({"1.wrong", way.cookie}, "c1").code(), "directory.start_over");
    EXPECT_EQ(come_back({"nonsense", way.cookie}, "c1").code(), "directory.start_over");
    EXPECT_EQ(platforms.asked("getuserinfo"), 0) << "nothing is asked before the state is right";
    EXPECT_EQ(come_back(way, "c1").status, 200);
    EXPECT_EQ(come_back(way, "c2").code(), "directory.start_over") << "replayed";
    const auto old = begin(platform);
    world.now = world.now.plus_ms(10 * kMinuteMs + 1);
    EXPECT_EQ(come_back(old, "c3").code(), "directory.start_over");
}

TEST_P(PlatformSignIn, a_code_of_another_platform_or_used_twice_lets_nobody_in) {
    const auto wecom = set_up("wecom");
    const auto feishu = set_up("feishu");
    bound(wecom, "zs");
    bound(feishu, "zs");
    platforms.codes["feishu/c1"] = "zs";
    EXPECT_EQ(come_back(begin(wecom), "c1").code(), "directory.code_refused");
    EXPECT_EQ(come_back(begin(feishu), "c1").status, 200);
    EXPECT_EQ(come_back(begin(feishu), "c1").code(), "directory.code_refused");
}

TEST_P(PlatformSignIn, whoever_is_not_bound_has_left_or_is_away_is_told_so) {
    const auto platform = set_up("wecom");
    platforms.codes = {{"wecom/c1", "nobody"}, {"wecom/c2", "gone"}, {"wecom/c3", "zs"}};
    platforms.people["nobody"] = {"assistant", "", "assistant@world.test"};
    EXPECT_EQ(come_back(begin(platform), "c1").code(), "directory.not_bound")
        << "an e-mail that is the same lets nobody in";
    bound(platform, "gone", AccountState::left);
    EXPECT_EQ(come_back(begin(platform), "c2").code(), "directory.has_left");
}

TEST_P(PlatformSignIn, identity_keeps_its_rules_of_who_may_sign_in) {
    const auto platform = set_up("dingtalk");
    bound(platform, "zs");
    platforms.codes["dingtalk/c1"] = "zs";
    const auto gone =
        world.call("admin", "POST", fmt::format("/users/{}/departure", world.id_of("assistant").v));
    ASSERT_EQ(gone.status, 200) << gone.body;
    const auto answer = come_back(begin(platform), "c1");
    EXPECT_EQ(answer.status, 403) << answer.body;
    EXPECT_TRUE(cookie_of(answer, "zhuli_session").empty());
}

TEST_P(PlatformSignIn, a_token_that_ended_is_fetched_anew_and_a_good_one_is_kept) {
    const auto platform = set_up("wecom");
    bound(platform, "zs");
    platforms.codes = {{"wecom/c1", "zs"}, {"wecom/c2", "zs"}, {"wecom/c3", "zs"}};
    EXPECT_EQ(come_back(begin(platform), "c1").status, 200);
    EXPECT_EQ(come_back(begin(platform), "c2").status, 200);
    EXPECT_EQ(platforms.tokens_given, 1);
    platforms.token = "T2";
    EXPECT_EQ(come_back(begin(platform), "c3").status, 200);
    EXPECT_EQ(platforms.tokens_given, 2);
}

TEST_P(PlatformSignIn, a_platform_that_is_away_or_talks_nonsense_is_no_fault_of_ours) {
    const auto platform = set_up("feishu");
    bound(platform, "zs");
    for (const std::string body :
         {"", "<html>", "[]", "{}", R"({"code":"0"})", R"({"code":0,"access_token":7})",
          R"({"code":0,"access_token":"a\r\nX: y"})", R"({"code":0,"access_token":null})",
          std::string(200'000, '[').c_str(), "\xff\xfe"}) {
        platforms.before = [&](const auto&) { return Platforms::Reply{200, body}; };
        const auto answer = come_back(begin(platform), "c1");
        EXPECT_TRUE(answer.status == 503 || answer.status == 409) << body << answer.body;
        world.now = world.now.plus_ms(kHourMs);
    }
    platforms.before = [](const auto&) { return Platforms::Reply{500, "down"}; };
    const auto down = come_back(begin(platform), "c1");
    EXPECT_EQ(down.code(), "directory.away") << down.body;
    EXPECT_EQ(down.body.find("right"), std::string::npos) << "no secret in what is said";
}

TEST_P(PlatformSignIn, guessing_is_slowed_down_and_a_foreign_page_starts_nothing) {
    const auto platform = set_up("wecom");
    int refused = 0;
    for (int i = 0; i < 12; ++i)
        refused += come_back({"1.x", "zhuli_platform=x"}, "c").status == 429;
    EXPECT_EQ(refused, 4);
    const auto away = world.call(
        "", "POST", "/platform_sign_ins",
        fmt::format(R"({{"organization_id":"{}","platform_id":"{}"}})", world.org().v, platform),
        {{"origin", "https://elsewhere.test"}, {"host", "elsewhere.test"}});
    EXPECT_EQ(away.code(), "directory.not_at_home") << away.body;
}

TEST_P(PlatformSignIn, one_binds_and_unbinds_one_s_own_account) {
    const auto platform = set_up("feishu");
    platforms.people["zs"] = {"张三"};
    platforms.codes = {{"feishu/c1", "zs"}, {"feishu/c2", "zs"}, {"feishu/c3", "zs"}};
    EXPECT_EQ(world
                  .call("", "POST", "/platform_sign_ins",
                        fmt::format(R"({{"organization_id":"{}","platform_id":"{}","bind":true}})",
                                    world.org().v, platform))
                  .status,
              401);
    const auto browser = signed_in();
    const auto way = begin(platform, R"(,"bind":true)", browser);
    EXPECT_EQ(come_back(way, "c1").code(), "directory.start_over") << "without one's session";
    const auto again = begin(platform, R"(,"bind":true)", browser);
    ASSERT_EQ(come_back(again, "c1", browser).status, 204);
    const auto own = world.call("assistant", "GET", "/account/platforms");
    EXPECT_EQ(own.json.at("items").at(0).at("name").as_string(), "张三") << own.body;
    EXPECT_EQ(come_back(begin(platform), "c2").status, 200) << "and signs in by it";
    const std::string id(own.json.at("items").at(0).at("id").as_string());
    EXPECT_EQ(world.call("manager", "DELETE", "/account/platforms/" + id).status, 404);
    EXPECT_EQ(world.call("assistant", "DELETE", "/account/platforms/" + id).status, 204);
    EXPECT_EQ(come_back(begin(platform), "c3").code(), "directory.not_bound");
}

TEST_P(PlatformSignIn, an_account_is_one_person_s) {
    const auto platform = set_up("wecom");
    bound(platform, "zs");
    platforms.codes = {{"wecom/c1", "other"}};
    const auto browser = signed_in();
    const auto answer = come_back(begin(platform, R"(,"bind":true)", browser), "c1", browser);
    EXPECT_EQ(answer.code(), "directory.bound_already") << "the assistant has one already";
}

}  // namespace
}  // namespace zhuli::directory
