#include "features/opportunities/store.hpp"

#include "features/opportunities/rules_sums.hpp"
#include "storage/id_set.hpp"

namespace zhuli::opportunities {

namespace {

using storage::Sql;

constexpr Sql kLock{"opportunities.lock",
                    "SELECT version FROM opportunity WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM opportunity WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kSettings{
    "opportunities.settings",
    "SELECT id, version, discovery_percent, proposal_percent, quotation_percent,"
    " negotiation_percent, stale_days, created_at, updated_at FROM opportunity_settings"
    " WHERE org_id = $1"};

constexpr Sql kStageChanges{
    "opportunities.stage_changes",
    "SELECT id, opportunity_id, from_stage, to_stage, at, actor_id, working_days"
    " FROM opportunity_stage_change WHERE org_id = $1 AND opportunity_id = $2"
    " ORDER BY id LIMIT 200"};
constexpr Sql kDateChanges{
    "opportunities.date_changes",
    "SELECT id, opportunity_id, before_on, after_on, at, actor_id FROM opportunity_date_change"
    " WHERE org_id = $1 AND opportunity_id = $2 ORDER BY id LIMIT 200"};
constexpr Sql kStageBefore{"opportunities.stage_before",
                           "SELECT from_stage FROM opportunity_stage_change WHERE org_id = $1"
                           " AND opportunity_id = $2 ORDER BY id DESC LIMIT 1"};
constexpr Sql kOpenOwned{"opportunities.open_owned",
                         "SELECT id FROM opportunity WHERE org_id = $1 AND owner_id = $2"
                         " AND open = 1 ORDER BY expected_close_on, id LIMIT $3"};

// The ids come first and the rest is looked up.
#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES                         \
    "(SELECT CAST(value AS BIGINT) AS asked" \
    " FROM json_array_elements_text(CAST($2 AS json))) ids"
#define OPEN_SUMS                                                                           \
    "SELECT o.customer_id AS customer_id, o.stage AS stage, COUNT(*) AS opportunity_count," \
    " CAST(SUM(o.amount_minor) AS BIGINT) AS amount_minor FROM "
#define OF_OPEN                                                                   \
    " CROSS JOIN opportunity o WHERE o.org_id = $1 AND o.customer_id = ids.asked" \
    " AND o.open = 1 GROUP BY o.customer_id, o.stage"
constexpr Sql kOpenSums{"opportunities.open_sums", OPEN_SUMS IDS_SQLITE OF_OPEN,
                        OPEN_SUMS IDS_POSTGRES OF_OPEN};

constexpr Sql kAddSum{
    "opportunities.add_sum",
    "INSERT INTO opportunity_sum (org_id, month, owner_id, stage, opportunity_count, amount_minor)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, month, owner_id, stage) DO UPDATE SET"
    " opportunity_count = opportunity_sum.opportunity_count + excluded.opportunity_count,"
    " amount_minor = opportunity_sum.amount_minor + excluded.amount_minor"};
constexpr Sql kTakeSum{"opportunities.take_sum",
                       "UPDATE opportunity_sum SET opportunity_count = opportunity_count - $5,"
                       " amount_minor = amount_minor - $6"
                       " WHERE org_id = $1 AND month = $2 AND owner_id = $3 AND stage = $4"};
constexpr Sql kDropSum{"opportunities.drop_sum",
                       "DELETE FROM opportunity_sum WHERE org_id = $1 AND month = $2"
                       " AND owner_id = $3 AND stage = $4 AND opportunity_count = 0"};

#define CELLS "SELECT s.month, s.owner_id, s.stage, s.opportunity_count, s.amount_minor FROM "
#define NOT_LONG_CLOSED " AND (s.stage NOT IN ('won', 'lost') OR s.month = "
constexpr Sql kAllCells{"opportunities.all_sums",
                        CELLS "opportunity_sum s WHERE s.org_id = $1" NOT_LONG_CLOSED "$2)"};
#define OF_CELLS                                                                                   \
    " CROSS JOIN opportunity_sum s WHERE s.org_id = $1 AND s.owner_id = ids.asked" NOT_LONG_CLOSED \
    "$3)"
constexpr Sql kCells{"opportunities.sums", CELLS IDS_SQLITE OF_CELLS, CELLS IDS_POSTGRES OF_CELLS};

#define LATE                                                        \
    "SELECT '' AS month, o.owner_id AS owner_id, o.stage AS stage," \
    " COUNT(*) AS opportunity_count, CAST(SUM(o.amount_minor) AS BIGINT) AS amount_minor FROM "
#define LATE_DAYS " AND o.open = 1 AND o.expected_close_on >= "
constexpr Sql kAllLate{"opportunities.all_late",
                       LATE "opportunity o WHERE o.org_id = $1" LATE_DAYS
                            "$2 AND o.expected_close_on < $3 GROUP BY o.owner_id, o.stage"};
#define OF_LATE                                                                          \
    " CROSS JOIN opportunity o WHERE o.org_id = $1 AND o.owner_id = ids.asked" LATE_DAYS \
    "$3 AND o.expected_close_on < $4 GROUP BY o.owner_id, o.stage"
constexpr Sql kLate{"opportunities.late", LATE IDS_SQLITE OF_LATE, LATE IDS_POSTGRES OF_LATE};

#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef OPEN_SUMS
#undef OF_OPEN
#undef CELLS
#undef NOT_LONG_CLOSED
#undef OF_CELLS
#undef LATE
#undef LATE_DAYS
#undef OF_LATE

constexpr const Sql* kStatements[] = {
    &kLock,   &kSettings, &kStageChanges, &kDateChanges, &kStageBefore, &kOpenOwned, &kOpenSums,
    &kAddSum, &kTakeSum,  &kDropSum,      &kAllCells,    &kCells,       &kAllLate,   &kLate};

constexpr Check kChecks[] = {
    {"opportunities: the sums are those of the opportunities",
     {"opportunities.check_sums",
      "SELECT month || ' ' || stage FROM (SELECT month, owner_id, stage, opportunity_count AS n,"
      " amount_minor AS amount FROM opportunity_sum WHERE org_id = $1 UNION ALL"
      " SELECT substr(CASE WHEN open = 1 THEN expected_close_on ELSE closed_on END, 1, 7),"
      " owner_id, stage, -1, -amount_minor FROM opportunity WHERE org_id = $1) both_sides"
      " GROUP BY month, owner_id, stage HAVING SUM(n) <> 0 OR SUM(amount) <> 0"}},
    {"opportunities: open exactly while neither won nor lost, with the day it was closed after",
     {"opportunities.check_open",
      "SELECT CAST(id AS TEXT) FROM opportunity WHERE org_id = $1 AND ((stage IN ('won', 'lost'))"
      " = (open = 1) OR (open = 1) <> (closed_on = ''))"}},
    {"opportunities: what is open has a next step",
     {"opportunities.check_next_step",
      "SELECT CAST(id AS TEXT) FROM opportunity WHERE org_id = $1 AND open = 1"
      " AND (next_step = '' OR next_step_on = '')"}},
    {"opportunities: it stands where its history ends",
     {"opportunities.check_history",
      "SELECT CAST(o.id AS TEXT) FROM opportunity o JOIN opportunity_stage_change h"
      " ON h.org_id = o.org_id AND h.opportunity_id = o.id WHERE o.org_id = $1"
      " AND h.to_stage <> o.stage AND h.id = (SELECT MAX(l.id) FROM opportunity_stage_change l"
      " WHERE l.org_id = $1 AND l.opportunity_id = o.id)"}},
    {"opportunities: slips = how often its day moved back",
     {"opportunities.check_slips",
      "SELECT CAST(o.id AS TEXT) FROM opportunity o WHERE o.org_id = $1 AND o.slip_count <>"
      " (SELECT COUNT(*) FROM opportunity_date_change d WHERE d.org_id = $1"
      " AND d.opportunity_id = o.id AND d.after_on > d.before_on)"}},
};

void add_sum(Tx& tx, const SumCell& cell) {
    tx.push(kAddSum, cell.month, cell.owner_id, cell.stage, cell.opportunity_count,
            cell.amount_minor);
}

void take_sum(Tx& tx, const SumCell& cell) {
    const auto taken = tx.exec(kTakeSum, cell.month, cell.owner_id, cell.stage,
                               cell.opportunity_count, cell.amount_minor);
    INVARIANT(taken == 1, cell.month);
    tx.push(kDropSum, cell.month, cell.owner_id, cell.stage);
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_opportunity(Tx& tx, Id opportunity) { tx.exec(kLock, opportunity); }

std::optional<PipelineSettings> stored_settings(Tx& tx) {
    return tx.one<PipelineSettings>(kSettings);
}

std::vector<StageChange> stage_changes(Tx& tx, Id opportunity) {
    return tx.all<StageChange>(kStageChanges, opportunity);
}

std::vector<DateChange> date_changes(Tx& tx, Id opportunity) {
    return tx.all<DateChange>(kDateChanges, opportunity);
}

std::optional<Stage> stage_before(Tx& tx, Id opportunity) {
    return tx.scalar<Stage>(kStageBefore, opportunity);
}

std::vector<Id> open_owned(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kOpenOwned, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

std::vector<OpenSum> open_sums(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<OpenSum>(kOpenSums, storage::id_set(customers));
}

void move_sum(Tx& tx, const SumCell* from, const SumCell* to) {
    const bool to_first = from != nullptr && to != nullptr && key_of(*to) < key_of(*from);
    if (to_first) add_sum(tx, *to);
    if (from != nullptr) take_sum(tx, *from);
    if (to != nullptr && !to_first) add_sum(tx, *to);
}

std::vector<SumCell> sum_cells(Tx& tx, const std::string& month, const std::vector<Id>* owners) {
    if (owners == nullptr) return tx.all<SumCell>(kAllCells, month);
    return tx.all<SumCell>(kCells, storage::id_set(*owners), month);
}

std::vector<SumCell> late_cells(Tx& tx, Date from, Date before, const std::vector<Id>* owners) {
    if (owners == nullptr) return tx.all<SumCell>(kAllLate, from, before);
    return tx.all<SumCell>(kLate, storage::id_set(*owners), from, before);
}

}  // namespace zhuli::opportunities
