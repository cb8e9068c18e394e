// The bare limit of reads over HTTP: Beast and Asio set up as http/server does it (one io_context
// per thread, SO_REUSEPORT, callbacks, keep-alive), answering every request with the same bytes.
// No limits, no routes, no worker pool, no database.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <fstream>
#include <memory>
#include <thread>

#include "bench/commands.hpp"
#include "http/server.hpp"

namespace zhuli::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using tcp = asio::ip::tcp;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

class BareConnection : public std::enable_shared_from_this<BareConnection> {
 public:
    BareConnection(tcp::socket socket, const std::string& body)
        : stream_(std::move(socket)), body_(body) {
        beast::error_code ignored;
        stream_.socket().set_option(tcp::no_delay(true), ignored);
    }

    void read() {
        request_ = {};
        bhttp::async_read(stream_, buffer_, request_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->write();
                          });
    }

 private:
    void write() {
        response_ = {bhttp::status::ok, request_.version()};
        response_.set(bhttp::field::content_type, "application/json");
        response_.keep_alive(request_.keep_alive());
        response_.body() = body_;
        response_.prepare_payload();
        bhttp::async_write(stream_, response_,
                           [self = shared_from_this()](beast::error_code error, std::size_t) {
                               if (!error) self->read();
                           });
    }

    beast::tcp_stream stream_;
    const std::string& body_;
    beast::flat_buffer buffer_;
    bhttp::request<bhttp::string_body> request_;
    bhttp::response<bhttp::string_body> response_;
};

struct BareListener {
    asio::io_context loop{1};
    tcp::acceptor acceptor{loop};

    void listen(tcp::endpoint& endpoint) {
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.set_option(ReusePort(true));
        acceptor.bind(endpoint);
        acceptor.listen();
        endpoint.port(acceptor.local_endpoint().port());
    }

    void accept(const std::string& body) {
        acceptor.async_accept([this, &body](beast::error_code error, tcp::socket socket) {
            if (!error) std::make_shared<BareConnection>(std::move(socket), body)->read();
            accept(body);
        });
    }
};

}  // namespace

int bare_server(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1]);
    const std::string body((std::istreambuf_iterator<char>(file)), {});
    tcp::endpoint endpoint(asio::ip::make_address("127.0.0.1"), 0);
    std::vector<std::unique_ptr<BareListener>> listeners;
    for (int i = 0; i < http::available_cores(); ++i) {
        listeners.push_back(std::make_unique<BareListener>());
        listeners.back()->listen(endpoint);
        listeners.back()->accept(body);
    }
    std::printf("bare server at http://127.0.0.1:%u\n", endpoint.port());
    std::fflush(stdout);
    std::vector<std::thread> threads;
    for (auto& listener : listeners) threads.emplace_back([&loop = listener->loop] { loop.run(); });
    for (auto& thread : threads) thread.join();
    return 0;
}

}  // namespace zhuli::bench
