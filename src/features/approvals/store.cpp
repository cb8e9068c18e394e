#include "features/approvals/store.hpp"

#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::approvals {

namespace {

using storage::Sql;

constexpr Sql kLock{"approvals.lock", "SELECT version FROM approval WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM approval WHERE org_id = $1 AND id = $2 FOR UPDATE"};

#define TASK_COLUMNS                                                                        \
    "id, approval_id, task_no, step_no, round, user_id, from_id, added, follows_id, state," \
    " decision, decision_no, words, since_at, due_at, bell_at, reminded, escalated, decided_at"
constexpr Sql kTasks{"approvals.tasks", "SELECT " TASK_COLUMNS
                                        " FROM approval_task"
                                        " WHERE org_id = $1 AND approval_id = $2 ORDER BY task_no"};

#define OPEN_OF                                        \
    " ids CROSS JOIN approval_task t"                  \
    " WHERE t.org_id = $1 AND t.approval_id = ids.one" \
    " AND t.state IN ('waiting', 'later') ORDER BY t.approval_id, t.task_no"
#define T_COLUMNS                                                                                  \
    "SELECT t.id, t.approval_id, t.task_no, t.step_no, t.round, t.user_id, t.from_id, t.added,"    \
    " t.follows_id, t.state, t.decision, t.decision_no, t.words, t.since_at, t.due_at, t.bell_at," \
    " t.reminded, t.escalated, t.decided_at FROM "
constexpr Sql kOpenTasks{"approvals.open_tasks",
                         T_COLUMNS "(SELECT value AS one FROM json_each($2))" OPEN_OF,
                         T_COLUMNS
                         "(SELECT CAST(value AS BIGINT) AS one"
                         " FROM json_array_elements_text(CAST($2 AS json)))" OPEN_OF};
#undef OPEN_OF
#undef T_COLUMNS
#undef TASK_COLUMNS

constexpr Sql kSettings{"approvals.settings",
                        "SELECT id, version, policies, documents_known, created_at, updated_at"
                        " FROM approval_settings WHERE org_id = $1"};

constexpr Sql kWaitingFor{"approvals.waiting_for",
                          "SELECT approval_id FROM approval_task WHERE org_id = $1"
                          " AND user_id = $2 AND state = 'waiting'"
                          " ORDER BY since_at, id LIMIT $3"};
constexpr Sql kCountWaitingFor{"approvals.count_waiting_for",
                               "SELECT COUNT(*) FROM (SELECT 1 FROM approval_task"
                               " WHERE org_id = $1 AND user_id = $2 AND state = 'waiting'"
                               " LIMIT 100) waiting"};
constexpr Sql kAsking{"approvals.asking",
                      "SELECT DISTINCT approval_id FROM approval_task WHERE org_id = $1"
                      " AND user_id = $2 AND state IN ('waiting', 'later') LIMIT $3"};
constexpr Sql kDueBells{"approvals.due_bells",
                        "SELECT id AS task_id, approval_id FROM approval_task WHERE org_id = $1"
                        " AND bell_at > 0 AND bell_at <= $2 ORDER BY bell_at, id LIMIT $3"};

constexpr const Sql* kStatements[] = {&kLock,       &kTasks,           &kOpenTasks, &kSettings,
                                      &kWaitingFor, &kCountWaitingFor, &kAsking,    &kDueBells};

constexpr Check kChecks[] = {
    {"approvals: what waits is asked of somebody",
     {"approvals.check_asked",
      "SELECT a.number FROM approval a WHERE a.org_id = $1 AND a.state = 'waiting'"
      " AND NOT EXISTS (SELECT 1 FROM approval_task t WHERE t.org_id = a.org_id"
      "  AND t.approval_id = a.id AND t.state = 'waiting')"}},
    {"approvals: nobody is asked about what is decided",
     {"approvals.check_settled",
      "SELECT a.number FROM approval a JOIN approval_task t ON t.org_id = a.org_id"
      " AND t.approval_id = a.id WHERE a.org_id = $1 AND a.state <> 'waiting'"
      " AND t.state IN ('waiting', 'later')"}},
    {"approvals: open exactly while waiting or returned",
     {"approvals.check_open",
      "SELECT number FROM approval WHERE org_id = $1"
      " AND (open = 1) <> (state IN ('waiting', 'returned'))"}},
    {"approvals: nobody decides their own",
     {"approvals.check_own",
      "SELECT a.number FROM approval a JOIN approval_task t ON t.org_id = a.org_id"
      " AND t.approval_id = a.id WHERE a.org_id = $1 AND t.user_id = a.submitter_id"
      " AND t.decision <> 'none'"}},
    {"approvals: numbers have no gaps",
     {"approvals.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT substr(number, 4, 8) AS day, COUNT(*) AS n FROM approval WHERE org_id = $1"
      " GROUP BY substr(number, 4, 8)) x ON x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix = 'AP' AND d.last <> COALESCE(x.n, 0)"}},
};

std::vector<Id> ids_of(Tx& tx, const Sql& sql, Id user, int limit) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(sql, add, user, limit);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_approval(Tx& tx, Id approval) { tx.exec(kLock, approval); }

std::vector<Task> tasks_of(Tx& tx, Id approval) { return tx.all<Task>(kTasks, approval); }

std::vector<Task> open_tasks_of(Tx& tx, std::span<const Id> approvals) {
    if (approvals.empty()) return {};
    return tx.all<Task>(kOpenTasks, storage::id_set(approvals));
}

void keep_tasks(Tx& tx, const Approval& before, const Approval& after) {
    constexpr auto table = storage::table_of<Task>();
    for (std::size_t i = 0; i < after.tasks.size(); ++i)
        if (i < before.tasks.size())
            INVARIANT(storage::update_row(tx, table, &before.tasks[i], &after.tasks[i], {}));
        else
            storage::insert_row(tx, table, &after.tasks[i]);
}

std::optional<ApprovalSettings> stored_settings(Tx& tx) {
    return tx.one<ApprovalSettings>(kSettings);
}

std::vector<Id> waiting_for(Tx& tx, Id user, int limit) {
    return ids_of(tx, kWaitingFor, user, limit);
}

std::int64_t count_waiting_for(Tx& tx, Id user) {
    return tx.scalar<std::int64_t>(kCountWaitingFor, user).value_or(0);
}

std::vector<Id> asking(Tx& tx, Id user, int limit) { return ids_of(tx, kAsking, user, limit); }

std::vector<DueBell> due_bells(Tx& tx, Instant now, int limit) {
    return tx.all<DueBell>(kDueBells, now, limit);
}

}  // namespace zhuli::approvals
