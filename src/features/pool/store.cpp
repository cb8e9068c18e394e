#include "features/pool/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::pool {

namespace {

using storage::Sql;

constexpr Sql kPools{
    "pool.all",
    "SELECT id, version, name, position, active, member_ids, team_ids, manager_ids, rules,"
    " warn_days, cool_down_days, daily_claims, person_limit, team_limit, created_at, updated_at"
    " FROM pool WHERE org_id = $1 ORDER BY position, id LIMIT 50"};

// The ids come first and the rest is looked up: SQLite would rather walk an index of everything.
#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES                         \
    "(SELECT CAST(value AS BIGINT) AS asked" \
    " FROM json_array_elements_text(CAST($2 AS json))) ids"

#define KNOWN                                                                                    \
    "SELECT c.id AS customer_id, c.code, c.name, c.contact_name, c.region, c.industry, c.phone," \
    " c.kind, c.status, c.tier, c.owner_id, c.archived, c.last_contact_at,"                      \
    " COALESCE(p.pool_id, 0) AS pool_id, COALESCE(p.exempt_until, '') AS exempt_until FROM "
#define OF_KNOWN                                       \
    " CROSS JOIN customer c LEFT JOIN pool_customer p" \
    " ON p.org_id = c.org_id AND p.id = c.id WHERE c.org_id = $1 AND c.id = ids.asked"
constexpr Sql kKnown{"pool.known", KNOWN IDS_SQLITE OF_KNOWN, KNOWN IDS_POSTGRES OF_KNOWN};

#define WATCH                                                                             \
    "SELECT w.customer_id, w.owner_id, w.owned_since, w.last_order_on,"                   \
    " w.last_opportunity_on, w.pool_id, w.cause, w.since_on, w.recycle_on, w.warned_for," \
    " w.look_on, w.rules_no FROM "
#define OF_WATCH " CROSS JOIN pool_watch w WHERE w.org_id = $1 AND w.customer_id = ids.asked"
constexpr Sql kWatches{"pool.watches", WATCH IDS_SQLITE OF_WATCH, WATCH IDS_POSTGRES OF_WATCH};
constexpr Sql kHoldWatches{"pool.hold_watches", WATCH IDS_SQLITE OF_WATCH,
                           WATCH IDS_POSTGRES OF_WATCH " ORDER BY w.customer_id FOR UPDATE OF w"};
constexpr Sql kEndangered{
    "pool.endangered", WATCH
    "pool_watch w WHERE w.org_id = $1 AND w.owner_id = $2 AND w.recycle_on >= $3"
    " AND w.recycle_on <= $4 AND (w.recycle_on > $3 OR w.customer_id > $5)"
    " ORDER BY w.recycle_on, w.customer_id LIMIT $6"};

constexpr Sql kKeepWatch{
    "pool.keep_watch",
    "INSERT INTO pool_watch (org_id, customer_id, owner_id, owned_since, last_order_on,"
    " last_opportunity_on, pool_id, cause, since_on, recycle_on, warned_for, look_on, rules_no)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (org_id, customer_id) DO UPDATE SET owner_id = excluded.owner_id,"
    " owned_since = excluded.owned_since, last_order_on = excluded.last_order_on,"
    " last_opportunity_on = excluded.last_opportunity_on, pool_id = excluded.pool_id,"
    " cause = excluded.cause, since_on = excluded.since_on, recycle_on = excluded.recycle_on,"
    " warned_for = excluded.warned_for, look_on = excluded.look_on, rules_no = excluded.rules_no"};
constexpr Sql kUnderOthers{"pool.under_others",
                           "SELECT customer_id FROM pool_watch WHERE org_id = $1 AND rules_no < $2"
                           " ORDER BY rules_no, customer_id LIMIT $3"};
constexpr Sql kDue{"pool.due",
                   "SELECT customer_id FROM pool_watch WHERE org_id = $1 AND look_on <> ''"
                   " AND look_on <= $2 ORDER BY look_on, customer_id LIMIT $3"};
constexpr Sql kForgetRules{
    "pool.forget_rules", "UPDATE pool_watch SET rules_no = 0 WHERE org_id = $1 AND owner_id = $2"};

constexpr Sql kKeepShown{"pool.keep_shown",
                         "UPDATE pool_customer SET name = $3, tier = $4, region = $5"
                         " WHERE org_id = $1 AND id = $2"};

constexpr Sql kOpenOrder{"pool.open_order",
                         "SELECT id FROM sales_order WHERE org_id = $1 AND customer_id = $2"
                         " AND commercial IN ('awaiting_customer', 'confirmed') LIMIT 1"};

constexpr Sql kOpenOpportunity{"pool.open_opportunity",
                               "SELECT id FROM opportunity WHERE org_id = $1 AND customer_id = $2"
                               " AND stage NOT IN ('won', 'lost') LIMIT 1"};

constexpr Sql kTurn{"pool.turn",
                    "INSERT INTO pool_turn (org_id, subject_id, pool_id, day, claims_count)"
                    " VALUES ($1, $2, 0, '', 0) ON CONFLICT (org_id, subject_id, pool_id, day)"
                    " DO UPDATE SET claims_count = pool_turn.claims_count + 1"};
constexpr Sql kCountClaim{
    "pool.count_claim",
    "INSERT INTO pool_turn (org_id, subject_id, pool_id, day, claims_count)"
    " VALUES ($1, $2, $3, $4, 1) ON CONFLICT (org_id, subject_id, pool_id, day) DO UPDATE SET"
    " claims_count = pool_turn.claims_count + 1 WHERE pool_turn.claims_count < $5"};
constexpr Sql kClaims{"pool.claims",
                      "SELECT claims_count FROM pool_turn WHERE org_id = $1 AND subject_id = $2"
                      " AND pool_id = $3 AND day = $4"};

constexpr Sql kHeld{"pool.held",
                    "SELECT COUNT(*) FROM (SELECT 1 FROM customer WHERE org_id = $1"
                    " AND owner_id = $2 AND archived = 0 LIMIT $3) held"};
constexpr Sql kHeldByTeam{
    "pool.held_by_team",
    "SELECT COUNT(*) FROM (SELECT 1 FROM app_user u CROSS JOIN customer c WHERE u.org_id = $1"
    " AND u.team_id = $2 AND c.org_id = $1 AND c.owner_id = u.id AND c.archived = 0"
    " LIMIT $3) held"};

#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef KNOWN
#undef OF_KNOWN
#undef WATCH
#undef OF_WATCH

constexpr const Sql* kStatements[] = {
    &kPools,       &kKnown,      &kWatches,     &kHoldWatches, &kEndangered, &kKeepWatch,
    &kUnderOthers, &kDue,        &kForgetRules, &kKeepShown,   &kOpenOrder,  &kOpenOpportunity,
    &kTurn,        &kCountClaim, &kClaims,      &kHeld,        &kHeldByTeam};

constexpr Check kChecks[] = {
    {"pool: who is in a pool is a customer",
     {"pool.check_customer",
      "SELECT CAST(p.id AS TEXT) FROM pool_customer p LEFT JOIN customer c"
      " ON c.org_id = p.org_id AND c.id = p.id WHERE p.org_id = $1 AND c.id IS NULL"}},
    {"pool: whoever is in a pool came there",
     {"pool.check_entry",
      "SELECT CAST(id AS TEXT) FROM pool_customer WHERE org_id = $1 AND pool_id <> 0"
      " AND (entered_at = 0 OR last_pool_id <> pool_id)"}},
    {"pool: who is watched is a customer",
     {"pool.check_watched",
      "SELECT CAST(w.customer_id AS TEXT) FROM pool_watch w LEFT JOIN customer c"
      " ON c.org_id = w.org_id AND c.id = w.customer_id WHERE w.org_id = $1 AND c.id IS NULL"}},
    {"pool: only an owner's customer is recycled, by a pool, for a cause",
     {"pool.check_days",
      "SELECT CAST(customer_id AS TEXT) FROM pool_watch WHERE org_id = $1 AND recycle_on <> ''"
      " AND (owner_id = 0 OR pool_id = 0 OR cause = 'none' OR look_on = '')"}},
};

template <class... Args>
std::vector<Id> ids_from(Tx& tx, const Sql& sql, const Args&... args) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, args...);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::vector<Pool> all_pools(Tx& tx) { return tx.all<Pool>(kPools); }

std::vector<Known> known_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Known>(kKnown, storage::id_set(customers));
}

std::vector<Watch> watches_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Watch>(kWatches, storage::id_set(customers));
}

std::vector<Watch> hold_watches(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Watch>(kHoldWatches, storage::id_set(customers));
}

void keep_watch(Tx& tx, const Watch& w) {
    tx.push(kKeepWatch, w.customer_id, w.owner_id, w.owned_since, w.last_order_on,
            w.last_opportunity_on, w.pool_id, w.cause, w.since_on, w.recycle_on, w.warned_for,
            w.look_on, w.rules_no);
}

std::vector<Id> watched_under_others(Tx& tx, std::int64_t rules_no, int limit) {
    return ids_from(tx, kUnderOthers, rules_no, limit);
}

std::vector<Id> watched_due(Tx& tx, Date today, int limit) {
    return ids_from(tx, kDue, today, limit);
}

void forget_rules_of(Tx& tx, Id owner) { tx.push(kForgetRules, owner); }

std::vector<Watch> endangered(Tx& tx, Id owner, Date until, Date after, Id after_id) {
    return tx.all<Watch>(kEndangered, owner, after, until, after_id, kEndangeredPage + 1);
}

void keep_shown(Tx& tx, const Known& known) {
    tx.push(kKeepShown, known.customer_id, known.name, known.tier, known.region);
}

Business business_of(Tx& tx, Id customer) {
    return {tx.scalar<Id>(kOpenOrder, customer).has_value(),
            tx.scalar<Id>(kOpenOpportunity, customer).has_value()};
}

void take_turn(Tx& tx, Id subject) { tx.exec(kTurn, subject); }

bool count_claim(Tx& tx, Id person, Id pool, Date today, int limit) {
    const int most = limit > 0 ? limit : 1'000'000;
    return tx.exec(kCountClaim, person, pool, today, most) > 0;
}

int claims_of(Tx& tx, Id person, Id pool, Date today) {
    return tx.scalar<int>(kClaims, person, pool, today).value_or(0);
}

int held_by(Tx& tx, Id person, int most) { return tx.scalar<int>(kHeld, person, most).value_or(0); }

int held_by_team(Tx& tx, Id team, int most) {
    return tx.scalar<int>(kHeldByTeam, team, most).value_or(0);
}

}  // namespace zhuli::pool
