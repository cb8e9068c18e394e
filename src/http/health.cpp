#include "http/health.hpp"

#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <fstream>

#include "http/live.hpp"
#include "http/measures.hpp"

namespace zhuli::http {

namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

Response plain(int status, std::string text) {
    return {status,
            {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"},
             {"Cache-Control", "no-store"}},
            std::move(text)};
}

Response ready(const Site& site) {
    if (*site.stopping) return plain(503, "stopping\n");
    try {
        if (site.schema_is_current && !site.schema_is_current())
            return plain(503, "the schema is not this program's: run migrate\n");
    } catch (const std::exception&) {
        return plain(503, "the database does not answer\n");
    }
    return plain(200, "ready\n");
}

MetricFamily gauge(const char* name, const char* help, double value) {
    MetricFamily family{name, help, MetricType::Gauge, {}};
    family.metric.emplace_back().gauge.value = value;
    return family;
}

MetricFamily counter(const char* name, const char* help, std::uint64_t value) {
    MetricFamily family{name, help, MetricType::Counter, {}};
    family.metric.emplace_back().counter.value = static_cast<double>(value);
    return family;
}

MetricFamily lags(const Site& site) {
    MetricFamily family{"zhuli_consumer_lag_events",
                        "Events the slowest organisation is behind, by consumer",
                        MetricType::Gauge,
                        {}};
    for (const auto& lag : storage::read_now(*site.db, {}, &storage::consumer_lags)) {
        auto& metric = family.metric.emplace_back();
        metric.label = {{"consumer", lag.name}};
        metric.gauge.value = static_cast<double>(lag.events);
    }
    return family;
}

double resident_bytes() {
    std::ifstream pages("/proc/self/statm");
    double all = 0, resident = 0;
    pages >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

Response metrics(const Site& site) {
    auto families = site.measures ? site.measures->families() : std::vector<MetricFamily>{};
    const auto figures = site.db->figures();
    families.push_back(gauge("zhuli_write_queue_units", "Units of work waiting to be committed",
                             static_cast<double>(figures.queued_units)));
    families.push_back(counter("zhuli_commits_total",
                               "Commits; units divided by commits is the size of a group",
                               figures.commits));
    families.push_back(counter("zhuli_committed_units_total", "Units of work in these commits",
                               figures.committed_units));
    families.push_back(
        gauge("zhuli_database_bytes", "Size on disk", static_cast<double>(figures.bytes)));
    families.push_back(lags(site));
    families.push_back(gauge("zhuli_live_subscribers", "Open event streams",
                             site.live ? static_cast<double>(site.live->subscribers()) : 0));
    families.push_back(gauge("process_resident_memory_bytes", "Resident memory", resident_bytes()));
    return plain(200, prometheus::TextSerializer().Serialize(families));
}

}  // namespace

std::optional<Response> health_response(const Site& site, std::string_view path) {
    if (path == "/healthz") return plain(200, "ok\n");
    if (path == "/readyz") return ready(site);
    if (path == "/metrics") return metrics(site);
    return std::nullopt;
}

}  // namespace zhuli::http
