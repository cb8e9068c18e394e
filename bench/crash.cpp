// `zhuli_bench crash [--count N] [--seed N]`: kills the server again and again on both databases
// and looks what is left; see tests/support/crash. PostgreSQL where ZHULI_TEST_PG names a cluster.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <random>

#include "bench/commands.hpp"
#include "tests/support/crash/crash.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::bench {

namespace {

bool survives(support::Engine engine, int count, std::uint64_t seed) {
    support::TestDb db(engine);
    db.close();
    std::filesystem::remove(db.file());  // the run makes it
    zhuli::crash::Plan plan{.binary = ZHULI_BINARY, .db = db.url(), .folder = db.folder()};
    plan.kills = count;
    plan.seed = seed;
    plan.told = [&](const std::string& line) {
        std::printf("%s %s\n", support::name_of(engine).c_str(), line.c_str());
        std::fflush(stdout);
    };
    const auto report = zhuli::crash::run(plan);
    for (const auto& problem : report.problems) std::printf("PROBLEM %s\n", problem.c_str());
    return report.held() && report.kills == count;
}

}  // namespace

int crash(int argc, char** argv) {
    int count = 5;
    std::uint64_t seed = std::random_device{}();
    CLI::App app{"Kill the server and look what is left"};
    app.add_option("--count", count, "how many kills on each database");
    app.add_option("--seed", seed, "of the moments");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    bool held = true;
    for (const auto engine : support::engines()) held &= survives(engine, count, seed);
    return held ? 0 : 1;
}

}  // namespace zhuli::bench
