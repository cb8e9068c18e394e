// Runs against the three platforms on the loopback: what is read, found, confirmed, skipped, taken
// back, and what happens when the platform is busy, away or talks nonsense.
#include <gtest/gtest.h>

#include "features/directory/platforms_for_test.hpp"
#include "features/directory/use_cases_runs.hpp"
#include "notify/reach.hpp"
#include "storage/job_queue.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::directory {
namespace {

using support::Answer;
using support::World;
using Texts = std::vector<std::string>;

struct Runs : testing::TestWithParam<support::Engine> {
    Runs() { notify::allow_private_addresses(true); }
    ~Runs() override { notify::allow_private_addresses(false); }

    std::string set_up(const std::string& kind, const std::string& more = "") {
        const auto url = platforms.url(kind);
        const auto answer = world.call(
            "admin", "POST", "/platforms",
            fmt::format(R"({{"kind":"{0}","app_id":"corp","secret":"right","api_url":"{1}",)"
                        R"("directory_url":"{1}"{2}}})",
                        kind, url, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    Answer run_of(const std::string& id) {
        return world.call("admin", "GET", "/directory_runs/" + id);
    }
    std::string state(const std::string& id) { return run_of(id).text("state"); }
    std::int64_t count(const std::string& id, std::string_view member) {
        return run_of(id).json.at(member).as_int64();
    }
    /// Starts one and lets it go as far as it goes alone.
    std::string run(const std::string& platform) {
        const auto answer = world.call("admin", "POST", "/directory_runs",
                                       R"({"platform_id":")" + platform + "\"}");
        EXPECT_EQ(answer.status, 201) << answer.body;
        world.run_jobs();
        return answer.text("id");
    }
    void act(const std::string& id, const std::string& noun) {
        const auto answer = world.call("admin", "POST", "/directory_runs/" + id + "/" + noun);
        ASSERT_EQ(answer.status, 200) << answer.body;
        world.run_jobs();
    }
    std::string applied(const std::string& platform) {
        const auto id = run(platform);
        act(id, "application");
        EXPECT_EQ(state(id), "applied");
        return id;
    }
    boost::json::array changes(const std::string& id, const std::string& more = "") {
        const auto answer =
            world.call("admin", "GET", "/directory_changes?limit=200&run_id=" + id + more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json.at("items").as_array();
    }
    Texts lines(const std::string& id) {
        Texts out;
        for (const auto& one : changes(id))
            out.push_back(std::string(one.at("kind").as_string()) + " " +
                          std::string(one.at("name").as_string()) + " " +
                          std::string(one.at("state").as_string()));
        return out;
    }
    /// "name, team, state" of the user with this e-mail; empty if there is none.
    std::string user(const std::string& email) {
        const auto found = world.call("admin", "GET", "/users?limit=200");
        for (const auto& one : found.json.at("items").as_array())
            if (one.at("email").as_string() == email)
                return std::string(one.at("name").as_string()) + ", " +
                       std::string(one.at("team_name").as_string()) + ", " +
                       std::string(one.at("state").as_string());
        return {};
    }
    void company() {
        platforms.departments = {{"2", {"1", "销售部"}}, {"3", {"2", "华东组"}}};
        platforms.people = {{"zs", {"张三", "13800138000", "zs@corp.cn", "3"}},
                            {"ls", {"李四", "13800138001", "ls@corp.cn", "2"}},
                            {"me", {"助理", "", "assistant@world.test", "1"}}};
    }

    World world{GetParam()};
    Platforms platforms;
};
INSTANTIATE_TEST_SUITE_P(Both, Runs, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Runs, are_the_administrators) {
    for (const char* path :
         {"/directory_runs", "/directory_changes", "/platform_accounts", "/directory_leavers"}) {
        EXPECT_EQ(world.call("", "GET", path).status, 401) << path;
        EXPECT_EQ(world.call("manager", "GET", path).status, 403) << path;
        EXPECT_EQ(world.call("admin", "GET", path).status, 200) << path;
    }
}

TEST_P(Runs, each_platform_is_read_told_first_applied_then_and_changes_nothing_again) {
    company();
    for (const std::string kind : {"wecom", "dingtalk", "feishu"}) {
        platforms.page_size = 1;
        const auto platform = set_up(kind);
        const auto id = run(platform);
        ASSERT_EQ(state(id), "ready") << kind << run_of(id).body;
        if (kind == "wecom") {
            EXPECT_EQ(lines(id), (Texts{"add_team 销售部 proposed", "add_team 华东组 proposed",
                                        "add_person 李四 proposed", "link_person 助理 proposed",
                                        "add_person 张三 proposed"}));
            EXPECT_EQ(user("zs@corp.cn"), "") << "told before anything is changed";
        }
        act(id, "application");
        EXPECT_EQ(count(id, "skipped_count"), 0) << kind;
        EXPECT_EQ(user("zs@corp.cn"), "张三, 华东组, active") << kind;
        EXPECT_EQ(user("assistant@world.test"), "助理, 华东一组, active")
            << "whoever stands at the root keeps their team";
        const auto again = run(platform);
        EXPECT_EQ(state(again), "applied") << kind;
        EXPECT_EQ(changes(again).size(), 0u) << kind;
    }
}

TEST_P(Runs, a_user_that_was_taken_over_has_no_password_and_the_default_role) {
    company();
    applied(set_up("wecom", R"(,"default_role":"service")"));
    const auto found = world.call("admin", "GET", "/users?limit=200");
    for (const auto& one : found.json.at("items").as_array())
        if (one.at("email").as_string() == "zs@corp.cn") {
            EXPECT_EQ(one.at("roles").at(0).as_string(), "service");
        }
    for (const char* password : {"", "x", "zhuli-demo-2026"})
        EXPECT_NE(world
                      .call("", "POST", "/session",
                            fmt::format(R"({{"email":"zs@corp.cn","password":"{}"}})", password))
                      .status,
                  200);
}

TEST_P(Runs, renaming_moving_leaving_and_coming_back_are_followed) {
    company();
    const auto platform = set_up("dingtalk");
    applied(platform);
    platforms.departments["2"].name = "营销部";
    platforms.people["zs"].name = "张三丰";
    platforms.people["zs"].department = "2";
    platforms.people.erase("ls");
    applied(platform);
    EXPECT_EQ(user("zs@corp.cn"), "张三丰, 营销部, active");
    EXPECT_EQ(user("ls@corp.cn"), "李四, 营销部, left");
    platforms.people["ls"] = {"李四", "13800138001", "ls@corp.cn", "3"};
    applied(platform);
    EXPECT_EQ(user("ls@corp.cn"), "李四, 华东组, active");
    EXPECT_EQ(changes(run(platform)).size(), 0u);
}

TEST_P(Runs, whoever_left_is_out_at_once_and_keeps_customers_until_they_are_handed_over) {
    company();
    const auto platform = set_up("feishu");
    applied(platform);
    ASSERT_EQ(world.call("assistant", "POST", "/customers", R"({"name":"杭州精工"})").status, 201);
    platforms.people.erase("me");
    applied(platform);
    EXPECT_EQ(world.call("assistant", "GET", "/customers").status, 401);
    const auto leavers = world.call("admin", "GET", "/directory_leavers");
    ASSERT_EQ(leavers.json.at("items").as_array().size(), 1u) << leavers.body;
    EXPECT_EQ(leavers.json.at("items").at(0).at("customer_count").as_int64(), 1);
    const auto moved =
        world.call("admin", "POST", fmt::format("/users/{}/handover", world.id_of("assistant").v),
                   fmt::format(R"({{"successor_id":"{}"}})", world.id_of("colleague").v));
    EXPECT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(world.call("admin", "GET", "/directory_leavers").json.at("items").as_array().size(),
              0u);
}

TEST_P(Runs, that_broke_off_for_good_are_gone_on_with_from_their_page) {
    company();
    const auto platform = set_up("wecom");
    const auto id = run(platform);
    const auto path = "/directory_runs/" + id;
    ASSERT_EQ(world.call("admin", "POST", path + "/application").status, 200);
    EXPECT_TRUE(run_of(id).json.at("actions").as_array().empty()) << "its job waits";
    const auto given_up = storage::write_now(world.db(), world.system(), [&](auto& tx) {
        const auto job = storage::claim_job(tx, "gone", world.now);
        EXPECT_EQ(job->kind, kRunJob);
        return Result<bool>(storage::fail_job(tx, "gone", *job, world.now, "worn out", false));
    });
    ASSERT_TRUE(given_up.ok() && *given_up);
    world.run_jobs();
    EXPECT_EQ(state(id), "applying") << "nobody goes on with it";
    EXPECT_EQ(run_of(id).json.at("actions").at(0).as_string(), "resume");
    EXPECT_EQ(world.call("manager", "POST", path + "/resumption").status, 403);
    act(id, "resumption");
    EXPECT_EQ(state(id), "applied");
    EXPECT_EQ(user("zs@corp.cn"), "张三, 华东组, active");
    EXPECT_EQ(world.call("admin", "POST", path + "/resumption").code(),
              "directory.run_is_elsewhere");
}

TEST_P(Runs, an_account_is_taken_off_its_user_and_given_back_by_an_administrator) {
    company();
    const auto platform = set_up("wecom");
    applied(platform);
    const auto me = std::to_string(world.id_of("assistant").v);
    const auto found = [&] {
        return world.call("admin", "GET", "/platform_accounts?user_id=" + me)
            .json.at("items")
            .as_array();
    };
    ASSERT_EQ(found().size(), 1u);
    const auto path = "/platform_accounts/" + std::string(found().at(0).at("id").as_string());
    EXPECT_EQ(world.call("manager", "POST", path + "/unbinding").status, 403);
    EXPECT_EQ(world.call("admin", "POST", path + "/unbinding").json.at("actions").at(0).as_string(),
              "bind");
    EXPECT_TRUE(found().empty());
    const auto again = run(platform);
    ASSERT_EQ(changes(again).size(), 1u) << "it is proposed, not chosen";
    EXPECT_FALSE(changes(again).at(0).at("chosen").as_bool());
    const auto bind = [&](const std::string& user) {
        return world.call("admin", "POST", path + "/binding", R"({"user_id":")" + user + "\"}");
    };
    const auto others = world.call("admin", "GET", "/platform_accounts");
    for (const auto& one : others.json.at("items").as_array())
        if (one.at("name").as_string() == "张三") {
            EXPECT_EQ(bind(std::string(one.at("user_id").as_string())).fields(),
                      Texts{"user_id:directory.user_is_bound"});
        }
    EXPECT_EQ(bind("7").fields(), Texts{"user_id:field.no_such_record"});
    EXPECT_EQ(bind(me).text("bound"), "name");
    EXPECT_EQ(bind(std::to_string(world.id_of("colleague").v)).fields(),
              Texts{"user_id:directory.user_is_bound"})
        << "taken off first";
    const auto audit = storage::read_now(world.db(), world.org(), [&](storage::Tx& tx) {
        int entries = 0;
        tx.run_text(
            "SELECT COUNT(*) FROM audit WHERE org_id = $1 AND entity = 'platform_account'", {},
            [&](const storage::RowView& row) { entries = static_cast<int>(row.integer(0)); });
        return entries;
    });
    EXPECT_EQ(audit, 5) << "three made, one taken off and given back";
}

TEST_P(Runs, the_last_administrator_is_not_thrown_out_by_a_platform) {
    company();
    const auto platform = set_up("wecom");
    platforms.people["boss"] = {"老板", "", "admin2@world.test", "1"};
    applied(platform);
    platforms.people.erase("boss");
    const auto id = applied(platform);
    EXPECT_EQ(count(id, "skipped_count"), 1);
    const auto skipped = changes(id, "&state=skipped");
    ASSERT_EQ(skipped.size(), 1u);
    EXPECT_FALSE(skipped.at(0).at("why").as_string().empty());
    EXPECT_EQ(user("admin2@world.test"), "老板, , active");
}

TEST_P(Runs, what_happened_since_is_kept_when_a_run_is_taken_back) {
    company();
    const auto platform = set_up("wecom");
    const auto id = applied(platform);
    const auto zs = changes(id, "&kind=add_person");
    const std::string li(zs.at(0).at("user_id").as_string());
    ASSERT_EQ(
        world.call("admin", "PATCH", "/users/" + li, R"({"name":"李四四"})", {{"if-match", "1"}})
            .status,
        200);
    platforms.before = [](const auto&) { return Platforms::Reply{500, ""}; };
    const auto other = run(platform);
    EXPECT_EQ(world.call("admin", "POST", "/directory_runs/" + id + "/reversal").code(),
              "directory.run_under_way");
    act(other, "discard");
    act(id, "reversal");
    EXPECT_EQ(state(id), "undone");
    EXPECT_EQ(user("zs@corp.cn"), "张三, 华东组, left");
    EXPECT_EQ(user("ls@corp.cn"), "李四四, 销售部, active") << "changed since";
    EXPECT_EQ(user("assistant@world.test"), "assistant, 华东一组, active");
    EXPECT_EQ(count(id, "kept_count"), 3) << "two teams and one person";
    EXPECT_EQ(count(id, "undone_count"), 2);
}

TEST_P(Runs, what_is_not_chosen_is_left_and_what_is_in_the_way_needs_a_word) {
    company();
    platforms.people["zs"].mobile = platforms.people["ls"].mobile;
    const auto platform = set_up("wecom");
    const auto id = run(platform);
    EXPECT_EQ(count(id, "conflict_count"), 2);
    const auto conflicts = changes(id, "&kind=conflict");
    const auto path =
        "/directory_changes/" + std::string(conflicts.at(0).at("id").as_string()) + "/choice";
    EXPECT_EQ(world.call("admin", "POST", path, R"({"chosen":true})").fields(),
              Texts{"user_id:directory.say_who"});
    const auto colleague = std::to_string(world.id_of("colleague").v);
    EXPECT_EQ(world.call("admin", "POST", path, R"({"chosen":true,"user_id":")" + colleague + "\"}")
                  .status,
              200);
    const auto link = changes(id, "&kind=link_person");
    for (const auto& one : link)
        if (one.at("name").as_string() == "助理") {
            ASSERT_EQ(
                world
                    .call("admin", "POST",
                          "/directory_changes/" + std::string(one.at("id").as_string()) + "/choice",
                          R"({"chosen":false})")
                    .status,
                200);
        }
    act(id, "application");
    EXPECT_EQ(user("colleague@world.test"), "李四, 销售部, active");
    EXPECT_EQ(user("assistant@world.test"), "assistant, 华东一组, active") << "was not chosen";
    EXPECT_EQ(world.call("admin", "POST", path, R"({"chosen":false})").code(),
              "directory.run_is_elsewhere");
}

TEST_P(Runs, a_platform_that_is_away_for_an_hour_is_read_to_the_end_afterwards) {
    company();
    const auto platform = set_up("feishu");
    platforms.before = [](const auto&) { return Platforms::Reply{500, "down"}; };
    const auto id = run(platform);
    for (int minute = 0; minute < 60; minute += 2) {
        world.now = world.now.plus_ms(2 * kMinuteMs);
        world.run_jobs();
    }
    EXPECT_EQ(state(id), "reading");
    EXPECT_LE(platforms.received().size(), 9u) << "left in peace for longer each time";
    EXPECT_EQ(run_of(id).text("problem"), "HTTP 500");
    platforms.before = nullptr;
    world.now = world.now.plus_ms(kHourMs);
    world.run_jobs();
    EXPECT_EQ(state(id), "ready");
    EXPECT_EQ(
        world.call("admin", "POST", "/directory_runs", R"({"platform_id":")" + platform + "\"}")
            .status,
        201)
        << "one that waits is replaced";
    EXPECT_EQ(state(id), "discarded");
}

TEST_P(Runs, a_run_goes_on_where_a_busy_platform_stopped_it_and_with_a_fresh_token) {
    company();
    for (int i = 0; i < 7; ++i)
        platforms.people[fmt::format("p{}", i)] = {fmt::format("员工{}", i), "",
                                                   fmt::format("p{}@corp.cn", i), "2"};
    platforms.page_size = 2;
    const auto platform = set_up("dingtalk");
    int lists = 0;
    platforms.before = [&](const auto& in) -> std::optional<Platforms::Reply> {
        if (in.target.find("/user/list") == in.target.npos || ++lists != 4) return std::nullopt;
        platforms.token = "T2";
        return Platforms::Reply{200, R"({"errcode":90018,"errmsg":"too often"})"};
    };
    const auto id = run(platform);
    EXPECT_EQ(state(id), "reading");
    const auto before = platforms.asked("/user/list");
    EXPECT_EQ(
        world.call("admin", "POST", "/directory_runs", R"({"platform_id":")" + platform + "\"}")
            .code(),
        "directory.run_under_way");
    world.now = world.now.plus_ms(kMinuteMs);
    world.run_jobs();
    EXPECT_EQ(state(id), "ready");
    EXPECT_EQ(count(id, "person_count"), 10);
    EXPECT_LE(platforms.asked("/user/list") - before, 6) << "nothing is read from the start again";
    EXPECT_EQ(platforms.tokens_given, 2);
}

TEST_P(Runs, a_refusal_ends_it_and_administrators_learn_why) {
    const auto platform = set_up("wecom");
    ASSERT_EQ(world
                  .call("admin", "PATCH", "/platforms/" + platform, R"({"secret":"wrong"})",
                        {{"if-match", "1"}})
                  .status,
              200);
    const auto id = run(platform);
    EXPECT_EQ(state(id), "failed");
    EXPECT_EQ(run_of(id).text("problem"), "40001 invalid credential");
    EXPECT_EQ(run_of(id).body.find("wrong"), std::string::npos);
    const auto told = world.call("admin", "GET", "/notices");
    EXPECT_EQ(told.json.at("items").at(0).at("kind").as_string(), "directory.failed");
}

TEST_P(Runs, nonsense_for_a_day_is_a_failure_and_no_harm) {
    const auto platform = set_up("feishu");
    platforms.before = [](const auto&) { return Platforms::Reply{200, "<html>"}; };
    const auto id = run(platform);
    for (int hour = 0; hour < 27; hour += 3) {
        world.now = world.now.plus_ms(3 * kHourMs);
        world.run_jobs();
    }
    EXPECT_EQ(state(id), "failed");
}

TEST_P(Runs, the_clock_starts_one_on_working_days_and_only_so_many_may_leave_alone) {
    company();
    const auto platform = set_up(
        "wecom", R"(,"sync_daily":true,"sync_minute":600,"apply_alone":true,"leavers_percent":40)");
    const auto runs = [&] {
        return world.call("admin", "GET", "/directory_runs").json.at("items").as_array();
    };
    world.run_jobs();  // Tuesday 10:20
    ASSERT_EQ(runs().size(), 1u);
    const std::string first(runs().at(0).at("id").as_string());
    EXPECT_EQ(state(first), "ready") << "the first is always confirmed";
    world.run_jobs();
    EXPECT_EQ(runs().size(), 1u) << "once a day";
    act(first, "application");
    platforms.people.erase("ls");
    world.now = world.now.plus_ms(kDayMs);
    world.run_jobs();
    EXPECT_EQ(runs().at(0).at("state").as_string(), "applied");
    EXPECT_EQ(user("ls@corp.cn"), "李四, 销售部, left");
    platforms.people.erase("zs");
    world.now = world.now.plus_ms(kDayMs);
    world.run_jobs();
    EXPECT_EQ(runs().at(0).at("state").as_string(), "ready") << "one of two is too many";
    world.now = world.now.plus_ms(2 * kDayMs);  // Saturday
    world.run_jobs();
    EXPECT_EQ(runs().size(), 3u);
}

TEST_P(Runs, two_thousand_people_in_a_hundred_departments_arrive) {
    for (int i = 0; i < 100; ++i)
        platforms.departments[std::to_string(i + 10)] = {i < 10 ? "1" : std::to_string(i / 10 + 9),
                                                         fmt::format("部门{}", i)};
    for (int i = 0; i < 2000; ++i)
        platforms.people[fmt::format("p{:04}", i)] = {
            fmt::format("员工{}", i), fmt::format("139{:08}", i), fmt::format("p{}@corp.cn", i),
            std::to_string(i % 100 + 10)};
    const auto platform = set_up("dingtalk");
    const auto id = applied(platform);
    EXPECT_EQ(count(id, "applied_count"), 2100);
    EXPECT_EQ(count(id, "skipped_count"), 0);
    EXPECT_EQ(state(run(platform)), "applied");
    EXPECT_EQ(world.call("admin", "GET", "/platform_accounts?limit=1").status, 200);
}

}  // namespace
}  // namespace zhuli::directory
