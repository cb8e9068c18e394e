#include "features/duplicates/store.hpp"

#include <algorithm>

namespace zhuli::duplicates {

namespace {

using storage::Check;
using storage::Sql;

#define PAIR_COLUMNS                                                                     \
    "SELECT id, version, first_id, second_id, score, level, reasons, state, reason,"     \
    " decided_by, decided_at, merge_id, owner_id, other_owner_id, found_at, created_at," \
    " updated_at FROM duplicate_pair WHERE org_id = $1"
#define MERGE_COLUMNS                                                                    \
    "SELECT id, version, winner_id, loser_id, state, fields, rows_count, after_seq,"     \
    " merged_by, undone_by, undone_at, kept, created_at, updated_at FROM customer_merge" \
    " WHERE org_id = $1"

constexpr Sql kPairOf{"duplicates.pair_of", PAIR_COLUMNS " AND first_id = $2 AND second_id = $3"};
constexpr Sql kLockPair{"duplicates.lock_pair",
                        "SELECT id FROM duplicate_pair WHERE org_id = $1 AND id = $2",
                        "SELECT id FROM duplicate_pair WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kKeepLearned{
    "duplicates.keep_learned",
    "UPDATE duplicate_pair SET score = $3, level = $4, reasons = $5,"
    " found_at = CASE WHEN found_at > $6 THEN found_at ELSE $6 END WHERE org_id = $1 AND id = $2"};
#define KEEP_OWNER(owner, customer)                                       \
    "UPDATE duplicate_pair SET " owner                                    \
    " = (SELECT c.owner_id FROM customer c"                               \
    " WHERE c.org_id = $1 AND c.id = $2) WHERE org_id = $1 AND " customer \
    " = $2"                                                               \
    " AND EXISTS (SELECT 1 FROM customer c WHERE c.org_id = $1 AND c.id = $2)"
constexpr Sql kKeepOwner{"duplicates.keep_owner", KEEP_OWNER("owner_id", "first_id")};
constexpr Sql kKeepOther{"duplicates.keep_other_owner", KEEP_OWNER("other_owner_id", "second_id")};
#undef KEEP_OWNER
constexpr Sql kOpenOfFirst{"duplicates.open_of_first",
                           PAIR_COLUMNS " AND first_id = $2 AND +state = 'open' LIMIT $3",
                           PAIR_COLUMNS " AND first_id = $2 AND state = 'open' LIMIT $3"};
constexpr Sql kOpenOfSecond{"duplicates.open_of_second",
                            PAIR_COLUMNS " AND second_id = $2 AND +state = 'open' LIMIT $3",
                            PAIR_COLUMNS " AND second_id = $2 AND state = 'open' LIMIT $3"};
#define UNSEEN PAIR_COLUMNS " AND state = 'open' AND found_at < $2 ORDER BY found_at, id LIMIT $3"
// Whom somebody just decides about is left to them.
constexpr Sql kUnseen{"duplicates.unseen", UNSEEN, UNSEEN " FOR UPDATE SKIP LOCKED"};
#undef UNSEEN
constexpr Sql kOfMerge{"duplicates.of_merge", PAIR_COLUMNS " AND merge_id = $2 AND merge_id <> 0"};
constexpr Sql kCountOpen{"duplicates.count_open",
                         "SELECT COUNT(*) FROM (SELECT 1 FROM duplicate_pair WHERE org_id = $1"
                         " AND state = 'open' LIMIT $2) waiting"};
#define COUNT_OF                                                           \
    "SELECT COUNT(*) FROM (SELECT 1 FROM duplicate_pair WHERE org_id = $1" \
    " AND state = 'open' AND owner_id IN ("
#define COUNT_AND ") AND other_owner_id IN ("
#define COUNT_END ") LIMIT $3) waiting"
#define SQLITE_SET "SELECT value FROM json_each($2)"
#define POSTGRES_SET "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json))"
constexpr Sql kCountOpenOf{"duplicates.count_open_of",
                           COUNT_OF SQLITE_SET COUNT_AND SQLITE_SET COUNT_END,
                           COUNT_OF POSTGRES_SET COUNT_AND POSTGRES_SET COUNT_END};
#undef COUNT_OF
#undef COUNT_AND
#undef COUNT_END
#undef SQLITE_SET
#undef POSTGRES_SET

constexpr Sql kStatus{"duplicates.status",
                      "SELECT requested_at, started_at, finished_at, full_on, customers_count,"
                      " pairs_count FROM duplicate_scan WHERE org_id = $1"};
constexpr Sql kRequest{
    "duplicates.request",
    "INSERT INTO duplicate_scan (org_id, requested_at, started_at, finished_at, full_on,"
    " customers_count, pairs_count) VALUES ($1, $2, 0, 0, '', 0, 0)"
    " ON CONFLICT (org_id) DO UPDATE SET requested_at = excluded.requested_at"};
constexpr Sql kKeepScan{
    "duplicates.keep_scan",
    "INSERT INTO duplicate_scan (org_id, requested_at, started_at, finished_at, full_on,"
    " customers_count, pairs_count) VALUES ($1, 0, $2, $3, '', $4, 0)"
    " ON CONFLICT (org_id) DO UPDATE SET started_at = excluded.started_at,"
    " finished_at = excluded.finished_at, customers_count = excluded.customers_count"};
// A look at everybody that began after it was asked for is the answer.
constexpr Sql kKeepFullScan{
    "duplicates.keep_full_scan",
    "INSERT INTO duplicate_scan (org_id, requested_at, started_at, finished_at, full_on,"
    " customers_count, pairs_count) VALUES ($1, 0, $2, $3, $5, $4, $6)"
    " ON CONFLICT (org_id) DO UPDATE SET started_at = excluded.started_at,"
    " finished_at = excluded.finished_at, customers_count = excluded.customers_count,"
    " full_on = excluded.full_on, pairs_count = excluded.pairs_count, requested_at ="
    " CASE WHEN duplicate_scan.requested_at <= excluded.started_at THEN 0"
    " ELSE duplicate_scan.requested_at END"};

constexpr Sql kChanges{"duplicates.changes",
                       "SELECT at, actor_id, path, changes FROM audit WHERE org_id = $1"
                       " AND entity_id = $2 AND entity = 'customer'"
                       " ORDER BY version DESC LIMIT $3"};

constexpr Sql kOfWinner{"duplicates.merges_of_winner",
                        MERGE_COLUMNS " AND winner_id = $2 ORDER BY id DESC LIMIT $3"};
constexpr Sql kOfLoser{"duplicates.merges_of_loser",
                       MERGE_COLUMNS " AND loser_id = $2 ORDER BY id DESC LIMIT $3"};
constexpr Sql kLater{"duplicates.later_merges", MERGE_COLUMNS
                     " AND winner_id = $2 AND id > $3 AND state = 'done'"
                     " ORDER BY id LIMIT $4"};

constexpr Check kChecks[] = {
    {"duplicates: a merged customer has nothing of its own left",
     {"duplicates.check_children",
      "SELECT c.code FROM customer c WHERE c.org_id = $1 AND c.merged_into <> 0 AND ("
      " EXISTS (SELECT 1 FROM interaction x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM sales_order x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM sales_return x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM opportunity x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM inquiry x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM ticket x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM resolution x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM revisit x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM sub_request x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM voucher x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM need x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM key_person x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM milestone x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM follow_up_plan x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM attachment x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM consent x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM offer_recipient x WHERE x.org_id = $1"
      " AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM proposal x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM quote x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM contract x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM approval x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM price_list x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM bank_receipt x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM invoice_title x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM invoice x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM comment x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM check_in x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM note_entry x WHERE x.org_id = $1 AND x.customer_id = c.id)"
      " OR EXISTS (SELECT 1 FROM notice x WHERE x.org_id = $1 AND x.customer_id = c.id))"}},
    {"duplicates: who is merged has the merge that says so",
     {"duplicates.check_journal",
      "SELECT c.code FROM customer c LEFT JOIN customer_merge m ON m.org_id = c.org_id"
      " AND m.loser_id = c.id AND m.state = 'done' WHERE c.org_id = $1 AND c.merged_into <> 0"
      " AND (m.id IS NULL OR m.winner_id <> c.merged_into)"}},
    {"duplicates: a merge that stands has merged somebody",
     {"duplicates.check_merges",
      "SELECT CAST(m.id AS TEXT) FROM customer_merge m LEFT JOIN customer c"
      " ON c.org_id = m.org_id AND c.id = m.loser_id WHERE m.org_id = $1 AND m.state = 'done'"
      " AND (c.id IS NULL OR c.merged_into <> m.winner_id)"}},
    {"duplicates: what a merge moved is in its journal",
     {"duplicates.check_items",
      "SELECT CAST(m.id AS TEXT) FROM customer_merge m LEFT JOIN (SELECT merge_id, COUNT(*) AS n"
      " FROM customer_merge_item WHERE org_id = $1 GROUP BY merge_id) i ON i.merge_id = m.id"
      " WHERE m.org_id = $1 AND COALESCE(i.n, 0) <> m.rows_count"}},
    {"duplicates: an open pair is of two customers that live",
     {"duplicates.check_pairs",
      "SELECT CAST(p.id AS TEXT) FROM duplicate_pair p LEFT JOIN customer a"
      " ON a.org_id = p.org_id AND a.id = p.first_id LEFT JOIN customer b"
      " ON b.org_id = p.org_id AND b.id = p.second_id WHERE p.org_id = $1 AND p.state = 'open'"
      " AND (a.id IS NULL OR b.id IS NULL OR a.merged_into <> 0 OR b.merged_into <> 0)"}},
};

constexpr const Sql* kStatements[] = {&kPairOf,    &kLockPair,    &kKeepLearned,  &kKeepOwner,
                                      &kKeepOther, &kOpenOfFirst, &kOpenOfSecond, &kUnseen,
                                      &kOfMerge,   &kCountOpen,   &kCountOpenOf,  &kStatus,
                                      &kRequest,   &kKeepScan,    &kKeepFullScan, &kChanges,
                                      &kOfWinner,  &kOfLoser,     &kLater};

template <class T>
std::vector<T> both(Tx& tx, const Sql& one, const Sql& other, Id customer, int limit) {
    auto rows = tx.all<T>(one, customer, limit);
    for (T& row : tx.all<T>(other, customer, limit)) rows.push_back(std::move(row));
    return rows;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }

std::span<const Check> checks() { return kChecks; }

std::optional<Pair> find_pair(Tx& tx, Id first, Id second) {
    return tx.one<Pair>(kPairOf, first, second);
}

void lock_pair(Tx& tx, Id pair) { tx.exec(kLockPair, pair); }

void keep_learned(Tx& tx, const Pair& pair) {
    tx.push(kKeepLearned, pair.id, pair.score, pair.level, pair.reasons, pair.found_at);
}

void keep_owners(Tx& tx, Id customer) {
    tx.push(kKeepOwner, customer);
    tx.push(kKeepOther, customer);
}

std::vector<Pair> open_pairs_of(Tx& tx, Id customer, int limit) {
    return both<Pair>(tx, kOpenOfFirst, kOpenOfSecond, customer, limit);
}

std::vector<Pair> open_unseen(Tx& tx, Instant since, int limit) {
    return tx.all<Pair>(kUnseen, since, limit);
}

std::vector<Pair> pairs_of_merge(Tx& tx, Id merge) { return tx.all<Pair>(kOfMerge, merge); }

std::int64_t count_open(Tx& tx, std::int64_t limit) {
    return tx.scalar<std::int64_t>(kCountOpen, limit).value_or(0);
}

std::int64_t count_open_of(Tx& tx, const std::string& owners, std::int64_t limit) {
    return tx.scalar<std::int64_t>(kCountOpenOf, owners, limit).value_or(0);
}

ScanStatus scan_status(Tx& tx) { return tx.one<ScanStatus>(kStatus).value_or(ScanStatus{}); }

void request_full_scan(Tx& tx, Instant now) { tx.exec(kRequest, now); }

void keep_scan(Tx& tx, const ScanStatus& status) {
    tx.exec(kKeepScan, status.started_at, status.finished_at, status.customers_count);
}

void keep_full_scan(Tx& tx, const ScanStatus& status) {
    tx.exec(kKeepFullScan, status.started_at, status.finished_at, status.customers_count,
            status.full_on, status.pairs_count);
}

std::vector<Change> changes_of(Tx& tx, Id customer, int limit) {
    return tx.all<Change>(kChanges, customer, limit);
}

std::vector<Merge> merges_of(Tx& tx, Id customer, int limit) {
    auto merges = both<Merge>(tx, kOfWinner, kOfLoser, customer, limit);
    std::sort(merges.begin(), merges.end(),
              [](const Merge& a, const Merge& b) { return a.id > b.id; });
    if (merges.size() > static_cast<std::size_t>(limit))
        merges.resize(static_cast<std::size_t>(limit));
    return merges;
}

std::vector<Merge> later_merges(Tx& tx, Id winner, Id after, int limit) {
    return tx.all<Merge>(kLater, winner, after, limit);
}

}  // namespace zhuli::duplicates
