// The bare limit of writes: the very statements a use case runs, recorded once with their
// arguments, then run again by nothing but SQLite in transactions of as many units as there are
// clients. Recording is rolled back, so that running them again writes what the product would.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/tx.hpp"

namespace zhuli::bench {

struct OwnedCell {
    CellType type = CellType::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
};

struct RecordedUnit {
    struct Call {
        std::size_t statement;  // index into Recording::texts
        std::vector<OwnedCell> arguments;
    };
    std::vector<Call> calls;
};

struct Recording {
    std::vector<std::string> texts;
    std::vector<RecordedUnit> units;

    std::size_t calls_in_first() const { return units.empty() ? 0 : units.front().calls.size(); }
};

/// Runs `work` `count` times as units of `ctx` in the file, remembers every statement, then takes
/// all of it back. A refusal is an error of the bench.
Recording record(const std::string& file, const Ctx& ctx, int count,
                 const std::function<Result<>(storage::Tx&, int n)>& work);

struct Replayed {
    double seconds = 0;
    std::size_t units = 0;
    double rate() const { return static_cast<double>(units) / seconds; }
};
/// Runs the recording for real, durably, `group` units a transaction.
Replayed replay(const std::string& file, const Recording& recording, std::size_t group);

}  // namespace zhuli::bench
