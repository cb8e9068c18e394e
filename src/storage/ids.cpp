#include "storage/ids.hpp"

#include <algorithm>
#include <chrono>

namespace zhuli::storage {

namespace {

constexpr std::int64_t kEpochMs = 1'577'836'800'000;  // 2020-01-01

template <class Clock>
std::int64_t milliseconds_of() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch())
        .count();
}

Id id_of(std::int64_t counter, std::int64_t node) {
    const std::int64_t time = counter >> kIdSequenceBits;
    const std::int64_t sequence = counter & ((1 << kIdSequenceBits) - 1);
    return {(time << (kIdNodeBits + kIdSequenceBits)) | (node << kIdSequenceBits) | sequence};
}

std::int64_t first_counter(std::int64_t wall_ms) { return (wall_ms - kEpochMs) << kIdSequenceBits; }

}  // namespace

IdClock system_clocks() {
    return {&milliseconds_of<std::chrono::system_clock>,
            &milliseconds_of<std::chrono::steady_clock>};
}

Id IdMaker::next() { return make(1); }

Id IdMaker::reserve(std::int64_t count) { return make(count); }

Id IdMaker::make(std::int64_t count) {
    const std::lock_guard lock(mutex_);
    if (lease_.node == 0) throw NeedsNode("no node number is leased yet");
    if (clock_.steady_ms() - taken_at_ >= kNodeLeaseMs)
        throw NeedsNode("the lease of the node number is over");
    // A clock that jumped ahead does not lead out of the leased span, one that fell back not down.
    const auto now = std::min(clock_.wall_ms(), lease_.until_ms);
    const auto first = std::max(last_ + 1, first_counter(now));
    if (first + count > first_counter(lease_.until_ms + 1))
        throw NeedsNode("the leased span of ids is used up");
    last_ = first + count - 1;
    return id_of(first, lease_.node);
}

bool IdMaker::due() const {
    const std::lock_guard lock(mutex_);
    return lease_.node != 0 && clock_.steady_ms() - taken_at_ >= kNodeLeaseMs / 2;
}

bool IdMaker::wanted() const {
    if (!node() || due()) return true;
    const std::lock_guard lock(mutex_);
    return last_ + 1 >= first_counter(lease_.until_ms);
}

std::optional<std::int64_t> IdMaker::node() const {
    const std::lock_guard lock(mutex_);
    return lease_.node == 0 ? std::nullopt : std::optional(lease_.node);
}

void IdMaker::take(const NodeLease& lease) {
    const std::lock_guard lock(mutex_);
    lease_ = lease;
    taken_at_ = clock_.steady_ms();
    if (lease.from_ms != 0) last_ = std::max(last_, first_counter(lease.from_ms));
}

std::int64_t IdMaker::last_ms() const {
    const std::lock_guard lock(mutex_);
    return last_ == 0 ? 0 : (last_ >> kIdSequenceBits) + kEpochMs;
}

void IdMaker::forget() {
    const std::lock_guard lock(mutex_);
    lease_ = {};
}

}  // namespace zhuli::storage
