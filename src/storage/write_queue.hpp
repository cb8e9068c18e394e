// The bounded queue between those who write and the threads that run units. Refuses when full,
// knows when everything is answered. Runs nothing itself.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "storage/database.hpp"

namespace zhuli::storage {

class WriteQueue {
public:
    /// Throws QueueFull, or StorageError once drained.
    void push(Unit unit);
    /// Waits for work; empty once stopped with nothing left. Call finished() after answering.
    std::vector<Unit> take(std::size_t most);
    void finished();
    std::size_t waiting();
    /// Lets the takers leave after what is queued.
    void stop();
    /// Waits until everything is answered; refuses from now on.
    void drain();

private:
    std::mutex mutex_;
    std::condition_variable queued_, idle_;
    std::deque<Unit> units_;
    int running_ = 0;
    bool stopping_ = false, draining_ = false;
};

}  // namespace zhuli::storage
