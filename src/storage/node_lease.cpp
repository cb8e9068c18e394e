#include "storage/node_lease.hpp"
#include "storage/statements.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace zhuli::storage {

namespace {

// expires_at is by the wall clock of the lease's owner; ids are made up to used_ms at the latest.
constexpr Sql kRenew{"node.renew",
                     "UPDATE node SET expires_at = $3,"
                     " used_ms = CASE WHEN used_ms > $4 THEN used_ms ELSE $4 END"
                     " WHERE id = $1 AND owner = $2 RETURNING id, used_ms",
                     {},
                     Reach::reference};
constexpr Sql kHighest{"node.highest",
                       "SELECT CAST(COALESCE(MAX(id), 0) AS BIGINT) AS id,"
                       " CAST(COALESCE(MAX(used_ms), 0) AS BIGINT) AS used_ms FROM node",
                       {},
                       Reach::reference};
constexpr Sql kAdd{"node.add",
                   "INSERT INTO node (id, owner, expires_at, used_ms) VALUES ($1, $2, $3, $4)"
                   " ON CONFLICT (id) DO NOTHING RETURNING id, used_ms",
                   {},
                   Reach::reference};
// Goes on where the last owner may have stopped.
constexpr Sql kTakeOver{"node.take_over",
                        "UPDATE node SET owner = $1, expires_at = $3, used_ms ="
                        " CASE WHEN used_ms > $4 THEN used_ms ELSE $4 END + ($3 - $2)"
                        " WHERE expires_at < $2 AND id ="
                        " (SELECT id FROM node WHERE expires_at < $2 ORDER BY expires_at, id"
                        " LIMIT 1) RETURNING id, used_ms",
                        {},
                        Reach::reference};

constexpr const Sql* kStatements[] = {&kRenew, &kHighest, &kAdd, &kTakeOver};

struct NodeRow {
    std::int64_t id = 0;
    std::int64_t used_ms = 0;
};
BOOST_DESCRIBE_STRUCT(NodeRow, (), (id, used_ms))

constexpr int kAttempts = 20;  // others may be taking nodes at the same time

/// Ids of a new server begin now, or above all others if the clock is behind them for sure.
std::int64_t beginning(std::int64_t now, std::int64_t highest_used) {
    return highest_used > now + kNodeLeaseMs ? highest_used : now;
}

}  // namespace

std::span<const Sql* const> node_statements() { return kStatements; }

NodeLease lease_node(Tx& tx, const IdMaker& ids, std::string_view owner) {
    const auto now = ids.wall_ms();
    const auto end = now + kNodeLeaseMs;
    if (const auto node = ids.node()) {
        const auto used = std::max(now, ids.last_ms()) + kNodeLeaseMs;
        if (const auto row = tx.one<NodeRow>(kRenew, *node, owner, end, used))
            return {row->id, 0, row->used_ms};
    }
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const auto highest = tx.one<NodeRow>(kHighest).value_or(NodeRow{});
        const auto from = beginning(now, highest.used_ms);
        const auto row =
            highest.id < kNodeCount
                ? tx.one<NodeRow>(kAdd, highest.id + 1, owner, end, from + kNodeLeaseMs)
                : tx.one<NodeRow>(kTakeOver, owner, now, end, from);
        if (row) return {row->id, row->used_ms - kNodeLeaseMs, row->used_ms};
    }
    throw StorageError("every node number is in use");
}

std::string new_owner() {
    if (sodium_init() < 0) throw std::runtime_error("no random numbers");
    return fmt::format("{:08x}{:08x}", randombytes_random(), randombytes_random());
}

}  // namespace zhuli::storage
