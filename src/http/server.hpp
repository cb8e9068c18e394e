// The listener: accepts connections, reads requests within limits and timeouts, hands them to a
// handler on a bounded worker pool and writes the answers in order. One io_context per thread with
// SO_REUSEPORT. Knows nothing of routes. stop() finishes what was accepted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/message.hpp"

namespace zhuli::http {

struct ServerConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    int io_threads = 2;
    int workers = 4;
    std::size_t queue_limit = 2048;         // requests waiting for a worker
    std::uint32_t header_limit = 16 * 1024;
    std::uint64_t body_limit = 1024 * 1024;
    int read_timeout_ms = 30'000;  // for a whole request once it has begun
    int idle_timeout_ms = 75'000;
    int connection_limit = 4096;
};

/// Cores this machine lends us, at least one.
int available_cores();

/// Called on a worker; must call `respond` exactly once, from any thread.
using Handler = std::function<void(const Request&, Respond)>;

class Server {
public:
    Server(const ServerConfig& config, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    std::uint16_t port() const;
    void stop();

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace zhuli::http
