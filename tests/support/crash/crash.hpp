// Kills the real server while it works: `zhuli serve` with 64 HTTP writers is ended by SIGKILL at
// random moments and started again, over and over. After each kill the doctor must be clean, every
// acknowledged write must answer its Idempotency-Key with its first answer, and every write whose
// answer was lost must come out once. Used by the test (5 kills) and by the bench (100). Knows no
// test framework; it says what is wrong in words.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace zhuli::crash {

struct Plan {
    std::string binary;  // zhuli
    std::string db;  // a new database: sqlite:PATH of no file, or postgresql://… without tables
    std::string folder;  // for the password file and the server's log; exists
    int kills = 5;
    int writers = 64;
    std::chrono::milliseconds shortest_life{200}, longest_life{1500};
    std::uint64_t seed = 1;
    std::function<void(const std::string& line)> told = {};  // one line after each kill
};

struct Report {
    int kills = 0;
    std::int64_t acknowledged = 0;      // answered before a kill
    std::int64_t lost = 0;              // sent, and killed before the answer came
    std::vector<std::string> problems;  // empty: everything holds

    bool held() const { return problems.empty(); }
};

/// Runs the whole plan; throws std::runtime_error if the server cannot be started at all.
Report run(const Plan& plan);

}  // namespace zhuli::crash
