#include "http/measures.hpp"

#include <algorithm>
#include <limits>

namespace zhuli::http {

namespace {

constexpr std::string_view kOther = "other";
constexpr double kUsPerSecond = 1e6;

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

std::vector<ClientMetric::Label> labels_of(const std::string& name) {
    const auto space = name.find(' ');
    if (space == name.npos) return {{"method", ""}, {"route", name}};
    return {{"method", name.substr(0, space)}, {"route", name.substr(space + 1)}};
}

}  // namespace

Measures::Measures(const std::vector<std::string>& names) {
    for (const auto& name : names) counted_.emplace(name, std::make_unique<Counted>());
    counted_.emplace(kOther, std::make_unique<Counted>());
}

void Measures::count(std::string_view method, std::string_view route, int status,
                     std::chrono::microseconds took) {
    std::string name(method);
    name += ' ';
    name += route;
    auto found = counted_.find(name);
    if (found == counted_.end()) found = counted_.find(kOther);
    Counted& one = *found->second;
    const auto known = std::find(kStatuses.begin(), kStatuses.end() - 1, status);
    const auto bound = std::lower_bound(kBoundsUs.begin(), kBoundsUs.end(), took.count());
    ++one.by_status[static_cast<std::size_t>(known - kStatuses.begin())];
    ++one.by_time[static_cast<std::size_t>(bound - kBoundsUs.begin())];
    one.total_us += static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
}

std::vector<MetricFamily> Measures::families() const {
    MetricFamily requests{
        "zhuli_http_requests_total", "Answers by route and status", MetricType::Counter, {}};
    MetricFamily seconds{"zhuli_http_request_seconds",
                         "From a whole request to its answer, by route",
                         MetricType::Histogram,
                         {}};
    for (const auto& [name, one] : counted_) {
        for (std::size_t i = 0; i < kStatuses.size(); ++i) {
            const auto count = one->by_status[i].load();
            if (count == 0) continue;
            ClientMetric metric;
            metric.label = labels_of(name);
            metric.label.push_back(
                {"status", kStatuses[i] ? std::to_string(kStatuses[i]) : "other"});
            metric.counter.value = static_cast<double>(count);
            requests.metric.push_back(std::move(metric));
        }
        ClientMetric metric;
        metric.label = labels_of(name);
        std::uint64_t so_far = 0;
        for (std::size_t i = 0; i <= kBoundsUs.size(); ++i) {
            so_far += one->by_time[i].load();
            const double bound = i < kBoundsUs.size() ? kBoundsUs[i] / kUsPerSecond
                                                      : std::numeric_limits<double>::infinity();
            metric.histogram.bucket.push_back({so_far, bound});
        }
        if (so_far == 0) continue;
        metric.histogram.sample_count = so_far;
        metric.histogram.sample_sum = static_cast<double>(one->total_us.load()) / kUsPerSecond;
        seconds.metric.push_back(std::move(metric));
    }
    return {std::move(requests), std::move(seconds)};
}

}  // namespace zhuli::http
