// What follows a unit's end, the same for both drivers: after-commit actions, listeners, done().
// Nothing thrown here reaches the thread that runs units.
#pragma once

#include <atomic>
#include <chrono>
#include <shared_mutex>

#include "storage/database.hpp"

namespace zhuli::storage {

/// How a unit ended; last_seq and after_commit are empty unless it was kept.
struct Outcome {
    std::exception_ptr error;
    std::int64_t last_seq = 0;
    std::vector<std::function<void()>> after_commit;
};

class Answers {
 public:
    void on_commit(CommitListener listener);
    /// Only after the commit (or the roll back).
    void give(Unit& unit, Outcome& outcome);
    /// One commit of so many units.
    void count_commit(std::size_t units) {
        ++commits_;
        committed_units_ += units;
    }
    void add_to(Figures& figures) const {
        figures.commits = commits_;
        figures.committed_units = committed_units_;
    }

 private:
    std::shared_mutex mutex_;
    std::vector<CommitListener> listeners_;
    std::atomic<std::uint64_t> commits_{0}, committed_units_{0};
};

void log_if_slow(std::chrono::steady_clock::duration took);
/// Throws UnitTooLong for a unit that kept all others waiting for too long.
void refuse_if_far_too_slow(std::chrono::steady_clock::duration took);

}  // namespace zhuli::storage
