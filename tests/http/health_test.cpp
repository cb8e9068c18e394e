// What operators ask: whether it lives, whether it is ready, and the figures, without any tenant's.
#include "http/health.hpp"

#include "tests/http/fixtures.hpp"

namespace zhuli::http_test {
namespace {

using support::Engine;
using support::World;

class Health : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};
    http::Response ask(const std::string& path) {
        return http::health_response(world.site(), path).value();
    }
};
INSTANTIATE_TEST_SUITE_P(On, Health, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(Health, lives_and_is_ready) {
    EXPECT_EQ(ask("/healthz").status, 200);
    EXPECT_EQ(ask("/readyz").status, 200);
    EXPECT_FALSE(http::health_response(world.site(), "/elsewhere").has_value());
}

TEST_P(Health, is_not_ready_on_another_program_s_schema) {
    world.db().execute_script(
        "INSERT INTO migration (capability, number, checksum) VALUES ('tomorrow', 1, 'x')");
    EXPECT_EQ(ask("/readyz").status, 503);
    EXPECT_EQ(ask("/healthz").status, 200) << "the process is well";
}

TEST_P(Health, is_not_ready_while_stopping) {
    *world.site().stopping = true;
    EXPECT_EQ(ask("/readyz").status, 503);
    EXPECT_EQ(ask("/readyz").body, "stopping\n");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_P(Health, counts_answers_by_the_template_of_their_route) {
    world.call("assistant", "POST", "/customers", R"({"name":"苏州恒达精密"})");
    world.call("assistant", "POST", "/customers", "{}");
    world.call("assistant", "GET", "/customers/999");
    world.call("assistant", "GET", "/no/such/address");
    world.follow_events();
    world.follow_events();  // what consumers wrote themselves
    const auto text = ask("/metrics").body;
    for (const char* line :
         {R"(zhuli_http_requests_total{method="POST",route="/customers",status="201"} 1)",
          R"(zhuli_http_requests_total{method="POST",route="/customers",status="422"} 1)",
          R"(zhuli_http_requests_total{method="GET",route="/customers/{id}",status="404"} 1)",
          R"(zhuli_http_requests_total{method="",route="other",status="404"} 1)",
          R"(zhuli_http_request_seconds_count{method="POST",route="/customers"} 2)",
          R"(zhuli_http_request_seconds_bucket{method="POST",route="/customers",le="+Inf"} 2)",
          "\nzhuli_write_queue_units 0", "\nzhuli_live_subscribers 0",
          R"(zhuli_consumer_lag_events{consumer="metrics.rollup"} 0)"})
        EXPECT_TRUE(has(text, line)) << line << "\n" << text;
}

double value_of(const std::string& text, const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    return at == text.npos ? -1 : std::atof(text.c_str() + at + name.size() + 2);
}

TEST_P(Health, tells_figures_of_the_database_and_of_the_process) {
    const auto before = ask("/metrics").body;
    world.call("assistant", "POST", "/customers", R"({"name":"苏州恒达精密"})");
    const auto after = ask("/metrics").body;
    for (const char* name : {"zhuli_commits_total", "zhuli_committed_units_total"})
        EXPECT_EQ(value_of(after, name), value_of(before, name) + 1) << name;
    EXPECT_GT(value_of(after, "zhuli_database_bytes"), 10'000);
    EXPECT_GT(value_of(after, "process_resident_memory_bytes"), 1'000'000);
}

TEST_P(Health, tells_nothing_of_a_tenant) {
    const auto made = world.call("assistant", "POST", "/customers", R"({"name":"苏州恒达精密"})");
    world.call("assistant", "GET", "/customers/" + made.text("id"));
    const auto text = ask("/metrics").body;
    for (const std::string& word :
         {std::string("拾光"), std::string("恒达"), made.text("id"), std::string("world.test")})
        EXPECT_FALSE(has(text, word)) << word;
}

TEST(health_socket, answers_without_a_sign_in) {
    Served served;
    for (const char* path : {"/healthz", "/readyz", "/metrics"}) {
        RawClient client(served.port());
        client.say(std::string("GET ") + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        EXPECT_EQ(client.answer().status, 200) << path;
    }
}

}  // namespace
}  // namespace zhuli::http_test
