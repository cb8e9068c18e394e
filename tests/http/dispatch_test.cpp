// What the dispatcher owes every route: media type, keys given once, origin, idempotency, what a
// stale write is told, clear answers to empty bodies.
#include "tests/http/fixtures.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <future>

#include "http/access_log.hpp"
#include "storage/save.hpp"

namespace zhuli::http_test {
namespace {

using support::Answer;
using support::World;

Answer call_raw(World& world, http::Request request) {
    std::promise<http::Response> answered;
    http::handle(world.site(), request,
                 [&](http::Response response) { answered.set_value(std::move(response)); });
    auto response = answered.get_future().get();
    Answer answer{response.status, nullptr, response.body, response.headers};
    boost::system::error_code error;
    answer.json = boost::json::parse(answer.body, error);
    return answer;
}

TEST(json_body, a_key_given_twice_is_refused_by_its_name) {
    World world;
    const auto twice =
        world.call("assistant", "POST", "/customers", R"({"name":"甲","phone":"1","name":"乙"})");
    EXPECT_EQ(twice.status, 422);
    EXPECT_EQ(twice.fields(), std::vector<std::string>{"name:field.repeated"});
    EXPECT_EQ(http::repeated_key(R"({"a":[{"b":1},{"b":1,"c":{"d":0,"d":0}}]})"), "a.1.c.d");
    EXPECT_EQ(http::repeated_key(R"({"a":{"b":1},"c":{"b":1},"d":["a","a"]})"), std::nullopt);
    EXPECT_EQ(http::repeated_key(R"({"\u0061":1,"a":2})"), "a");
    EXPECT_EQ(http::repeated_key(R"({"":1,"":2})"), "");
}

TEST(json_body, only_application_json_is_read) {
    for (const std::string good : {"application/json", "application/json; charset=utf-8",
                                   "Application/JSON", "application/json ;x=1"})
        EXPECT_TRUE(http::is_json_type(good)) << good;
    for (const std::string bad : {"", "application/jsonx", "application/json-patch+json",
                                  "text/plain", "application/json/x"})
        EXPECT_FALSE(http::is_json_type(bad)) << bad;
    http::Request request{"POST", "/", {{"content-type", "application/jsonp"}}, "{}", "", ""};
    const auto refused = http::parse_body(request);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(static_cast<int>(refused.problem().status), 415);
}

TEST(empty_bodies, are_answered_clearly_on_every_route) {
    World world;
    for (const auto* route : world.site().router.routes()) {
        if (route->kind != http::Kind::write) continue;
        std::string path(route->path);
        for (auto at = path.find('{'); at != path.npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "1");
        for (const std::string type : {"", "application/json"}) {
            std::vector<std::pair<std::string, std::string>> headers{{"if-match", "1"}};
            if (!type.empty()) headers.emplace_back("content-type", type);
            const auto answer = world.call("admin", std::string(http::method_name(route->method)),
                                           path, "", headers);
            EXPECT_LT(answer.status, 500) << route->path << answer.body;
            const bool wants = std::any_of(
                route->in_fields.begin(), route->in_fields.end(),
                [](const Field& field) { return field.has(required) && !field.has(from_path); });
            if (wants && route->method == http::Method::post) {
                EXPECT_EQ(answer.status, 422) << route->path << answer.body;
            }
        }
    }
}

TEST(origin, a_write_from_another_site_is_refused) {
    World world;
    const auto sign_in = [&](const std::string& origin) {
        http::Request request{"POST",
                              "/api/v1/session",
                              {{"host", "crm.example.cn"},
                               {"content-type", "application/json"},
                               {"cookie", "zhuli_session=x"}},
                              "{}",
                              "127.0.0.1",
                              ""};
        if (!origin.empty()) request.headers.emplace_back("origin", origin);
        return call_raw(world, request);
    };
    for (const std::string other :
         {"https://evil.test", "null", "https://crm.example.cn.evil.test"}) {
        EXPECT_EQ(sign_in(other).status, 403) << other;
        EXPECT_EQ(sign_in(other).code(), "problem.origin") << other;
    }
    EXPECT_NE(sign_in("").code(), "problem.origin");
    EXPECT_NE(sign_in("https://crm.example.cn").code(), "problem.origin");
    EXPECT_NE(sign_in("http://crm.example.cn:8443").code(), "problem.origin");
}

TEST(idempotency, belongs_to_the_address_and_not_to_its_query) {
    World world;
    const std::vector<std::pair<std::string, std::string>> key{{"idempotency-key", "k1"}};
    const std::string body = R"({"name":"一次"})";
    const auto first = world.call("assistant", "POST", "/customers", body, key);
    ASSERT_EQ(first.status, 201);
    const auto again = world.call("assistant", "POST", "/customers?", body, key);
    EXPECT_EQ(again.text("id"), first.text("id"));
    EXPECT_EQ(world.call("assistant", "POST", "/customers", R"({"name":"二"})", key).code(),
              "problem.idempotency_mismatch");
}

TEST(idempotency, compares_everything_but_passwords) {
    World world;
    const std::vector<std::pair<std::string, std::string>> key{{"idempotency-key", "k1"}};
    const auto add = [&](const std::string& name, const std::string& password) {
        return world.call("admin", "POST", "/users",
                          R"({"email":"new@demo.zhuli","roles":["assistant"],"name":")" + name +
                              R"(","password":")" + password + "\"}",
                          key);
    };
    const auto first = add("新人", "one-Password-2026");
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(add("新人", "another-Password-2026").text("id"), first.text("id"));
    EXPECT_EQ(add("别人", "one-Password-2026").code(), "problem.idempotency_mismatch");
}

class OnEngine : public testing::TestWithParam<support::Engine> {};
INSTANTIATE_TEST_SUITE_P(, OnEngine, testing::ValuesIn(support::engines()),
                         [](const auto& test) { return support::name_of(test.param); });

TEST_P(OnEngine, first_requests_with_one_key_at_once_make_one_record) {
    World world(GetParam());
    for (int round = 0; round < 10; ++round) {
        const std::string name = "同时" + std::to_string(round);
        const std::vector<std::pair<std::string, std::string>> key{{"idempotency-key", name}};
        std::vector<std::future<Answer>> calls;
        for (int i = 0; i < 8; ++i)
            calls.push_back(std::async(std::launch::async, [&] {
                return world.call("assistant", "POST", "/customers", R"({"name":")" + name + "\"}",
                                  key);
            }));
        std::string id;
        for (auto& call : calls) {
            const auto answer = call.get();
            EXPECT_EQ(answer.status, 201) << answer.body;
            if (id.empty()) id = answer.text("id");
            EXPECT_EQ(answer.text("id"), id);
        }
    }
}

TEST(stale_writes, show_the_record_as_its_reader_sees_it) {
    World world;
    const auto made = world.call("assistant", "POST", "/customers",
                                 R"({"name":"密友公司","phone":"13800138000"})");
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string path = "/customers/" + made.text("id");
    const auto stale =
        world.call("assistant", "PATCH", path, R"({"name":"新名公司"})", {{"if-match", "99"}});
    ASSERT_EQ(stale.status, 409) << stale.body;
    const auto read = world.call("assistant", "GET", path);
    EXPECT_EQ(boost::json::serialize(stale.json.at("current")), boost::json::serialize(read.json));
}

TEST(stale_writes, the_store_alone_never_tells_what_is_masked) {
    EXPECT_EQ(http::Router{}.reader_of(http::Route{}), nullptr);
    World world;
    const auto& router = world.site().router;
    const auto reader = [&](std::string_view path) {
        http::Route route;
        route.path = path;
        const auto* found = router.reader_of(route);
        return found ? found->path : std::string_view{};
    };
    EXPECT_EQ(reader("/customers/{id}"), "/customers/{id}");
    EXPECT_EQ(reader("/orders/{id}/confirmation"), "/orders/{id}");
    EXPECT_EQ(reader("/customers"), "");
}

TEST(access_log, is_one_line_of_json_without_anything_secret) {
    const auto line = http::access_line(
        {"id-1", "GET\"\n", "/customers/{id}", "127.0.0.1", 200, 1234, 56}, 1795486800000);
    EXPECT_EQ(line.find('\n'), line.npos);
    const auto json = boost::json::parse(line);
    EXPECT_EQ(json.at("route").as_string(), "/customers/{id}");
    EXPECT_EQ(json.at("status").as_int64(), 200);
    EXPECT_EQ(json.at("us").as_int64(), 1234);
}

TEST(access_log, names_the_template_and_the_time_of_the_site) {
    World world;
    std::promise<http::Response> answered;
    http::Request request{"GET", "/api/v1/customers/7?token=s3cret", {}, "", "127.0.0.1", ""};
    http::handle(world.site(), request,
                 [&](http::Response response) { answered.set_value(std::move(response)); });
    const auto response = answered.get_future().get();
    EXPECT_EQ(response.route, "/customers/{id}");
    const auto at = std::find_if(response.headers.begin(), response.headers.end(),
                                 [](const auto& one) { return one.first == "X-Server-Time"; });
    ASSERT_NE(at, response.headers.end());
    EXPECT_EQ(at->second, std::to_string(world.now.v));
}

}  // namespace
}  // namespace zhuli::http_test
