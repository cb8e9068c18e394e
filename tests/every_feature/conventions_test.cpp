// What every write keeps: a repeated Idempotency-Key gets the first answer, a change names the
// version it is based on, and a full queue says when to come back.
#include <gtest/gtest.h>

#include <algorithm>

#include <boost/json/serialize.hpp>

#include <future>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {
namespace {

using support::Answer;
using support::Engine;
using support::World;
using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kToken = "/api_tokens";  // shown once: never replayed

class Conventions : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};
    Records records{world};

    /// The address with a record of the administrator's own; empty if nobody can make one.
    std::string path_of(const http::Route& route) {
        std::string path(route.path);
        const auto at = path.find("{id}");
        if (at == path.npos) return path;
        const Target* target = find_target(route.path);
        return target ? path.replace(at, 4, records.of(*target, "admin")) : "";
    }
    template <class F>
    void each(http::Method method, F&& see) {
        for (const auto* route : world.site().router.routes())
            if (route->method == method && route->kind == http::Kind::write)
                if (const auto path = path_of(*route); !path.empty()) see(*route, path);
    }
};
INSTANTIATE_TEST_SUITE_P(On, Conventions, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

bool takes_secrets(const http::Route& route) {
    return std::ranges::any_of(route.in_fields,
                               [](const Field& field) { return field.has(secret); });
}

TEST_P(Conventions, every_post_answers_a_repeated_key_as_the_first_time) {
    int repeated = 0;
    each(http::Method::post, [&](const http::Route& route, const std::string& path) {
        const Headers key{{"idempotency-key", "key of " + std::string(route.path)}};
        const auto body = body_for(route);
        const auto first = world.call("admin", "POST", path, body, key);
        const auto again = world.call("admin", "POST", path, body, key);
        if (first.status >= 300 || route.path == kToken) return;
        ++repeated;
        EXPECT_EQ(again.status, first.status) << path;
        EXPECT_EQ(again.body, first.body) << path;
        // Of a body with a password only the rest is compared, whatever its spelling.
        EXPECT_EQ(world.call("admin", "POST", path, body + " ", key).code(),
                  takes_secrets(route) ? "" : "problem.idempotency_mismatch")
            << path;
    });
    EXPECT_GE(repeated, 6);
}

TEST_P(Conventions, every_change_names_the_version_it_is_based_on) {
    int changed = 0;
    each(http::Method::patch, [&](const http::Route&, const std::string& path) {
        ++changed;
        EXPECT_EQ(world.call("admin", "PATCH", path, "{}").status, 428) << path;
        EXPECT_EQ(world.call("admin", "PATCH", path, "{}", {{"if-match", "x"}}).status, 428);
        const auto stale = world.call("admin", "PATCH", path, "{}", {{"if-match", "99"}});
        EXPECT_EQ(stale.status, 409) << path << " " << stale.body;
        EXPECT_TRUE(stale.json.as_object().contains("current")) << path << " " << stale.body;
    });
    EXPECT_GE(changed, 6);
}

/// The world's database with a queue that is always full.
class Full final : public storage::Database {
 public:
    explicit Full(storage::Database& db) : db_(db) {}
    storage::Dialect dialect() const override { return db_.dialect(); }
    void read(Id org, const std::function<void(storage::Tx&)>& work) override {
        db_.read(org, work);
    }
    void write(storage::Unit) override { throw storage::QueueFull("full"); }
    void on_commit(storage::CommitListener) override {}
    void execute_script(std::string_view script) override { db_.execute_script(script); }
    void backup_to(const std::string& file) override { db_.backup_to(file); }
    storage::Figures figures() override { return db_.figures(); }
    const std::string& owner() const override { return db_.owner(); }
    void drain() override {}

 private:
    storage::Database& db_;
};

TEST(FullQueue, is_answered_with_503_and_when_to_come_back) {
    World world;
    Full full(world.db());
    const auto site = cli::make_site(full, support::all_features(), [&] { return world.now; });
    http::Request request{"POST",
                          "/api/v1/customers",
                          {{"content-type", "application/json"},
                           {"authorization", "Bearer " + world.token_of("assistant")}},
                          R"({"name":"苏州恒达精密"})",
                          "127.0.0.1"};
    std::promise<http::Response> answered;
    http::handle(site, request,
                 [&](http::Response response) { answered.set_value(std::move(response)); });
    const auto response = answered.get_future().get();
    EXPECT_EQ(response.status, 503);
    const std::pair<std::string, std::string> wanted{"Retry-After", "1"};
    EXPECT_TRUE(std::count(response.headers.begin(), response.headers.end(), wanted));
    request.method = "GET";
    std::promise<int> read;
    http::handle(site, request, [&](const http::Response& one) { read.set_value(one.status); });
    EXPECT_EQ(read.get_future().get(), 200) << "reading goes on";
}

}  // namespace
}  // namespace zhuli::rights
