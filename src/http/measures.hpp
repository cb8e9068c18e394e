// Counts what was answered, by route, method and status, and how long it took. Lock-free while
// counting; read by /metrics. Routes are templates, so nothing of a tenant is in here.
#pragma once

#include <prometheus/metric_family.h>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::http {

class Measures {
 public:
    /// `names` are "GET /customers/{id}"; anything else is counted as "other".
    explicit Measures(const std::vector<std::string>& names);
    void count(std::string_view method, std::string_view route, int status,
               std::chrono::microseconds took);
    /// zhuli_http_requests_total and zhuli_http_request_seconds.
    std::vector<prometheus::MetricFamily> families() const;

 private:
    static constexpr std::array kBoundsUs{1'000,   2'500,     5'000,     10'000,
                                          25'000,  50'000,    100'000,   250'000,
                                          500'000, 1'000'000, 2'500'000, 10'000'000};
    static constexpr std::array kStatuses{200, 201, 204, 304, 400, 401, 403, 404, 405, 409,
                                          413, 415, 422, 428, 429, 500, 503, 0};  // 0: any other

    struct Counted {
        std::array<std::atomic<std::uint64_t>, kStatuses.size()> by_status{};
        std::array<std::atomic<std::uint64_t>, kBoundsUs.size() + 1> by_time{};
        std::atomic<std::uint64_t> total_us{0};
    };

    std::map<std::string, std::unique_ptr<Counted>, std::less<>> counted_;
};

}  // namespace zhuli::http
