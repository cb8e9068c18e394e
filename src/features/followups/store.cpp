#include "features/followups/store.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "storage/id_set.hpp"

namespace zhuli::followups {

namespace {

using storage::Sql;

constexpr Sql kSettings{
    "followups.settings",
    "SELECT id, version, remind_minutes, escalate_minutes, inquiries_weight, need_by_weight,"
    " quote_weight, contact_weight, stage_weight, tier_weight, big_quote_minor, cadences,"
    " created_at, updated_at FROM follow_up_settings WHERE org_id = $1"};

#define PLAN_COLUMNS                                                                             \
    "SELECT id, version, customer_id, owner_id, due_at, due_on, channel, goal, reason,"          \
    " promised, situation, step_no, trigger_id, state, snooze_count, snooze_reason, escalated, " \
    "result,"                                                                                    \
    " interaction_id, settled_at, ending, cancel_reason, created_at, updated_at"
#define OPEN_PLANS " FROM follow_up_plan WHERE org_id = $1 AND state = 'planned'"

#define STANDING                                                                                   \
    "SELECT c.id AS customer_id, c.name AS name, c.contact_name AS contact_name,"                  \
    " c.tier AS tier, c.status AS status, c.owner_id AS owner_id, c.archived AS archived,"         \
    " c.next_contact_on AS next_contact_on,"                                                       \
    " COALESCE((SELECT MIN(p.due_on) FROM follow_up_plan p WHERE p.org_id = $1"                    \
    "  AND p.customer_id = c.id AND p.state = 'planned'), '') AS open_on,"                         \
    " (SELECT COUNT(*) FROM follow_up_plan p WHERE p.org_id = $1"                                  \
    "  AND p.customer_id = c.id AND p.state = 'planned') AS open_count,"                           \
    " COALESCE((SELECT p.owner_id FROM follow_up_plan p WHERE p.org_id = $1"                       \
    "  AND p.customer_id = c.id AND p.state = 'planned' AND p.owner_id <> c.owner_id LIMIT 1), 0)" \
    "  AS plan_owner_id"                                                                           \
    " FROM "
#define OF_CUSTOMERS " ids CROSS JOIN customer c WHERE c.org_id = $1 AND c.id = ids.asked"
// The ids come first and the rest is looked up: SQLite would rather walk an index of everything.
#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2))"
#define IDS_POSTGRES                         \
    "(SELECT CAST(value AS BIGINT) AS asked" \
    " FROM json_array_elements_text(CAST($2 AS json)))"
constexpr Sql kStandings{"followups.standings", STANDING IDS_SQLITE OF_CUSTOMERS,
                         STANDING IDS_POSTGRES OF_CUSTOMERS};

constexpr Sql kOpen{"followups.open",
                    PLAN_COLUMNS OPEN_PLANS " AND customer_id = $2 ORDER BY due_on, id LIMIT 50"};
#define OPEN_ROWS PLAN_COLUMNS ", score, queue_rank, ranked_on FROM "
#define OF_PLANS                                                                   \
    " ids CROSS JOIN follow_up_plan WHERE org_id = $1 AND customer_id = ids.asked" \
    " AND state = 'planned'"
constexpr Sql kOpenRows{"followups.open_rows", OPEN_ROWS IDS_SQLITE OF_PLANS,
                        OPEN_ROWS IDS_POSTGRES OF_PLANS};
constexpr Sql kSame{"followups.same",
                    "SELECT id FROM follow_up_plan WHERE org_id = $1 AND customer_id = $2"
                    " AND due_at >= $3 AND due_at < $4 AND goal = $5"
                    " ORDER BY CASE WHEN state = 'cancelled' THEN 1 ELSE 0 END, id LIMIT 1"};
constexpr Sql kEarliest{"followups.earliest", "SELECT due_on" OPEN_PLANS
                                              " AND customer_id = $2 ORDER BY due_on, id LIMIT 1"};
constexpr Sql kHasStep{"followups.has_step",
                       "SELECT id FROM follow_up_plan WHERE org_id = $1 AND customer_id = $2"
                       " AND situation = $3 AND trigger_id = $4 AND step_no = $5"
                       " AND situation <> 'by_hand'"};
constexpr Sql kOfTalk{"followups.of_talk",
                      "SELECT id FROM follow_up_plan WHERE org_id = $1 AND interaction_id = $2"
                      " AND interaction_id <> 0"};

constexpr Sql kKeepRank{"followups.keep_rank",
                        "UPDATE follow_up_plan SET score = $3, queue_rank = $4, ranked_on = $5"
                        " WHERE org_id = $1 AND id = $2"};
constexpr Sql kKeepBells{"followups.keep_bells",
                         "UPDATE follow_up_plan SET remind_at = $3, escalate_at = $4"
                         " WHERE org_id = $1 AND id = $2"};

constexpr Sql kRankedBefore{"followups.ranked_before", PLAN_COLUMNS OPEN_PLANS
                            " AND ranked_on < $2 ORDER BY ranked_on, id LIMIT $3"};
constexpr Sql kPromised{"followups.promised", PLAN_COLUMNS
                        ", score, queue_rank, ranked_on" OPEN_PLANS
                        " AND promised = 1 AND owner_id = $2 AND due_on >= $3 AND due_on <= $4"
                        " ORDER BY due_on, id LIMIT $5"};
constexpr Sql kPressing{"followups.pressing",
                        PLAN_COLUMNS ", score, queue_rank, ranked_on" OPEN_PLANS
                                     " AND owner_id = $2 AND due_on >= $3 AND due_on <= $4"
                                     " ORDER BY queue_rank DESC, id LIMIT $5"};
constexpr Sql kToRemind{"followups.to_remind", PLAN_COLUMNS
                        " FROM follow_up_plan WHERE org_id = $1 AND remind_at > 0"
                        " AND remind_at <= $2 ORDER BY remind_at, id LIMIT $3"};
constexpr Sql kToEscalate{"followups.to_escalate",
                          "SELECT id FROM follow_up_plan WHERE org_id = $1 AND escalate_at > 0"
                          " AND escalate_at <= $2 ORDER BY escalate_at, id LIMIT $3"};
constexpr Sql kSilence{"followups.silence_reminder",
                       "UPDATE follow_up_plan SET remind_at = 0 WHERE org_id = $1 AND id = $2"
                       " AND remind_at > 0 AND remind_at <= $3"};

#undef PLAN_COLUMNS
#undef OPEN_PLANS
#undef OPEN_ROWS
#undef OF_PLANS
#undef OF_CUSTOMERS
#undef STANDING
#undef IDS_SQLITE
#undef IDS_POSTGRES

constexpr const Sql* kStatements[] = {&kSettings,  &kStandings,  &kOpen,     &kOpenRows,
                                      &kEarliest,  &kHasStep,    &kOfTalk,   &kKeepRank,
                                      &kKeepBells, &kPromised,   &kPressing, &kRankedBefore,
                                      &kToRemind,  &kToEscalate, &kSilence,  &kSame};

constexpr Check kChecks[] = {
    {"followups: every plan belongs to a customer",
     {"followups.check_customer",
      "SELECT CAST(p.id AS TEXT) FROM follow_up_plan p LEFT JOIN customer c"
      " ON c.org_id = p.org_id AND c.id = p.customer_id WHERE p.org_id = $1 AND c.id IS NULL"}},
    {"followups: only what is open rings or stands in the queue",
     {"followups.check_bells",
      "SELECT CAST(id AS TEXT) FROM follow_up_plan WHERE org_id = $1 AND state <> 'planned'"
      " AND (remind_at <> 0 OR escalate_at <> 0 OR queue_rank <> 0)"}},
    {"followups: a plan is settled exactly when it is no longer open",
     {"followups.check_settled",
      "SELECT CAST(id AS TEXT) FROM follow_up_plan WHERE org_id = $1"
      " AND (state = 'planned') <> (settled_at = 0)"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }

std::vector<Standing> standings_of(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<Standing>(kStandings, storage::id_set(customers));
}

std::optional<Id> same_plan(Tx& tx, Id customer, Instant from, Instant until,
                            std::string_view goal) {
    return tx.scalar<Id>(kSame, customer, from, until, goal);
}

std::vector<Plan> open_plans(Tx& tx, Id customer) { return tx.all<Plan>(kOpen, customer); }

std::vector<PlanRow> open_rows(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    auto rows = tx.all<PlanRow>(kOpenRows, storage::id_set(customers));
    std::ranges::sort(rows, {}, [](const PlanRow& row) { return std::pair(row.due_on, row.id); });
    return rows;
}

Date earliest_open(Tx& tx, Id customer) {
    return tx.scalar<Date>(kEarliest, customer).value_or(Date{});
}

bool has_step(Tx& tx, Id customer, const StepKey& step) {
    return tx.scalar<Id>(kHasStep, customer, step.situation, step.trigger_id, step.step_no)
        .has_value();
}

std::optional<Id> plan_of_talk(Tx& tx, Id interaction) {
    return tx.scalar<Id>(kOfTalk, interaction);
}

void keep_rank(Tx& tx, Id plan, const Derived& derived) {
    tx.push(kKeepRank, plan, derived.score, derived.queue_rank, derived.ranked_on);
}

void keep_bells(Tx& tx, Id plan, Instant remind_at, Instant escalate_at) {
    tx.push(kKeepBells, plan, remind_at, escalate_at);
}

std::vector<Plan> plans_ranked_before(Tx& tx, Date day, int limit) {
    return tx.all<Plan>(kRankedBefore, day, limit);
}

std::vector<PlanRow> due_of_owner(Tx& tx, Id owner, DueDays days, int limit) {
    auto rows = tx.all<PlanRow>(kPromised, owner, days.from, days.to, limit);
    std::set<Id> seen;
    for (const PlanRow& row : rows) seen.insert(row.id);
    for (auto& row : tx.all<PlanRow>(kPressing, owner, days.from, days.to, limit))
        if (seen.insert(row.id).second) rows.push_back(std::move(row));
    return rows;
}

std::vector<Plan> plans_to_remind(Tx& tx, Instant now, int limit) {
    return tx.all<Plan>(kToRemind, now, limit);
}

std::vector<Id> plans_to_escalate(Tx& tx, Instant now, int limit) {
    std::vector<Id> ids;
    tx.each(
        kToEscalate, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, now, limit);
    return ids;
}

bool silence_reminder(Tx& tx, Id plan, Instant now) { return tx.exec(kSilence, plan, now) > 0; }

}  // namespace zhuli::followups
