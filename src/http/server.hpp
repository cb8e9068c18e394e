// The listener: accepts connections, reads requests within limits and time limits, hands them to a
// handler on a bounded worker pool and writes the answers in order. One io_context per thread with
// SO_REUSEPORT. Knows nothing of routes. stop() answers what was accepted, then closes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/head.hpp"
#include "http/message.hpp"
#include "http/proxies.hpp"

namespace zhuli::http {

inline constexpr std::uint64_t kFreeBody = 64 << 10;

struct ServerConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;          // 0: any free one
    std::vector<std::string> names;  // further names it answers to; "*": any
    int io_threads = 2;
    int workers = 4;
    std::size_t queue_limit = 2048;  // requests waiting for a worker
    HeadLimits limits;
    int head_ms = 10'000;         // from the first byte of a request to the end of its head
    int body_grace_ms = 10'000;   // a body may take this long and …
    int body_bytes_per_s = 4096;  // … as much more as it takes at this speed
    int write_ms = 30'000;        // for a whole answer
    int idle_ms = 75'000;         // between requests
    int drain_ms = 30'000;        // stop() waits this long for answers
    int connection_limit = 4096;
    std::size_t body_budget = 256 << 20;  // of all bodies over kFreeBody together
    bool log_access = false;
    Proxies proxies;  // whose word on the client's address is taken
    /// Which requests are answered on the thread they arrive on, because handing them to a worker
    /// would take longer than the answer. None if empty.
    std::function<bool(const Request&)> is_quick;
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
    /// Accepts nothing more, answers what has begun (at most `drain_ms`), then closes.
    void stop();

 private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace zhuli::http
