// Broken invariants are loud: INVARIANT throws in every build, the unit of work rolls back and the
// failure is logged as a bug with a reference id. It never expresses a refusal of user input.
#pragma once

#include <stdexcept>
#include <string>

namespace zhuli {

struct InvariantBroken : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] inline void invariant_broken(const char* condition, const char* file, int line,
                                          const std::string& what) {
    throw InvariantBroken(std::string(file) + ":" + std::to_string(line) + ": " + condition +
                          (what.empty() ? "" : " (" + what + ")"));
}

}  // namespace zhuli

#define INVARIANT(condition, ...)                                                                \
    do {                                                                                         \
        if (!(condition))                                                                        \
            ::zhuli::invariant_broken(#condition, __FILE__, __LINE__, std::string{__VA_ARGS__}); \
    } while (false)
