// Patient units of one long work on their way, oldest first; none outlives it. Starts nothing by
// itself: whoever drives the work adds units and takes their results in turn.
#pragma once

#include <deque>
#include <future>

#include "storage/database.hpp"

namespace zhuli::storage {

template <class T>
class UnitsAhead {
 public:
    explicit UnitsAhead(Database& db) : db_(db) {}
    ~UnitsAhead() {
        for (const auto& reply : replies_) reply.wait();
    }
    UnitsAhead(const UnitsAhead&) = delete;
    UnitsAhead& operator=(const UnitsAhead&) = delete;

    /// How many are worth queuing: on SQLite they share a commit, on PostgreSQL they would only
    /// wait for each other.
    std::size_t room() const { return db_.dialect() == Dialect::sqlite ? kMost : 1; }
    std::size_t size() const { return replies_.size(); }
    /// Queues `work`; what it refers to must outlive this object.
    template <class F>
    void add(const Ctx& ctx, F work) {
        replies_.push_back(write_patiently(db_, ctx, std::move(work)));
    }
    /// Waits for the oldest one. Throws what ended it.
    Result<T> next() {
        auto first = std::move(replies_.front());
        replies_.pop_front();
        return first.get();
    }

 private:
    static constexpr std::size_t kMost = 16;
    Database& db_;
    std::deque<std::future<Result<T>>> replies_;
};

}  // namespace zhuli::storage
