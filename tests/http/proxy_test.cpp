// Who asks behind reverse proxies: what a trusted one says, what anybody else says, and what the
// limits of open addresses count.
#include "tests/http/fixtures.hpp"

#include "http/open_limits.hpp"

namespace zhuli::http_test {
namespace {

using http::counted_as;
using http::Proxies;

Proxies trusting(std::initializer_list<const char*> networks) {
    Proxies proxies;
    for (const char* network : networks) EXPECT_TRUE(proxies.trust(network)) << network;
    return proxies;
}

TEST(TrustedProxies, the_right_most_address_that_is_no_proxy_asks) {
    const auto proxies = trusting({"127.0.0.1", "10.8.0.0/16", "2001:db8:1::/48"});
    struct Row {
        const char *peer, *forwarded, *client;
    };
    for (const Row& row :
         std::initializer_list<Row>{{"127.0.0.1", "203.0.113.7", "203.0.113.7"},
                                    {"127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"},
                                    {"127.0.0.1", "203.0.113.7, 10.8.3.4", "203.0.113.7"},
                                    {"127.0.0.1", "1.1.1.1,203.0.113.7 ,\t10.8.3.4", "203.0.113.7"},
                                    {"10.8.255.255", "203.0.113.7:51234", "203.0.113.7"},
                                    {"2001:db8:1::9", "2001:db8:2::7", "2001:db8:2::7"},
                                    {"2001:db8:1::9", "[2001:db8:2::7]:443", "2001:db8:2::7"},
                                    {"::ffff:127.0.0.1", "::ffff:203.0.113.7", "203.0.113.7"},
                                    {"127.0.0.1", "10.8.0.1, 10.8.0.2", "10.8.0.1"},
                                    {"127.0.0.1", "", "127.0.0.1"}})
        EXPECT_EQ(proxies.client_of(row.peer, row.forwarded), row.client)
            << row.peer << " / " << row.forwarded;
}

TEST(TrustedProxies, what_anybody_else_says_counts_for_nothing) {
    const auto proxies = trusting({"127.0.0.1", "10.8.0.0/16"});
    EXPECT_EQ(proxies.client_of("203.0.113.7", "198.51.100.1"), "203.0.113.7");
    EXPECT_EQ(proxies.client_of("10.9.0.1", "198.51.100.1"), "10.9.0.1");
    EXPECT_EQ(proxies.client_of("127.0.0.1", "127.0.0.1, 203.0.113.7"), "203.0.113.7")
        << "the client claims to be a proxy";
    EXPECT_EQ(Proxies().client_of("127.0.0.1", "198.51.100.1"), "127.0.0.1");
}

TEST(TrustedProxies, a_malformed_address_ends_what_is_known) {
    const auto proxies = trusting({"127.0.0.1", "10.8.0.0/16"});
    for (const char* bad : {"unknown", "_hidden", "203.0.113", "203.0.113.7.8", "<script>", "[::1",
                            ":", "1.2.3.4:5:6", "203.0.113.7 203.0.113.8"}) {
        EXPECT_EQ(proxies.client_of("127.0.0.1", bad), "127.0.0.1") << bad;
        EXPECT_EQ(proxies.client_of("127.0.0.1", std::string(bad) + ", 10.8.0.1"), "10.8.0.1")
            << bad;
        EXPECT_EQ(proxies.client_of("127.0.0.1", std::string(bad) + ", 203.0.113.7"), "203.0.113.7")
            << "what lies left of the client is its own: " << bad;
    }
    EXPECT_EQ(proxies.client_of("127.0.0.1", "203.0.113.7, , 10.8.0.1"), "10.8.0.1");
    std::string long_chain = "203.0.113.7";
    for (int i = 0; i < 1000; ++i) long_chain += ",10.8.0.1";
    EXPECT_EQ(proxies.client_of("127.0.0.1", long_chain), "10.8.0.1") << "no chain is that long";
}

TEST(TrustedProxies, only_networks_can_be_trusted) {
    Proxies proxies;
    for (const char* bad : {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::1/129",
                            "10.0.0.0/8x", "300.1.1.1"})
        EXPECT_FALSE(proxies.trust(bad)) << bad;
    EXPECT_TRUE(proxies.empty());
    EXPECT_TRUE(proxies.trust("0.0.0.0/0"));
    EXPECT_TRUE(proxies.trusts("198.51.100.1"));
    EXPECT_FALSE(proxies.trusts("2001:db8::1")) << "all of IPv4 only";
}

TEST(TrustedProxies, an_ipv6_caller_is_counted_by_its_network) {
    EXPECT_EQ(counted_as("203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(counted_as("::ffff:203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(counted_as("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
    EXPECT_EQ(counted_as("2001:db8:1:2:bbbb::2"), counted_as("2001:db8:1:2:aaaa::1"));
    EXPECT_NE(counted_as("2001:db8:1:3::1"), counted_as("2001:db8:1:2::1"));
    http::OpenLimits limits;
    const Instant now{1'795'486'800'000};
    for (int i = 0; i < http::kOpenPerMinute; ++i)
        EXPECT_TRUE(limits.admit("2001:db8::" + std::to_string(i + 1), now));
    EXPECT_FALSE(limits.admit("2001:db8::ffff:1", now));
    EXPECT_TRUE(limits.admit("2001:db8:0:1::1", now));
}

/// Whom the server takes for the caller, said over a socket.
std::string caller_over(const Proxies& proxies, const std::string& head,
                        const std::string& body = {}) {
    auto config = quick();
    config.proxies = proxies;
    http::Server server(config, [](const http::Request& request, http::Respond respond) {
        respond({200, {}, request.client_address});
    });
    server.start();
    RawClient client(server.port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\n" + head +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.answer().body;
}

TEST(TrustedProxies, a_request_s_head_tells_and_not_another_s) {
    const auto local = trusting({"127.0.0.1"});
    EXPECT_EQ(caller_over(local, "X-Forwarded-For: 203.0.113.7\r\n"), "203.0.113.7");
    EXPECT_EQ(caller_over(local, "X-Forwarded-For: 203.0.113.7\r\n", "{}"), "203.0.113.7");
    EXPECT_EQ(caller_over(local, "x-forwarded-for: 1.1.1.1\r\nX-Forwarded-For: 203.0.113.7\r\n"),
              "203.0.113.7")
        << "two headers are one list";
    EXPECT_EQ(caller_over({}, "X-Forwarded-For: 203.0.113.7\r\n"), "127.0.0.1");
    auto config = quick();
    config.proxies = local;
    http::Server server(config, [](const http::Request& request, http::Respond respond) {
        respond({200, {}, request.client_address});
    });
    server.start();
    RawClient client(server.port());
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n");
    EXPECT_EQ(client.answer().body, "203.0.113.7");
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(client.answer().body, "127.0.0.1") << "a proxy's connection carries many callers";
}

}  // namespace
}  // namespace zhuli::http_test
