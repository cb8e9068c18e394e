// Starts zhuli: the list of capabilities meets the command line. One of the three places where an
// outage (an exception) ends: exit code 70 with what happened.
#include <cstdio>
#include <exception>

#include "app/features.hpp"
#include "cli/run.hpp"

int main(int argc, char** argv) {
    try {
        return zhuli::cli::run(argc, argv, zhuli::app::features());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "zhuli: %s\n", error.what());
        return zhuli::cli::kBrokenWorld;
    }
}
