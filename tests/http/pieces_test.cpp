// Bodies that are fetched while they are sent, and the room all of them share.
#include "tests/http/fixtures.hpp"

#include <atomic>
#include <thread>

#include "http/byte_budget.hpp"

namespace zhuli::http_test {
namespace {

constexpr std::int64_t kPiece = 100'000;

std::string whole_of(std::int64_t size) {
    std::string bytes;
    for (std::int64_t i = 0; i < size; ++i) bytes += static_cast<char>('a' + i / kPiece % 26);
    return bytes;
}

/// Serves `whole` in pieces; breaks off before `broken_at`, if that is not negative.
http::Handler in_pieces(const std::string& whole, std::atomic<int>& reads, std::int64_t broken_at,
                        const std::shared_ptr<void>& room = nullptr) {
    return [&whole, &reads, broken_at, room](const http::Request&, http::Respond respond) {
        auto pieces = std::make_shared<http::Pieces>();
        pieces->byte_count = static_cast<std::int64_t>(whole.size());
        pieces->room = room;
        pieces->read = [&whole, &reads, broken_at](std::int64_t from) {
            ++reads;
            if (from == broken_at) return std::string();
            return whole.substr(static_cast<std::size_t>(from), kPiece);
        };
        http::Response response{200, {}, whole.substr(0, kPiece)};
        response.pieces = pieces;
        respond(std::move(response));
    };
}

TEST(Pieces, arrive_one_after_another_as_one_body) {
    const std::string whole = whole_of(25 * kPiece + 7);
    std::atomic<int> reads{0};
    http::Server server(quick(), in_pieces(whole, reads, -1));
    server.start();
    RawClient client(server.port());
    for (int i = 0; i < 2; ++i) {
        client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        EXPECT_TRUE(client.answer().body == whole) << "on a connection that goes on";
    }
    EXPECT_EQ(reads, 50) << "the first came with the answer";
    client.say("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(client.answer(false).header("Content-Length"), std::to_string(whole.size()));
    EXPECT_EQ(reads, 50);
}

TEST(Pieces, that_fail_end_the_connection_too_early) {
    const std::string whole = whole_of(5 * kPiece);
    std::atomic<int> reads{0};
    http::Server server(quick(), in_pieces(whole, reads, 3 * kPiece));
    server.start();
    RawClient client(server.port());
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_LT(client.answer().body.size(), whole.size());
}

TEST(Pieces, that_have_begun_go_on_to_the_end_when_the_server_stops) {
    const std::string whole = whole_of(200 * kPiece);
    std::atomic<int> reads{0};
    http::Server server(quick(), in_pieces(whole, reads, -1));
    server.start();
    RawClient client(server.port());
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (reads < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_LT(reads, 150) << "more is held back than the sockets take";
    std::thread stopper([&] { server.stop(); });
    EXPECT_TRUE(client.answer().body == whole);
    stopper.join();
    EXPECT_EQ(reads, 199);
}

TEST(Pieces, that_nobody_fetches_hold_up_a_stop_for_its_time_only) {
    const std::string whole = whole_of(400 * kPiece);
    std::atomic<int> reads{0};
    auto config = quick();
    config.drain_ms = 300;
    auto room = std::make_shared<int>(0);
    const std::weak_ptr<int> held = room;
    {
        http::Server server(config, in_pieces(whole, reads, -1, std::move(room)));
        server.start();
        RawClient client(server.port());
        client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (reads < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        const auto began = std::chrono::steady_clock::now();
        server.stop();
        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
        EXPECT_LT(reads, 399);
    }
    EXPECT_TRUE(held.expired()) << "nothing is kept of it";
}

TEST(ByteBudgets, room_comes_back_with_its_last_holder) {
    std::shared_ptr<void> kept;
    {
        http::ByteBudget budget(100);
        kept = budget.take(60);
        ASSERT_NE(kept, nullptr);
        EXPECT_EQ(budget.take(41), nullptr);
        auto rest = budget.take(40);
        ASSERT_NE(rest, nullptr);
        EXPECT_EQ(budget.left(), 0u);
        auto twice = rest;
        rest.reset();
        EXPECT_EQ(budget.left(), 0u);
        twice.reset();
        EXPECT_EQ(budget.left(), 40u);
    }
    kept.reset();  // after the budget itself
}

TEST(ByteBudgets, one_holder_gets_its_share_only) {
    http::ByteBudget budget(100, 40);
    const auto one = budget.take(30, "a");
    ASSERT_NE(one, nullptr);
    EXPECT_EQ(budget.take(11, "a"), nullptr);
    const auto other = budget.take(40, "b");
    EXPECT_NE(other, nullptr);
    EXPECT_EQ(budget.take(31, "c"), nullptr) << "so much is not left";
    auto rest = budget.take(10, "a");
    EXPECT_NE(rest, nullptr);
    rest.reset();
    EXPECT_NE(budget.take(10, "a"), nullptr);
}

TEST(ByteBudgets, bodies_beyond_the_room_are_told_to_come_again) {
    auto config = quick();
    config.body_budget = 150'000;
    config.body_grace_ms = 3000;
    Echo echo(config);
    const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n";
    RawClient first(echo.port()), second(echo.port());
    first.say(
        "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        "Content-Length: 100000\r\n\r\n");
    ASSERT_TRUE(first.hears("100 Continue\r\n\r\n"));
    second.say(head);
    const auto refused = second.answer();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "2");
    EXPECT_TRUE(echo.lives()) << "small requests need no room";
    first.say(std::string(100'000, 'x'));
    EXPECT_EQ(first.answer().status, 200);
    RawClient third(echo.port());
    third.say(head + std::string(100'000, 'x'));
    EXPECT_EQ(third.answer().status, 200) << "the room came back";
}

}  // namespace
}  // namespace zhuli::http_test
