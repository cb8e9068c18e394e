// stop(): what was asked is answered, what was not asked is closed, and nobody waits without need.
#include "tests/http/fixtures.hpp"

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <thread>

namespace zhuli::http_test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const std::string kGet = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Answers from another thread some time after the worker has moved on, as writes do.
struct Late {
    explicit Late(milliseconds delay, const http::ServerConfig& config = quick())
        : server(config, [this, delay](const http::Request&, http::Respond respond) {
              ++asked;
              threads.emplace_back([delay, respond] {
                  std::this_thread::sleep_for(delay);
                  respond({200, {}, "late\n"});
              });
          }) {
        server.start();
    }
    ~Late() {
        for (auto& thread : threads) thread.join();
    }
    void wait_until_asked() {
        while (asked == 0) std::this_thread::sleep_for(milliseconds(1));
    }
    std::atomic<int> asked{0};
    std::vector<std::thread> threads;
    http::Server server;
};

TEST(stop, waits_for_an_answer_given_long_after_its_worker_left) {
    Late late(milliseconds(700));
    RawClient client(late.server.port());
    client.say(kGet);
    late.wait_until_asked();
    late.server.stop();
    const auto answer = client.answer();
    EXPECT_EQ(answer.body, "late\n");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.closes(1000));
}

TEST(stop, of_a_server_that_could_not_start_is_quiet) {
    boost::asio::io_context loop;
    boost::asio::ip::tcp::acceptor taken(loop, {boost::asio::ip::make_address("127.0.0.1"), 0});
    auto config = quick();
    config.port = taken.local_endpoint().port();
    http::Server server(config, [](const http::Request&, http::Respond) {});
    EXPECT_THROW(server.start(), std::exception);
    server.stop();
}

TEST(stop, finishes_a_request_that_is_still_arriving) {
    Echo echo;
    RawClient client(echo.port());
    client.say("POST /b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhe");
    std::this_thread::sleep_for(milliseconds(100));
    std::thread stopper([&] { echo.server().stop(); });
    std::this_thread::sleep_for(milliseconds(100));
    client.say("llo");
    EXPECT_EQ(client.answer().body, "POST /b\nhello");
    stopper.join();
}

TEST(stop, does_not_wait_for_those_who_asked_nothing) {
    Echo echo;
    RawClient idle(echo.port());
    RawClient kept_alive(echo.port());
    kept_alive.say(kGet);
    EXPECT_EQ(kept_alive.answer().status, 200);
    const auto began = steady_clock::now();
    echo.server().stop();
    EXPECT_LT(steady_clock::now() - began, milliseconds(150));
    EXPECT_TRUE(idle.closes(1000));
    EXPECT_TRUE(kept_alive.closes(1000));
    EXPECT_THROW(RawClient{echo.port()}, std::runtime_error);
}

TEST(stop, gives_up_after_its_time) {
    auto config = quick();
    config.drain_ms = 300;
    Late late(milliseconds(1500), config);
    RawClient client(late.server.port());
    client.say(kGet);
    late.wait_until_asked();
    const auto began = steady_clock::now();
    late.server.stop();
    EXPECT_LT(steady_clock::now() - began, milliseconds(1000));
    EXPECT_TRUE(client.closes(1000));
}

TEST(stop, loses_no_answer_under_load) {
    Echo echo;
    std::atomic<int> asked{0}, answered{0};
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&] {
            try {
                RawClient client(echo.port());
                for (int n = 0; n < 2000; ++n) {
                    // Half a request is out before the door closes, so this one has begun; a
                    // connection being closed just then is given time to say so.
                    if (!client.say(kGet.substr(0, 8)) || client.closes(20)) return;
                    ++asked;
                    client.say(kGet.substr(8));
                    const auto answer = client.answer();
                    if (answer.status != 200) return;
                    ++answered;
                    if (answer.header("connection") == "close") return;
                }
            } catch (const std::runtime_error&) {
            }
        });
    std::this_thread::sleep_for(milliseconds(300));
    echo.server().stop();
    for (auto& caller : callers) caller.join();
    EXPECT_GT(answered.load(), 8);
    EXPECT_EQ(asked.load(), answered.load());
}

}  // namespace
}  // namespace zhuli::http_test
