// Statements of duplicates: pairs, how far the scan is, who last set a member of a customer. Pairs
// and merges are records and are saved by storage/save; what a scan learns about a pair (score,
// reasons, owners) stands beside the saved row.
#pragma once

#include <span>

#include "features/duplicates/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::duplicates {

using storage::Tx;

std::optional<Pair> find_pair(Tx& tx, Id first, Id second);
/// The pair, which nobody else changes until the unit ends (PostgreSQL).
void lock_pair(Tx& tx, Id pair);
/// What a scan learned, without version or audit.
void keep_learned(Tx& tx, const Pair& pair);
/// The owners of the pairs of this customer, as its record says now.
void keep_owners(Tx& tx, Id customer);
std::vector<Pair> open_pairs_of(Tx& tx, Id customer, int limit);
/// Open ones that no scan has seen since.
std::vector<Pair> open_unseen(Tx& tx, Instant since, int limit);
std::vector<Pair> pairs_of_merge(Tx& tx, Id merge);
std::int64_t count_open(Tx& tx, std::int64_t limit);
/// Between owners of this set (JSON of ids).
std::int64_t count_open_of(Tx& tx, const std::string& owners, std::int64_t limit);

ScanStatus scan_status(Tx& tx);
void request_full_scan(Tx& tx, Instant now);
/// How a look at whoever changed ended …
void keep_scan(Tx& tx, const ScanStatus& status);
/// … and one at everybody, which answers every request before it.
void keep_full_scan(Tx& tx, const ScanStatus& status);

/// One entry of a customer's audit, newest first.
struct Change {
    Instant at;
    Id actor_id;
    std::string path;
    std::string changes;
};
BOOST_DESCRIBE_STRUCT(Change, (), (at, actor_id, path, changes))
std::vector<Change> changes_of(Tx& tx, Id customer, int limit);

/// Merges in which the customer is the winner or the loser, newest first.
std::vector<Merge> merges_of(Tx& tx, Id customer, int limit);
/// Later ones into the same winner that stand, oldest first.
std::vector<Merge> later_merges(Tx& tx, Id winner, Id after, int limit);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const storage::Check> checks();

}  // namespace zhuli::duplicates
