#include "http/access_log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "core/json_out.hpp"

namespace zhuli::http {

namespace {

spdlog::logger& logger() {
    static const auto made = [] {
        auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        auto out = std::make_shared<spdlog::logger>("access", std::move(sink));
        out->set_pattern("%v");
        return out;
    }();
    return *made;
}

}  // namespace

std::string access_line(const AccessEntry& entry, std::int64_t at_ms) {
    JsonOut out;
    out.begin_object().key("at_ms").integer(at_ms);
    out.key("request_id").string(entry.request_id).key("method").string(entry.method);
    out.key("route").string(entry.route).key("status").integer(entry.status);
    out.key("us").integer(entry.us).key("bytes").integer(static_cast<std::int64_t>(entry.bytes));
    out.key("client").string(entry.client).end_object();
    return out.take();
}

void log_access(const AccessEntry& entry) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    logger().info(
        access_line(entry, std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
}

}  // namespace zhuli::http
