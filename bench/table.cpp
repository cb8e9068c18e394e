// The speed table: which sizes, which rows, where the results go.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "app/features.hpp"
#include "bench/commands.hpp"
#include "bench/load.hpp"
#include "bench/site.hpp"
#include "cli/commands.hpp"

namespace zhuli::bench {

namespace {

void doctor(const Rows& rows) {
    if (!rows.wanted("doctor")) return;
    rows.site.stop();
    Child child({product_binary(), "doctor", "--db", "sqlite:" + rows.site.file()});
    const Usage usage = child.wait();
    rows.report.prove(std::string(rows.site.scale().name), "doctor finds nothing",
                      usage.exit_code == 0, fmt::format("in {:.1f} s", usage.wall_s));
    if (usage.exit_code != 0) std::printf("%s\n", usage.output.c_str());
}

void run_size(const std::string& size, const std::string& only, Report& report) {
    Site site(scale_of(size), app::features());
    const Rows rows{site, report, only};
    site.serve(server_core());
    read_rows(rows);
    board_rows(rows);
    site.stop();
    site.serve(-1);
    write_rows(rows);
    doctor(rows);
    start_rows(rows);
}

std::string result_file() {
    char text[64];
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::strftime(text, sizeof text, "bench/results/%Y%m%d-%H%M%S.json", &parts);
    return text;
}

void write_results(const Report& report, const std::string& file) {
    const auto folder = std::filesystem::path(file).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
    std::ofstream(file) << report.json() << "\n";
    std::printf("\nresults in %s\n", file.c_str());
}

}  // namespace

int load_size(int argc, char** argv) {
    if (argc != 2) return 2;
    cli::publish_permissions(app::features());
    std::printf("%s\n", loaded_file(scale_of(argv[1]), app::features()).c_str());
    return 0;
}

int table(int argc, char** argv) {
    CLI::App app{"zhuli_bench — speed as ratios against bare limits, measured in one run"};
    std::string only, json;
    std::vector<std::string> sizes{"10k", "100k"};
    app.add_option("--size", sizes, "customers in the loaded database; may be repeated")
        ->check(CLI::IsMember({"10k", "100k", "300k", "1m"}));
    app.add_option("--only", only, "run the rows whose name contains this");
    app.add_option("--json", json, "write the results to this file too");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::filesystem::create_directories("build/bench");
    cli::publish_permissions(app::features());
    for (const auto& [name, value] : machine_facts())
        std::printf("%-10s %s\n", name.c_str(), value.c_str());
    Report report;
    for (const auto& size : sizes) run_size(size, only, report);
    import_rows(report, only);
    report.print_growth();
    write_results(report, result_file());
    if (!json.empty()) write_results(report, json);
    std::printf("%s\n", report.all_hold() ? "every gate holds" : "FAIL: a gate does not hold");
    return report.all_hold() ? 0 : 1;
}

}  // namespace zhuli::bench
