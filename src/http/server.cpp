#include "http/server.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <thread>

#include "http/connection.hpp"

namespace zhuli::http {

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
using std::chrono::milliseconds;

constexpr milliseconds kAcceptPause{100};  // when the machine has no descriptor or memory to give

}  // namespace

/// One thread's share of the listening.
struct Listener {
    Listener(Shared& all, std::weak_ptr<void> whole) : shared(all), server(std::move(whole)) {}

    Shared& shared;
    std::weak_ptr<void> server;
    asio::io_context loop{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard{loop.get_executor()};
    tcp::acceptor acceptor{loop};
    asio::steady_timer pause{loop}, sweep{loop};
    std::thread thread;

    void take(tcp::socket socket) {
        if (shared.connections < shared.config.connection_limit)
            std::make_shared<Connection>(std::move(socket), shared, server.lock())->start();
    }

    void accept() {
        acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
            if (!error) {
                take(std::move(socket));
                return accept();
            }
            if (error == asio::error::connection_aborted) return accept();
            spdlog::warn("no new connection for now: {}", error.message());
            pause.expires_after(kAcceptPause);
            pause.async_wait([this](beast::error_code stopped) {
                if (!stopped) accept();
            });
        });
    }

    /// From time to time closes what is late: far cheaper than a timer for every read and write.
    void sweep_late(milliseconds every) {
        sweep.expires_after(every);
        sweep.async_wait([this, every](beast::error_code stopped) {
            if (stopped || shared.closed) return;
            for (auto& connection : shared.roster.all()) connection->close_if_late();
            sweep_late(every);
        });
    }

    /// Takes who already stands in the queue, then closes the door.
    void end() {
        pause.cancel();
        beast::error_code error;
        acceptor.cancel(error);
        acceptor.non_blocking(true, error);
        for (int i = 0; i < shared.config.connection_limit && !error; ++i) {
            tcp::socket socket(loop);
            acceptor.accept(socket, error);
            if (!error) take(std::move(socket));
        }
        acceptor.close(error);
    }
};

struct Server::Impl {
    Impl(const ServerConfig& config, Handler handler) : shared(config, std::move(handler)) {}

    Shared shared;
    std::vector<std::unique_ptr<Listener>> listeners;
    std::uint16_t port = 0;

    /// Waits until every loop has done what was posted to it.
    void settle() {
        for (auto& listener : listeners) {
            std::promise<void> reached;
            asio::post(listener->loop, [&reached] { reached.set_value(); });
            reached.get_future().wait();
        }
    }
};

/// A limit is kept to a tenth of the shortest one, and at most a second late.
milliseconds sweep_interval(const ServerConfig& config) {
    const int shortest =
        std::min({config.head_ms, config.body_grace_ms, config.write_ms, config.idle_ms});
    return milliseconds(std::clamp(shortest / 10, 5, 1000));
}

int available_cores() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

Server::Server(const ServerConfig& config, Handler handler)
    : impl_(std::make_shared<Impl>(config, std::move(handler))) {}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return impl_->port; }

void Server::start() {
    auto& impl = *impl_;
    const auto& config = impl.shared.config;
    tcp::endpoint endpoint(asio::ip::make_address(config.address), config.port);
    for (int i = 0; i < config.io_threads; ++i) {
        auto listener = std::make_unique<Listener>(impl.shared, impl_);
        auto& acceptor = listener->acceptor;
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.set_option(ReusePort(true));
        acceptor.bind(endpoint);
        acceptor.listen();
        endpoint.port(acceptor.local_endpoint().port());
        listener->accept();
        impl.listeners.push_back(std::move(listener));
    }
    impl.port = endpoint.port();
    impl.listeners.front()->sweep_late(sweep_interval(config));
    for (auto& listener : impl.listeners)
        listener->thread = std::thread([&loop = listener->loop] { loop.run(); });
}

void Server::stop() {
    auto& impl = *impl_;
    auto& shared = impl.shared;
    if (shared.stopping.exchange(true)) return;
    for (auto& listener : impl.listeners)
        asio::post(listener->loop, [&shared, one = listener.get()] {
            one->end();
            for (auto& connection : shared.roster.all()) connection->wind_up();
        });
    impl.settle();
    if (!shared.unanswered.wait(milliseconds(shared.config.drain_ms)))
        spdlog::warn("stopped with requests that nobody answered in time");
    shared.closed = true;
    if (!impl.listeners.empty())  // none, when the address was taken
        asio::post(impl.listeners.front()->loop,
                   [one = impl.listeners.front().get()] { one->sweep.cancel(); });
    for (auto& connection : shared.roster.all()) connection->drop();
    shared.workers.stop();
    for (auto& listener : impl.listeners) listener->guard.reset();
    for (auto& listener : impl.listeners)
        if (listener->thread.joinable()) listener->thread.join();
    shared.workers.join();
}

}  // namespace zhuli::http
