// Starting on the loaded database: seconds until a signed-in request is answered, and what the
// idle process keeps in memory afterwards.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "bench/site.hpp"

namespace zhuli::bench {

void start_rows(const Rows& rows) {
    if (!rows.wanted("start") && !rows.wanted("idle")) return;
    Site& site = rows.site;
    site.stop();
    const std::string size(site.scale().name);
    Row row{.job = "start to first answer", .size = size, .value = site.serve(-1), .unit = "s"};
    row.aim = 1;
    row.aim_is_most = true;
    row.note = fmt::format("database of {:.2f} GB",
                           static_cast<double>(std::filesystem::file_size(site.file())) / 1e9);
    rows.report.add(std::move(row));
    std::this_thread::sleep_for(std::chrono::seconds(1));
    Row memory{
        .job = "idle memory", .size = size, .value = site.server().resident_mb(), .unit = "MB"};
    memory.aim = 100;
    memory.aim_is_most = true;
    rows.report.add(std::move(memory));
}

}  // namespace zhuli::bench
