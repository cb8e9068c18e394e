// Today, the sales dashboard and the way from a number to its records: latency end to end.
#include <fmt/format.h>

#include <stdexcept>

#include "bench/site.hpp"

namespace zhuli::bench {

namespace {

constexpr int kViewers = 4;
constexpr double kSeconds = 1.5;

void latency_row(const Rows& rows, const std::string& job, std::vector<std::string> addresses,
                 double aim_p99_ms) {
    if (!rows.wanted(job)) return;
    Site& site = rows.site;
    for (auto& address : addresses) address = site.get(address);
    Load load;
    load.connections = kViewers;
    load.seconds = kSeconds;
    load.next = [&](std::uint64_t n, std::string& out) { out = addresses[n % addresses.size()]; };
    const Measured measured = drive(site.port(), load);
    if (measured.failed > 0) throw std::runtime_error(job + ": an answer was no success");
    Row row{.job = job,
            .size = std::string(site.scale().name),
            .value = measured.rate(),
            .unit = "req/s"};
    row.p50_ms = measured.percentile_ms(0.5);
    row.p99_ms = measured.percentile_ms(0.99);
    row.aim_p99_ms = aim_p99_ms;
    row.note = fmt::format("{} viewers", kViewers);
    rows.report.add(std::move(row));
}

bool is_there(const Site& site, std::string_view address) {
    return ask(site.port(), site.get(address)).status == 200;
}

}  // namespace

void board_rows(const Rows& rows) {
    const Date today = rows.site.admin_ctx().today;
    const auto period = [&](int days, std::string_view by) {
        return fmt::format("/dashboards/sales?from={}&to={}&by={}",
                           today.plus_days(-days).to_string(), today.to_string(), by);
    };
    const auto records = [&](int ago, int days) {
        return fmt::format("/orders?placed_on_from={}&placed_on_to={}&sort=-placed_on&limit=50",
                           today.plus_days(-ago).to_string(),
                           today.plus_days(days - ago).to_string());
    };
    if (is_there(rows.site, "/today")) latency_row(rows, "Today, all of it", {"/today"}, 20);
    latency_row(rows, "sales dashboard, a month", {period(30, "day"), period(31, "week")}, 50);
    latency_row(rows, "sales dashboard, three years", {period(3 * 365, "month")}, 50);
    latency_row(rows, "drill from a number to its orders",
                {records(400, 30), records(200, 1), records(90, 7)}, 100);
}

}  // namespace zhuli::bench
