#include "storage/write_queue.hpp"

namespace zhuli::storage {

void WriteQueue::push(Unit unit) {
    {
        const std::lock_guard lock(mutex_);
        if (draining_) throw StorageError("the database is closing");
        if (units_.size() >= kWriteQueueLimit) throw QueueFull("the write queue is full");
        units_.push_back(std::move(unit));
    }
    queued_.notify_one();
}

std::vector<Unit> WriteQueue::take(std::size_t most) {
    std::vector<Unit> taken;
    std::unique_lock lock(mutex_);
    queued_.wait(lock, [&] { return stopping_ || !units_.empty(); });
    while (!units_.empty() && taken.size() < most) {
        taken.push_back(std::move(units_.front()));
        units_.pop_front();
    }
    if (!taken.empty()) ++running_;
    return taken;
}

void WriteQueue::finished() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    idle_.notify_all();
}

std::size_t WriteQueue::waiting() {
    const std::lock_guard lock(mutex_);
    return units_.size();
}

void WriteQueue::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    queued_.notify_all();
}

void WriteQueue::drain() {
    std::unique_lock lock(mutex_);
    draining_ = true;
    idle_.wait(lock, [&] { return units_.empty() && running_ == 0; });
}

}  // namespace zhuli::storage
