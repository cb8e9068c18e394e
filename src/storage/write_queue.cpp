#include "storage/write_queue.hpp"

namespace zhuli::storage {

void WriteQueue::push(Unit unit) {
    {
        const std::lock_guard lock(mutex_);
        if (draining_) throw StorageError("the database is closing");
        if (size() >= kWriteQueueLimit) throw QueueFull("the write queue is full");
        if (unit.patient && patient_.empty()) patient_since_ = Clock::now();
        (unit.patient ? patient_ : urgent_).push_back(std::move(unit));
    }
    queued_.notify_one();
}

Unit WriteQueue::pop(std::deque<Unit>& from) {
    Unit unit = std::move(from.front());
    from.pop_front();
    ++running_;
    if (&from == &patient_) patient_since_ = Clock::now();
    return unit;
}

bool WriteQueue::patience_is_over() const {
    return !patient_.empty() && Clock::now() - patient_since_ > kPatience;
}

std::optional<Unit> WriteQueue::take() {
    std::unique_lock lock(mutex_);
    queued_.wait(lock, [&] { return stopping_ || size() > 0; });
    if (size() == 0) return std::nullopt;
    return pop(urgent_.empty() || patience_is_over() ? patient_ : urgent_);
}

std::optional<Unit> WriteQueue::take_more(bool patient_too) {
    const std::lock_guard lock(mutex_);
    if (!urgent_.empty()) return pop(urgent_);
    if (patient_too && !patient_.empty()) return pop(patient_);
    return std::nullopt;
}

void WriteQueue::finished(std::size_t units) {
    {
        const std::lock_guard lock(mutex_);
        running_ -= units;
    }
    idle_.notify_all();
}

std::size_t WriteQueue::waiting() {
    const std::lock_guard lock(mutex_);
    return size();
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
    idle_.wait(lock, [&] { return size() == 0 && running_ == 0; });
}

}  // namespace zhuli::storage
