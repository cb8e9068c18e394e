#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <optional>
#include <thread>

namespace zhuli::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using tcp = asio::ip::tcp;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

struct Server::Impl {
    ServerConfig config;
    Handler handler;
    asio::thread_pool workers;
    std::vector<std::unique_ptr<asio::io_context>> loops;
    std::vector<std::unique_ptr<tcp::acceptor>> acceptors;
    std::vector<std::thread> threads;
    std::atomic<int> connections{0};
    std::atomic<std::size_t> waiting{0};
    std::atomic<bool> stopping{false};
    std::uint16_t port = 0;

    Impl(const ServerConfig& c, Handler h)
        : config(c), handler(std::move(h)), workers(static_cast<std::size_t>(c.workers)) {}
};

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

int status_of(const beast::error_code& error) {
    if (error == bhttp::error::body_limit) return 413;
    if (error == bhttp::error::header_limit) return 431;
    return 400;
}

/// One connection: read, hand over, write, again. Lives as long as a callback holds it.
template <class Impl>
class Connection : public std::enable_shared_from_this<Connection<Impl>> {
public:
    Connection(tcp::socket socket, Impl& impl) : stream_(std::move(socket)), impl_(impl) {
        ++impl_.connections;
        beast::error_code error;
        const auto peer = stream_.socket().remote_endpoint(error);
        if (!error) peer_ = peer.address().to_string();
        stream_.socket().set_option(tcp::no_delay(true), error);
    }
    ~Connection() { --impl_.connections; }

    void read() {
        parser_.emplace();
        parser_->header_limit(impl_.config.header_limit);
        parser_->body_limit(impl_.config.body_limit);
        stream_.expires_after(std::chrono::milliseconds(
            buffer_.size() > 0 ? impl_.config.read_timeout_ms : impl_.config.idle_timeout_ms));
        bhttp::async_read_header(stream_, buffer_, *parser_,
                                 [self = this->shared_from_this()](beast::error_code error, auto) {
                                     self->on_header(error);
                                 });
    }

private:
    void on_header(beast::error_code error) {
        if (error) return refuse(error);
        const auto& request = parser_->get();
        if (request.count(bhttp::field::host) > 1 ||
            (request.version() == 11 && request[bhttp::field::host].empty()))
            return refuse(bhttp::error::bad_field);
        if (request.count(bhttp::field::content_length) > 1 ||
            (request.count(bhttp::field::content_length) == 1 &&
             request.count(bhttp::field::transfer_encoding) > 0))
            return refuse(bhttp::error::bad_content_length);
        stream_.expires_after(std::chrono::milliseconds(impl_.config.read_timeout_ms));
        if (beast::iequals(request[bhttp::field::expect], "100-continue")) return send_continue();
        read_body();
    }

    void send_continue() {
        auto go_on = std::make_shared<bhttp::response<bhttp::empty_body>>(
            bhttp::status::continue_, parser_->get().version());
        bhttp::async_write(stream_, *go_on,
                           [self = this->shared_from_this(), go_on](beast::error_code error, auto) {
                               if (!error) self->read_body();
                           });
    }

    void read_body() {
        bhttp::async_read(stream_, buffer_, *parser_,
                          [self = this->shared_from_this()](beast::error_code error, auto) {
                              if (error) return self->refuse(error);
                              self->hand_over();
                          });
    }

    void refuse(beast::error_code error) {
        if (error == bhttp::error::end_of_stream || error == beast::error::timeout ||
            error == asio::error::operation_aborted || error == asio::error::connection_reset ||
            error == asio::error::eof || error == bhttp::error::partial_message)
            return close();
        keep_alive_ = false;
        version_ = 11;
        write({status_of(error),
               {{"Content-Type", "application/problem+json"}},
               R"({"type":"about:blank","title":"malformed request","status":)" +
                   std::to_string(status_of(error)) + R"(,"code":"problem.malformed_request"})"});
    }

    Request take_request() {
        auto message = parser_->release();
        Request request;
        request.method = std::string(message.method_string());
        request.target = std::string(message.target());
        for (const auto& field : message)
            request.headers.emplace_back(lower(field.name_string()), std::string(field.value()));
        request.body = std::move(message.body());
        request.client_address = peer_;
        keep_alive_ = message.keep_alive() && !impl_.stopping;
        head_ = message.method() == bhttp::verb::head;
        version_ = message.version();
        return request;
    }

    void hand_over() {
        stream_.expires_never();
        auto request = std::make_shared<Request>(take_request());
        if (++impl_.waiting > impl_.config.queue_limit) {
            --impl_.waiting;
            return write({503, {{"Retry-After", "1"}}, ""});
        }
        asio::post(impl_.workers, [self = this->shared_from_this(), request] {
            --self->impl_.waiting;
            self->impl_.handler(*request, [self](Response response) {
                asio::post(self->stream_.get_executor(),
                           [self, response = std::move(response)]() mutable {
                               self->write(std::move(response));
                           });
            });
        });
    }

    void write(Response response) {
        auto out = std::make_shared<bhttp::response<bhttp::string_body>>();
        out->result(static_cast<unsigned>(response.status));
        out->version(version_);
        for (const auto& [name, value] : response.headers) out->insert(name, value);
        out->keep_alive(keep_alive_);
        const auto length = response.body.size();
        if (!head_) out->body() = std::move(response.body);
        if (response.status != 204 && response.status != 304) out->content_length(length);
        stream_.expires_after(std::chrono::milliseconds(impl_.config.read_timeout_ms));
        auto serializer = std::make_shared<bhttp::response_serializer<bhttp::string_body>>(*out);
        serializer->split(head_);
        const auto done = [self = this->shared_from_this(), out, serializer](
                              beast::error_code error, std::size_t) { self->written(error); };
        if (head_)
            bhttp::async_write_header(stream_, *serializer, done);
        else
            bhttp::async_write(stream_, *serializer, done);
    }

    void written(beast::error_code error) {
        if (error || !keep_alive_) return close();
        read();
    }

    void close() {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.close();
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<bhttp::request_parser<bhttp::string_body>> parser_;
    Impl& impl_;
    std::string peer_;
    bool keep_alive_ = true, head_ = false;
    unsigned version_ = 11;
};

template <class Impl>
void accept(Impl& impl, tcp::acceptor& acceptor) {
    acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
        if (!error && impl.connections < impl.config.connection_limit)
            std::make_shared<Connection<Impl>>(std::move(socket), impl)->read();
        accept(impl, acceptor);
    });
}

}  // namespace

int available_cores() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Server::Server(const ServerConfig& config, Handler handler)
    : impl_(std::make_shared<Impl>(config, std::move(handler))) {}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return impl_->port; }

void Server::start() {
    auto& impl = *impl_;
    tcp::endpoint endpoint(asio::ip::make_address(impl.config.address), impl.config.port);
    for (int i = 0; i < impl.config.io_threads; ++i) {
        auto loop = std::make_unique<asio::io_context>(1);
        auto acceptor = std::make_unique<tcp::acceptor>(*loop);
        acceptor->open(endpoint.protocol());
        acceptor->set_option(tcp::acceptor::reuse_address(true));
        acceptor->set_option(ReusePort(true));
        acceptor->bind(endpoint);
        acceptor->listen();
        endpoint.port(acceptor->local_endpoint().port());
        accept(impl, *acceptor);
        impl.loops.push_back(std::move(loop));
        impl.acceptors.push_back(std::move(acceptor));
    }
    impl.port = endpoint.port();
    for (auto& loop : impl.loops) impl.threads.emplace_back([&loop] { loop->run(); });
}

void Server::stop() {
    auto& impl = *impl_;
    if (impl.stopping.exchange(true)) return;
    for (std::size_t i = 0; i < impl.acceptors.size(); ++i)
        asio::post(*impl.loops[i], [&impl, i] { impl.acceptors[i]->close(); });
    impl.workers.join();  // what was handed over is answered
    constexpr auto kGrace = std::chrono::milliseconds(200);
    std::this_thread::sleep_for(kGrace);
    for (auto& loop : impl.loops) loop->stop();
    for (auto& thread : impl.threads) thread.join();
    impl.threads.clear();
}

}  // namespace zhuli::http
