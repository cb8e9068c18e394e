#include "bench/report.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>

#include "bench/child.hpp"
#include "core/json_out.hpp"

namespace zhuli::bench {

namespace {

std::string amount(double value, const std::string& unit) {
    return value >= 100 ? fmt::format("{:.0f} {}", value, unit)
                        : fmt::format("{:.2f} {}", value, unit);
}

std::string latency(const Row& row) {
    if (row.p99_ms < 0) return "";
    return fmt::format("p50 {:.2f} p99 {:.2f} ms", row.p50_ms, row.p99_ms);
}

std::string verdict(const Row& row) {
    if (row.floor > 0) return row.gate_holds() ? "ok" : "FAIL";
    if (row.aim == 0 && row.aim_p99_ms == 0) return "";
    return row.aims_hold() ? "aim met" : "aim missed";
}

std::string target(const Row& row) {
    std::vector<std::string> parts;
    if (row.floor > 0) parts.push_back(fmt::format("≥ {:.0f} %", row.floor * 100));
    if (row.aim > 0) parts.push_back((row.aim_is_most ? "< " : "≥ ") + amount(row.aim, row.unit));
    if (row.aim_p99_ms > 0) parts.push_back(fmt::format("p99 < {:.0f} ms", row.aim_p99_ms));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string first_line_with(const char* file, std::string_view start) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(start)) return line.substr(line.find(':') + 2);
    return "";
}

std::string sync_cost() {
    constexpr int kTimes = 200;
    constexpr const char* kFile = "build/bench/sync.tmp";
    const int fd = open(kFile, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    const std::string block(16'384, 'x');
    std::vector<double> ms;
    for (int i = 0; i < kTimes && write(fd, block.data(), block.size()) > 0; ++i) {
        const auto start = std::chrono::steady_clock::now();
        fdatasync(fd);
        ms.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    close(fd);
    unlink(kFile);
    if (ms.empty()) return "unknown";
    std::sort(ms.begin(), ms.end());
    return fmt::format("16 KiB + fdatasync: median {:.2f} ms, p99 {:.2f} ms", ms[ms.size() / 2],
                       ms[ms.size() * 99 / 100]);
}

void write_row(JsonOut& out, const Row& row) {
    out.begin_object().key("job").string(row.job).key("size").string(row.size);
    out.key("value").real(row.value).key("unit").string(row.unit);
    if (row.bare > 0) out.key("bare").real(row.bare).key("ratio").real(row.ratio());
    if (row.floor > 0) out.key("floor").real(row.floor).key("holds").boolean(row.gate_holds());
    if (row.p99_ms >= 0) out.key("p50_ms").real(row.p50_ms).key("p99_ms").real(row.p99_ms);
    if (row.aim > 0) out.key("aim").real(row.aim);
    if (row.aim_p99_ms > 0) out.key("aim_p99_ms").real(row.aim_p99_ms);
    if (!row.note.empty()) out.key("note").string(row.note);
    out.end_object();
}

}  // namespace

bool Row::aims_hold() const {
    if (aim_p99_ms > 0 && p99_ms > aim_p99_ms) return false;
    if (aim == 0) return true;
    return aim_is_most ? value <= aim : value >= aim;
}

void Report::add(Row row) {
    if (printed_size_ != row.size) {
        printed_size_ = row.size;
        std::printf("\n== %s customers ==\n%-38s %14s %14s %7s  %-26s %-28s %s\n", row.size.c_str(),
                    "job", "product", "bare", "ratio", "latency", "floor / aim", "");
    }
    const std::string ratio =
        row.bare > 0 ? fmt::format("{:.0f} %", row.ratio() * 100) : std::string();
    const std::string bare = row.bare > 0 ? amount(row.bare, row.unit) : std::string();
    // "≥" takes three bytes and one column.
    const std::string wanted = target(row);
    const int wide = 28 + 2 * static_cast<int>(std::count(wanted.begin(), wanted.end(), '\xe2'));
    std::printf("%-38s %14s %14s %7s  %-26s %-*s %s\n", row.job.c_str(),
                amount(row.value, row.unit).c_str(), bare.c_str(), ratio.c_str(),
                latency(row).c_str(), wide, wanted.c_str(), verdict(row).c_str());
    if (!row.note.empty()) std::printf("    %s\n", row.note.c_str());
    std::fflush(stdout);
    rows_.push_back(std::move(row));
}

void Report::prove(const std::string& size, const std::string& what, bool holds,
                   const std::string& note) {
    std::printf("%-38s %s %s\n", what.c_str(), holds ? "ok" : "FAIL", note.c_str());
    std::fflush(stdout);
    proofs_.push_back({size, what, note, holds});
}

void Report::print_growth() const {
    std::map<std::string, std::vector<const Row*>> by_job;
    for (const Row& row : rows_) by_job[row.job].push_back(&row);
    bool headed = false;
    for (const Row& first : rows_) {
        const auto& all = by_job[first.job];
        if (all.front() != &first || all.size() < 2 || first.value <= 0) continue;
        if (!headed) std::printf("\n== growth against %s ==\n", first.size.c_str());
        headed = true;
        std::string line = fmt::format("{:<38} {:>14}", first.job, amount(first.value, first.unit));
        for (std::size_t i = 1; i < all.size(); ++i)
            line += fmt::format("   {}: {} (x {:.2f})", all[i]->size,
                                amount(all[i]->value, all[i]->unit), all[i]->value / first.value);
        std::printf("%s\n", line.c_str());
    }
}

bool Report::all_hold() const {
    return std::all_of(rows_.begin(), rows_.end(), [](const Row& r) { return r.gate_holds(); }) &&
           std::all_of(proofs_.begin(), proofs_.end(), [](const Proof& p) { return p.holds; });
}

std::string Report::json() const {
    JsonOut out;
    out.begin_object().key("machine").begin_object();
    for (const auto& [name, value] : machine_facts()) out.key(name).string(value);
    out.end_object().key("rows").begin_array();
    for (const Row& row : rows_) write_row(out, row);
    out.end_array().key("proofs").begin_array();
    for (const Proof& proof : proofs_) {
        out.begin_object().key("size").string(proof.size).key("what").string(proof.what);
        out.key("holds").boolean(proof.holds).key("note").string(proof.note).end_object();
    }
    out.end_array().key("all_hold").boolean(all_hold()).end_object();
    return out.take();
}

std::vector<std::pair<std::string, std::string>> machine_facts() {
    utsname kernel{};
    uname(&kernel);
    return {{"processor", first_line_with("/proc/cpuinfo", "model name")},
            {"cores", std::to_string(cores())},
            {"memory", first_line_with("/proc/meminfo", "MemTotal")},
            {"kernel", kernel.release},
            {"load",
             [] {
                 std::ifstream in("/proc/loadavg");
                 std::string one, five, fifteen;
                 in >> one >> five >> fifteen;
                 return one + " " + five + " " + fifteen;
             }()},
            {"disk", sync_cost()}};
}

}  // namespace zhuli::bench
