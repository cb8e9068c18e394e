// What a server counts of its connections: who is open, and what is not answered yet.
#include "http/connection.hpp"

namespace zhuli::http {

void Unanswered::begin() {
    const std::lock_guard lock(mutex_);
    ++count_;
}

void Unanswered::end() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
}

bool Unanswered::wait(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    return none_.wait_for(lock, longest, [this] { return count_ == 0; });
}

void Roster::add(Connection* connection, std::weak_ptr<Connection> held) {
    const std::lock_guard lock(mutex_);
    open_.emplace(connection, std::move(held));
}

void Roster::remove(Connection* connection) {
    const std::lock_guard lock(mutex_);
    open_.erase(connection);
}

std::vector<std::shared_ptr<Connection>> Roster::all() {
    std::vector<std::shared_ptr<Connection>> held;
    const std::lock_guard lock(mutex_);
    for (const auto& [connection, weak] : open_)
        if (auto strong = weak.lock()) held.push_back(std::move(strong));
    return held;
}

}  // namespace zhuli::http
