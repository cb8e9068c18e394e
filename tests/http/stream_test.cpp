// Answers that go on: pieces arrive as they are pushed, a reader that leaves or does not keep up is
// noticed, and stop() waits for none of them.
#include "tests/http/fixtures.hpp"

#include <mutex>
#include <thread>

#include "http/stream.hpp"

namespace zhuli::http_test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kQueue = 64 * 1024;

/// Answers every request with a stream of its own.
class Fountain {
 public:
    explicit Fountain(const http::ServerConfig& config = quick())
        : server_(config, [this](const http::Request&, http::Respond respond) {
              http::Response response{200, {{"Content-Type", "text/event-stream"}}, {}};
              response.stream = std::make_shared<http::Stream>(kQueue);
              {
                  const std::lock_guard lock(mutex_);
                  streams_.push_back(response.stream);
              }
              respond(std::move(response));
          }) {
        server_.start();
    }
    std::uint16_t port() const { return server_.port(); }
    http::Server& server() { return server_; }
    /// The streams once there are so many.
    std::vector<std::shared_ptr<http::Stream>> streams(std::size_t count) {
        for (int i = 0; i < 2000; ++i) {
            {
                const std::lock_guard lock(mutex_);
                if (streams_.size() >= count) return streams_;
            }
            std::this_thread::sleep_for(milliseconds(2));
        }
        throw std::runtime_error("too few streams");
    }
    std::shared_ptr<http::Stream> stream() { return streams(1).front(); }

 private:
    std::mutex mutex_;
    std::vector<std::shared_ptr<http::Stream>> streams_;
    http::Server server_;
};

std::string get(const std::string& version = "1.1", const std::string& method = "GET") {
    return method + " /events HTTP/" + version + "\r\nHost: localhost\r\n\r\n";
}

bool becomes_over(const http::Stream& stream, int longest_ms = 5000) {
    for (int i = 0; i < longest_ms / 2; ++i) {
        if (stream.over()) return true;
        std::this_thread::sleep_for(milliseconds(2));
    }
    return false;
}

TEST(stream, pieces_arrive_as_chunks_when_they_are_pushed) {
    Fountain fountain;
    RawClient client(fountain.port());
    client.say(get());
    const auto stream = fountain.stream();
    const auto head = client.answer(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("transfer-encoding"), "chunked");
    EXPECT_TRUE(stream->push("one\n"));
    EXPECT_TRUE(client.hears("4\r\none\n\r\n"));
    std::this_thread::sleep_for(milliseconds(1000));  // longer than any limit of quick()
    EXPECT_TRUE(stream->push("two\n"));
    EXPECT_TRUE(client.hears("4\r\ntwo\n\r\n"));
    stream->push("last\n");
    stream->end();
    EXPECT_TRUE(client.hears("5\r\nlast\n\r\n0\r\n\r\n"));
    EXPECT_TRUE(client.closes());
    EXPECT_FALSE(stream->push("late"));
}

TEST(stream, what_was_pushed_before_the_connection_took_over_arrives) {
    http::Stream stream(kQueue);
    stream.push("early ");
    int woken = 0;
    stream.attach([&] { ++woken; });
    EXPECT_EQ(woken, 1);
    stream.push("bird");
    EXPECT_EQ(woken, 2);
    EXPECT_EQ(stream.take().bytes, "early bird");
    EXPECT_EQ(stream.take().bytes, "");
}

TEST(stream, an_old_client_gets_bytes_until_the_connection_ends) {
    Fountain fountain;
    RawClient client(fountain.port());
    client.say(get("1.0"));
    fountain.stream()->push("plain\n");
    EXPECT_TRUE(client.hears("\r\n\r\nplain\n"));
    fountain.stream()->end();
    EXPECT_TRUE(client.closes());
}

TEST(stream, head_ends_it_at_once) {
    Fountain fountain;
    RawClient client(fountain.port());
    client.say(get("1.1", "HEAD"));
    EXPECT_EQ(client.answer(false).status, 200);
    EXPECT_TRUE(client.closes());
    EXPECT_TRUE(becomes_over(*fountain.stream()));
}

TEST(stream, a_reader_that_leaves_is_noticed_without_a_word) {
    Fountain fountain;
    auto client = std::make_unique<RawClient>(fountain.port());
    client->say(get());
    EXPECT_EQ(client->answer(false).status, 200);
    EXPECT_FALSE(fountain.stream()->over());
    client.reset();
    EXPECT_TRUE(becomes_over(*fountain.stream()));
}

TEST(stream, what_a_reader_says_meanwhile_changes_nothing) {
    Fountain fountain;
    RawClient client(fountain.port());
    client.say(get());
    EXPECT_EQ(client.answer(false).status, 200);
    client.say("GET /again HTTP/1.1\r\nHost: localhost\r\n\r\n" + std::string(4000, 'x'));
    fountain.stream()->push("still here\n");
    EXPECT_TRUE(client.hears("still here\n"));
    EXPECT_EQ(fountain.streams(1).size(), 1U);
}

TEST(stream, a_reader_that_does_not_keep_up_is_cut_off) {
    Fountain fountain;
    RawClient client(fountain.port());
    client.say(get());
    const auto stream = fountain.stream();
    const std::string piece(16 * 1024, 'x');
    bool taken = true;
    for (int i = 0; i < 4000 && taken; ++i) taken = stream->push(piece);  // 64 MB nobody reads
    EXPECT_FALSE(taken);
    EXPECT_FALSE(stream->push("x"));
    RawClient other(fountain.port());
    other.say(get());
    fountain.streams(2).back()->push("fine\n");
    EXPECT_TRUE(other.hears("fine\n"));
}

TEST(stream, stop_closes_all_of_many_at_once) {
    auto config = quick();
    config.connection_limit = 600;
    Fountain fountain(config);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<RawClient>(fountain.port()));
        clients.back()->say(get());
    }
    for (const auto& stream : fountain.streams(300)) stream->push("hello\n");
    for (auto& client : clients) EXPECT_TRUE(client->hears("hello\n\r\n"));
    const auto began = steady_clock::now();
    fountain.server().stop();
    EXPECT_LT(steady_clock::now() - began, milliseconds(1500)) << "nobody waits for a stream";
    for (auto& client : clients) EXPECT_TRUE(client->closes(1000));
    for (const auto& stream : fountain.streams(300)) EXPECT_FALSE(stream->push("late"));
}

}  // namespace
}  // namespace zhuli::http_test
