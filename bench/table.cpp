#include <CLI/CLI.hpp>

#include "bench/commands.hpp"

namespace zhuli::bench {

int table(int argc, char** argv) {
    CLI::App app{"zhuli_bench — speed as ratios against bare limits, measured in one run"};
    std::string size, only, json;
    app.add_option("--size", size, "customers in the loaded database")
        ->check(CLI::IsMember({"10k", "100k", "1m"}));
    app.add_option("--only", only, "run the rows whose name contains this");
    app.add_option("--json", json, "also write the results to this file");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return 0;
}

}  // namespace zhuli::bench
