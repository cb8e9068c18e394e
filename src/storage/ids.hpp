// Ids: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence. Every running
// server holds a node number of its own, leased in the reference table `node`, so no two make the
// same id. Within a node ids only increase: a clock that jumps back leaves them going on from the
// last one, also after a restart, because the lease says up to which time ids may be made. Knows no
// driver and no table; node_lease.hpp does.
#pragma once

#include <functional>
#include <mutex>
#include <optional>

#include "core/value/id.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

inline constexpr std::int64_t kNodeCount = 1023;  // numbers 1…1023

/// The two clocks of an IdMaker, milliseconds: the wall's may jump, the steady one never does.
struct IdClock {
    std::function<std::int64_t()> wall_ms;
    std::function<std::int64_t()> steady_ms;
};
IdClock system_clocks();

/// What a lease gives: a node number, and the span of id time that belongs to it.
struct NodeLease {
    std::int64_t node = 0;
    std::int64_t from_ms = 0;   // ids begin here; 0: they go on
    std::int64_t until_ms = 0;  // and are made up to this time
};

/// Thrown where an id is wanted and no valid lease is held: Database takes one and runs the unit
/// again.
struct NeedsNode : TryAgain {
    using TryAgain::TryAgain;
};

/// Makes the ids of one server. Thread-safe.
class IdMaker {
 public:
    explicit IdMaker(IdClock clock = system_clocks()) : clock_(std::move(clock)) {}

    /// Throws NeedsNode without a lease that is still ours.
    Id next();
    /// `count` ids whose counters follow each other, for ids made by the database itself; the
    /// first. id_at() gives the others.
    Id reserve(std::int64_t count);

    /// Half of the lease is over: better renewed before the next unit.
    bool due() const;
    /// No lease is held that would do for long.
    bool wanted() const;
    std::optional<std::int64_t> node() const;
    void take(const NodeLease& lease);
    void forget();
    std::int64_t wall_ms() const { return clock_.wall_ms(); }
    /// The time of the last id; 0 before the first.
    std::int64_t last_ms() const;

 private:
    Id make(std::int64_t count);

    IdClock clock_;
    mutable std::mutex mutex_;
    NodeLease lease_;
    std::int64_t taken_at_ = 0;  // steady
    std::int64_t last_ = 0;      // milliseconds and sequence, without the node
};

inline constexpr std::int64_t kNodeLeaseMs = 60'000;
inline constexpr int kIdSequenceBits = 12;
inline constexpr int kIdNodeBits = 10;

/// Milliseconds and sequence of an id, which is what increases by one from id to id.
constexpr std::int64_t counter_of(Id id) {
    constexpr std::int64_t kSequenceMask = (1 << kIdSequenceBits) - 1;
    return ((id.v >> (kIdNodeBits + kIdSequenceBits)) << kIdSequenceBits) | (id.v & kSequenceMask);
}
constexpr std::int64_t node_of(Id id) {
    return (id.v >> kIdSequenceBits) & ((1 << kIdNodeBits) - 1);
}

}  // namespace zhuli::storage
