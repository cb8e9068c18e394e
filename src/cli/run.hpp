// The command line: one function per command, exit codes as a contract. Commands print for people;
// `--format json` prints one object as the last line.
#pragma once

#include <span>

#include "features/feature.hpp"

namespace zhuli::cli {

inline constexpr int kDone = 0;
inline constexpr int kBadInput = 2;
inline constexpr int kNotAllowed = 3;
inline constexpr int kBrokenWorld = 70;

using Features = std::span<const Feature* const>;

int run(int argc, char** argv, Features features);

}  // namespace zhuli::cli
