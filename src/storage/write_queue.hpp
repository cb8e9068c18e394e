// The bounded queue between those who write and the threads that run units. Units somebody waits
// for go before patient ones, which none the less wait no longer than kPatience for their turn.
// Refuses when full, knows when everything is answered. Runs nothing itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "storage/database.hpp"

namespace zhuli::storage {

class WriteQueue {
 public:
    static constexpr auto kPatience = std::chrono::milliseconds(100);

    /// Throws QueueFull, or StorageError once drained.
    void push(Unit unit);
    /// Waits for work; nothing once stopped with nothing left. Call finished() after answering.
    std::optional<Unit> take();
    /// The next unit if there is one now; with `patient_too` only when no other waits.
    std::optional<Unit> take_more(bool patient_too);
    void finished(std::size_t units);
    std::size_t waiting();
    /// Lets the takers leave after what is queued.
    void stop();
    /// Waits until everything is answered; refuses from now on.
    void drain();

 private:
    using Clock = std::chrono::steady_clock;

    std::size_t size() const { return urgent_.size() + patient_.size(); }
    Unit pop(std::deque<Unit>& from);
    bool patience_is_over() const;

    std::mutex mutex_;
    std::condition_variable queued_, idle_;
    std::deque<Unit> urgent_, patient_;
    Clock::time_point patient_since_;  // the last turn of a patient unit, or when one came first
    std::size_t running_ = 0;
    bool stopping_ = false, draining_ = false;
};

}  // namespace zhuli::storage
