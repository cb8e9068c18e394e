// The load generator: one thread, one epoll set, N keep-alive connections, each sending its next
// request when the last is answered (closed loop). It parses status and Content-Length only, so
// that it costs less than any server it drives. The bare server is driven by the same code.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::bench {

struct Load {
    int connections = 64;
    double seconds = 1;
    std::uint64_t most = UINT64_MAX;  // stop asking after so many requests
    /// Writes the bytes of request number `n` into `out`, which comes empty.
    std::function<void(std::uint64_t n, std::string& out)> next;
    /// Called for every answer if set; false counts it as failed. Unset: 2xx is good.
    std::function<bool(int status, std::string_view body)> good;
};

struct Measured {
    std::uint64_t answers = 0, failed = 0;
    double seconds = 0;
    double client_cpu_s = 0;        // of the generating thread
    std::vector<std::uint32_t> us;  // every latency, sorted

    double rate() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
    double percentile_ms(double p) const;
};

/// Drives 127.0.0.1:port. Throws if the server goes away.
Measured drive(std::uint16_t port, const Load& load);

struct Answered {
    int status = 0;
    std::string head, body;
};
/// One request on a connection of its own.
Answered ask(std::uint16_t port, const std::string& request);

/// The text of a request; `extra` holds whole header lines.
std::string request_text(std::string_view method, std::string_view path, std::string_view extra,
                         std::string_view body = {});
/// The value of a header of an answer, empty if there is none.
std::string_view header_of(std::string_view head, std::string_view name);

}  // namespace zhuli::bench
