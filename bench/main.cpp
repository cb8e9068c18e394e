// Starts zhuli_bench: a command by name, the speed table without one. Runs nothing itself.
#include <cstdio>
#include <exception>
#include <string_view>

#include "bench/commands.hpp"

namespace {

struct Command {
    std::string_view name;
    int (*run)(int argc, char** argv);
};

constexpr Command kCommands[] = {
    {"table", zhuli::bench::table},
    {"load", zhuli::bench::load_size},
    {"bare-server", zhuli::bench::bare_server},
    {"crash", zhuli::bench::crash},
    {"dedup", zhuli::bench::dedup},
    {"scan", zhuli::bench::scan},
    {"leads", zhuli::bench::leads},
    {"classify", zhuli::bench::classify},
    {"day", zhuli::bench::day},
    {"clocks", zhuli::bench::clocks},
};

}  // namespace

int main(int argc, char** argv) {
    try {
        for (const Command& command : kCommands)
            if (argc > 1 && command.name == argv[1]) return command.run(argc - 1, argv + 1);
        return zhuli::bench::table(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "zhuli_bench: %s\n", error.what());
        return 70;
    }
}
