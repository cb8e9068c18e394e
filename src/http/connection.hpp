// One connection: read a head, judge it, read the body, hand over, write the answer, again. Lives
// as long as a callback holds it; all of it runs on the one thread of its loop.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

#include "http/byte_budget.hpp"
#include "http/hosts.hpp"
#include "http/server.hpp"
#include "http/stream_sender.hpp"

namespace zhuli::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using tcp = asio::ip::tcp;

class Connection;

/// Its own for each request, not a secret.
std::string new_request_id();

/// Requests that have begun to arrive and are not answered yet.
class Unanswered {
 public:
    void begin();
    void end();
    /// False if some are left when the time is over.
    bool wait(std::chrono::milliseconds longest);

 private:
    std::mutex mutex_;
    std::condition_variable none_;
    int count_ = 0;
};

/// The open connections, each with the loop it lives on.
class Roster {
 public:
    void add(Connection* connection, std::weak_ptr<Connection> held);
    void remove(Connection* connection);
    std::vector<std::shared_ptr<Connection>> all();

 private:
    std::mutex mutex_;
    std::map<Connection*, std::weak_ptr<Connection>> open_;
};

/// What all connections of a server share.
struct Shared {
    Shared(const ServerConfig& c, Handler h)
        : config(c),
          handler(std::move(h)),
          hosts(c.address, c.names),
          bodies(c.body_budget),
          workers(static_cast<std::size_t>(c.workers)) {}

    ServerConfig config;
    Handler handler;
    Hosts hosts;
    ByteBudget bodies;
    asio::thread_pool workers;
    std::atomic<int> connections{0};
    std::atomic<std::size_t> waiting{0};
    std::atomic<bool> stopping{false}, closed{false};  // closed: no loop runs any more
    Unanswered unanswered;
    Roster roster;
};

/// An answer on its way: what of it has been sent, and what the log will say.
struct Outgoing {
    std::string route;
    int status = 0;
    std::shared_ptr<const Pieces> pieces;  // null: it is sent in one go
    std::int64_t body_bytes = 0;           // sent
    std::size_t bytes = 0;                 // with the head
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
    Connection(tcp::socket socket, Shared& shared, std::shared_ptr<void> server);
    ~Connection();

    void start();
    /// From any thread: closes now if nothing has been asked, else after the answer.
    void wind_up();
    /// From any thread: closes whatever is going on.
    void drop();
    /// From any thread: closes what has taken longer than it may.
    void close_if_late();

 private:
    void allow(std::chrono::milliseconds time);
    void allow_any_time();
    void wait_for_request();
    bool has_asked();
    void be_busy();
    void begin_request();
    void collect_head();
    void on_head(std::string_view text);
    int read_head_of(std::string_view text, Head& head);
    void parse_body_of(const Head& head, std::string_view text);
    void send_continue();
    void expect_body_soon();
    void read_body();
    void on_body(beast::error_code error);
    bool good_trailer() const;
    Request begun_request() const;
    Request parsed_request();
    void learn_client(Request& request);
    void hand_over(Request request);
    void refuse(int status);
    void write(Response response);
    void send(Response response);
    void send_rest(std::shared_ptr<Outgoing> out);
    void sent(std::shared_ptr<Outgoing> out, boost::beast::error_code error, std::size_t bytes);
    void send_stream(Response response);
    void start_stream(std::shared_ptr<Stream> stream);
    void written(beast::error_code error);
    void log(const std::string& route, int status, std::size_t bytes) const;
    void end_request();
    void discard();
    void close();

    std::shared_ptr<void> server_;  // outlives stream_: a late answer still finds its loop
    Shared& shared_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<bhttp::request_parser<bhttp::string_body>> parser_;
    std::function<void(std::uint64_t, beast::string_view, beast::error_code&)> on_chunk_;
    std::string peer_, client_, local_, request_id_, target_, authority_, method_;
    std::shared_ptr<StreamSender> sender_;  // while an answer goes on
    std::string head_out_, body_out_;       // the answer on its way, of pieces the one being sent
    std::shared_ptr<void> body_room_;       // for the body of the request, until it is answered
    std::chrono::steady_clock::time_point body_began_, asked_, deadline_;
    std::size_t header_count_ = 0, discarded_ = 0;
    bool keep_alive_ = true, head_only_ = false, busy_ = false, refused_ = false;
    unsigned version_ = 11;
};

}  // namespace zhuli::http
