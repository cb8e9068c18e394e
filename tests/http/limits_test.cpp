// Framing, limits and time limits of the listener, on real sockets.
#include "tests/http/fixtures.hpp"

#include <sys/resource.h>

#include <ctime>
#include <thread>

namespace zhuli::http_test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const std::string kHost = "Host: localhost\r\n";

/// The status of the first answer to these bytes.
int status_of(const Echo& echo, const std::string& bytes) {
    RawClient client(echo.port());
    client.say(bytes);
    return client.answer().status;
}

TEST(framing, only_one_spelling_of_a_body_is_taken) {
    const Echo echo;
    const std::string start = "POST / HTTP/1.1\r\n" + kHost;
    const std::string chunks = "\r\n5\r\nhello\r\n0\r\n\r\n";
    EXPECT_EQ(status_of(echo, start + "Transfer-Encoding: chunked\r\n" + chunks), 200);
    EXPECT_EQ(status_of(echo, start + "Transfer-Encoding: gzip, chunked\r\n" + chunks), 501);
    EXPECT_EQ(status_of(echo, start + "Transfer-Encoding: xchunked\r\n" + chunks), 501);
    EXPECT_EQ(status_of(echo, start +
                                  "Transfer-Encoding: \x0b"
                                  "chunked\r\n" +
                                  chunks),
              400);
    EXPECT_EQ(
        status_of(echo,
                  start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + chunks),
        501);
    EXPECT_EQ(
        status_of(echo, start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" + chunks),
        400);
    EXPECT_EQ(status_of(echo, start + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"), 400);
    EXPECT_EQ(status_of(echo, start + "Content-Length: +5\r\n\r\nhello"), 400);
    EXPECT_EQ(status_of(echo, start + "Content-Length: 5\r\n\r\nhello"), 200);
    EXPECT_EQ(status_of(echo, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n" + chunks), 400);
}

TEST(framing, a_trailer_cannot_change_the_request) {
    const Echo echo;
    const std::string start =
        "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n";
    EXPECT_EQ(status_of(echo, start + "Vary: *\r\n\r\n"), 200);
    EXPECT_EQ(status_of(echo, start + "Host: evil\r\n\r\n"), 400);
    EXPECT_EQ(status_of(echo, start + "Authorization: Bearer x\r\n\r\n"), 400);
}

TEST(limits, each_has_its_own_status) {
    const Echo echo;
    const auto get = [](const std::string& target) {
        return "GET " + target + " HTTP/1.1\r\n" + kHost + "\r\n";
    };
    EXPECT_EQ(status_of(echo, get("/" + std::string(8 * 1024 - 1, 'a'))), 200);
    EXPECT_EQ(status_of(echo, get("/" + std::string(8 * 1024, 'a'))), 414);
    EXPECT_EQ(status_of(echo, get("/" + std::string(100 * 1024, 'a'))), 414);
    EXPECT_EQ(
        status_of(echo, "GET / HTTP/1.1\r\n" + kHost + "X: " + std::string(9000, 'a') + "\r\n\r\n"),
        431);
    std::string many = "GET / HTTP/1.1\r\n" + kHost;
    for (int i = 0; i < 101; ++i) many += "X" + std::to_string(i) + ": 1\r\n";
    EXPECT_EQ(status_of(echo, many + "\r\n"), 431);
    EXPECT_EQ(status_of(echo, "GET / HTTP/1.1\r\n" + kHost + "Expect: miracles\r\n\r\n"), 417);
    EXPECT_EQ(status_of(echo, "GET / HTTP/2.0\r\n" + kHost + "\r\n"), 505);
    EXPECT_EQ(status_of(echo, "GET /\n"), 400);
    EXPECT_TRUE(echo.lives());
}

TEST(limits, a_body_of_ten_megabytes_is_refused_before_it_is_read) {
    const Echo echo;
    const std::string start = "POST / HTTP/1.1\r\n" + kHost;
    EXPECT_EQ(status_of(echo, start + "Content-Length: 10485760\r\n\r\n"),
              413);  // nothing sent yet
    RawClient sends_all(echo.port());
    std::thread sender([&] {
        sends_all.say(start + "Content-Length: 10485760\r\n\r\n" + std::string(10U << 20U, 'x'));
    });
    EXPECT_EQ(sends_all.answer().status, 413);
    sender.join();
    RawClient chunked(echo.port());
    std::thread chunk_sender([&] {
        chunked.say(start + "Transfer-Encoding: chunked\r\n\r\na00000\r\n" +
                    std::string(10U << 20U, 'x') + "\r\n0\r\n\r\n");
    });
    EXPECT_EQ(chunked.answer().status, 413);
    chunk_sender.join();
    RawClient fits(echo.port());
    std::thread fit_sender(
        [&] { fits.say(start + "Content-Length: 8388608\r\n\r\n" + std::string(8U << 20U, 'x')); });
    EXPECT_EQ(fits.answer().status, 200);
    fit_sender.join();
    EXPECT_TRUE(echo.lives());
}

TEST(expect_continue, is_answered_before_the_body_and_only_for_bodies_we_take) {
    const Echo echo;
    RawClient client(echo.port());
    client.say("POST /b HTTP/1.1\r\n" + kHost +
               "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.answer(false).status, 100);
    client.say("hello");
    EXPECT_EQ(client.answer().body, "POST /b\nhello");
    EXPECT_EQ(status_of(echo, "POST / HTTP/1.1\r\n" + kHost +
                                  "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"),
              413);
}

TEST(slow_callers, a_head_that_drips_is_cut_off_in_all) {
    const Echo echo;
    RawClient client(echo.port());
    const auto began = steady_clock::now();
    bool open = client.say("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    while (open && steady_clock::now() - began < milliseconds(3000)) {
        std::this_thread::sleep_for(milliseconds(50));  // each byte well within any single wait
        open = client.say("a") && !client.closes(1);
    }
    EXPECT_LT(steady_clock::now() - began, milliseconds(1500));
    EXPECT_TRUE(echo.lives());
}

TEST(slow_callers, a_body_below_the_lowest_speed_is_cut_off_and_one_above_is_not) {
    const Echo echo;
    const auto send = [&](std::size_t step) {
        RawClient client(echo.port());
        client.say("POST / HTTP/1.1\r\n" + kHost + "Content-Length: 2000\r\n\r\n");
        for (std::size_t sent = 0; sent < 2000; sent += step) {
            std::this_thread::sleep_for(milliseconds(20));
            if (!client.say(std::string(std::min(step, 2000 - sent), 'x'))) break;
        }
        return client.answer(true, 300).status;
    };
    EXPECT_EQ(send(5), 0);     // 250 bytes a second
    EXPECT_EQ(send(40), 200);  // 2000 bytes a second, though it takes longer than the grace
    EXPECT_TRUE(echo.lives());
}

TEST(slow_callers, an_idle_connection_is_closed_after_its_time_and_not_before) {
    const Echo echo;
    RawClient client(echo.port());
    const auto began = steady_clock::now();
    EXPECT_TRUE(client.closes(3000));
    EXPECT_GE(steady_clock::now() - began, milliseconds(700));
}

TEST(answers, requests_in_one_packet_are_answered_in_order) {
    const Echo echo;
    RawClient client(echo.port());
    std::string all;
    for (int i = 0; i < 50; ++i)
        all +=
            "POST /" + std::to_string(i) + " HTTP/1.1\r\n" + kHost + "Content-Length: 2\r\n\r\nhi";
    client.say(all);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(client.answer().body, "POST /" + std::to_string(i) + "\nhi");
}

TEST(answers, head_has_the_length_and_no_body) {
    const Echo echo;
    RawClient client(echo.port());
    client.say("HEAD /a HTTP/1.1\r\n" + kHost + "\r\nGET /b HTTP/1.1\r\n" + kHost + "\r\n");
    const auto head = client.answer(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), "8");
    EXPECT_EQ(client.answer().body, "GET /b\n");
}

TEST(answers, all_say_when_and_which_even_refusals) {
    const Echo echo;
    const std::string requests[] = {
        "GET / HTTP/1.1\r\n" + kHost + "\r\n", "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n",
        "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 99999999\r\n\r\n"};
    for (const auto& request : requests) {
        RawClient client(echo.port());
        client.say(request);
        const auto answer = client.answer();
        EXPECT_TRUE(answer.header("date").ends_with(" GMT")) << request;
        EXPECT_EQ(answer.header("x-request-id").size(), 16U) << request;
        EXPECT_GT(std::atoll(answer.header("x-server-time").c_str()), 1'700'000'000'000) << request;
    }
    RawClient client(echo.port());
    client.say("GET / HTTP/1.1\r\n" + kHost + "X-Request-Id: from-proxy.1\r\n\r\n");
    EXPECT_EQ(client.answer().header("x-request-id"), "from-proxy.1");
    client.say("GET / HTTP/1.1\r\n" + kHost + "X-Request-Id: \"}{\r\n\r\n");
    EXPECT_EQ(client.answer().header("x-request-id").size(), 16U);
}

TEST(hosts, only_our_names_are_answered) {
    const Echo echo;
    const auto host = [&](const std::string& name) {
        return status_of(echo, "GET / HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
    };
    for (const std::string ours :
         {"localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:80", "example.com", "example.com.:443"})
        EXPECT_EQ(host(ours), 200) << ours;
    for (const std::string theirs : {"evil.test", "localhost.evil.test", "10.1.2.3", "[::2]"})
        EXPECT_EQ(host(theirs), 421) << theirs;
    for (const std::string none : {"a b", "a/b", "localhost:port", "a@b", "[::1", ":80", ""})
        EXPECT_EQ(host(none), 400) << none;
    EXPECT_EQ(status_of(echo, "GET / HTTP/1.0\r\n\r\n"), 200);
}

TEST(hosts, an_absolute_target_speaks_for_itself) {
    const Echo echo;
    RawClient client(echo.port());
    client.say("GET http://example.com/a?b=1 HTTP/1.1\r\nHost: example.com\r\n\r\n");
    EXPECT_EQ(client.answer().body, "GET /a?b=1\n");
    EXPECT_EQ(status_of(echo, "GET http://evil.test/ HTTP/1.1\r\n" + kHost + "\r\n"), 421);
}

TEST(accepting, waits_when_descriptors_run_out_and_goes_on_later) {
    const Echo echo;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    {
        RawClient first(echo.port());  // so that the next ones are what fails
        rlimit tight = before;
        tight.rlim_cur = 256;
        setrlimit(RLIMIT_NOFILE, &tight);
        RawClient waiting(echo.port());
        std::this_thread::sleep_for(milliseconds(50));
        std::vector<int> held;
        for (int one = ::dup(0); one >= 0; one = ::dup(0)) held.push_back(one);
        ::close(held.back());  // one for the caller, none for the server
        held.pop_back();
        RawClient turned_away(echo.port());
        const auto cpu = std::clock();
        std::this_thread::sleep_for(milliseconds(500));
        const auto used_ms = (std::clock() - cpu) * 1000 / CLOCKS_PER_SEC;
        EXPECT_LT(used_ms, 150) << "the listener spins";
        for (const int one : held) ::close(one);
        turned_away.say("GET /later HTTP/1.1\r\n" + kHost + "\r\n");
        EXPECT_EQ(turned_away.answer().body, "GET /later\n");
    }
    setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_TRUE(echo.lives());
}

}  // namespace
}  // namespace zhuli::http_test
