#include "features/sub_requests/store.hpp"

#include "core/value/compound.hpp"
#include "storage/id_set.hpp"

namespace zhuli::sub_requests {

namespace {

using storage::Sql;

constexpr Sql kSettings{"sub_requests.settings",
                        "SELECT id, version, templates, created_at, updated_at FROM"
                        " sub_request_settings WHERE org_id = $1"};

#define REQUEST                                                                        \
    "SELECT id, version, number, ticket_id, customer_id, owner_id, department, title," \
    " words, minutes, asked_at, due_at, state, warned, breached, escalated, answer,"   \
    " answered_by, answered_at, created_at, updated_at FROM sub_request WHERE org_id = $1"
constexpr Sql kOfTicket{"sub_requests.of_ticket",
                        REQUEST " AND ticket_id = $2 ORDER BY due_at DESC, id DESC LIMIT 50"};
constexpr Sql kOpenOf{"sub_requests.open_of",
                      REQUEST " AND ticket_id = $2 AND state = 'open' ORDER BY id LIMIT $3"};
constexpr Sql kOfDepartment{"sub_requests.of_department", REQUEST
                            " AND department = $2 AND state = 'open' ORDER BY due_at, id LIMIT $3"};
constexpr Sql kHold{"sub_requests.hold", REQUEST " AND id = $2", REQUEST " AND id = $2 FOR UPDATE"};
#undef REQUEST

#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES \
    "(SELECT CAST(value AS BIGINT) AS asked FROM json_array_elements_text(CAST($2 AS json))) ids"
#define CLOCKS                                                                         \
    " CROSS JOIN sub_request_clock c WHERE c.org_id = $1 AND c.request_id = ids.asked" \
    " ORDER BY c.request_id, c.step"
#define CLOCK_COLUMNS                                                                \
    "SELECT c.request_id AS request_id, c.step AS step, c.act AS act, c.at AS at,"   \
    " c.noted_at AS noted_at, c.minutes AS minutes, c.warn_minutes AS warn_minutes," \
    " c.escalate_minutes AS escalate_minutes,"                                       \
    " c.elapsed_ms AS elapsed_ms, c.actor_id AS actor_id FROM "
constexpr Sql kClocks{"sub_requests.clocks", CLOCK_COLUMNS IDS_SQLITE CLOCKS,
                      CLOCK_COLUMNS IDS_POSTGRES CLOCKS};
#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef CLOCKS
#undef CLOCK_COLUMNS

constexpr Sql kUntold{"sub_requests.untold",
                      "SELECT person_id, department, act, CAST(COUNT(*) AS BIGINT) AS count,"
                      " CAST(MIN(request_id) AS BIGINT) AS first_request FROM sub_request_rung"
                      " WHERE org_id = $1 GROUP BY person_id, department, act"
                      " ORDER BY person_id, department, act"};
constexpr Sql kUntoldOf{"sub_requests.untold_of",
                        "SELECT id, request_id, person_id, department, act, due_at FROM"
                        " sub_request_rung WHERE org_id = $1 AND person_id = $2 AND department = $3"
                        " AND act = $4 ORDER BY id LIMIT $5"};
constexpr Sql kForgetUntold{"sub_requests.forget_untold",
                            "DELETE FROM sub_request_rung WHERE org_id = $1"};

constexpr Sql kKeepRing{"sub_requests.keep_ring",
                        "UPDATE sub_request SET ring_at = $3 WHERE org_id = $1 AND id = $2"};
constexpr Sql kToRing{"sub_requests.to_ring",
                      "SELECT id FROM sub_request WHERE org_id = $1 AND ring_at > 0"
                      " AND ring_at <= $2 ORDER BY ring_at, id LIMIT $3"};
constexpr Sql kNextRing{"sub_requests.next_ring",
                        "SELECT ring_at FROM sub_request WHERE org_id = $1 AND ring_at > 0"
                        " ORDER BY ring_at LIMIT 1"};

constexpr storage::Check kChecks[] = {
    {"sub-requests: a complaint counts what is open of it",
     {"sub_requests.check_open",
      "SELECT CAST(t.id AS TEXT) FROM ticket t LEFT JOIN"
      " (SELECT CASE WHEN k.joined_to <> 0 THEN k.joined_to ELSE k.id END AS ticket_id,"
      "  CAST(COUNT(*) AS BIGINT) AS n FROM sub_request s JOIN ticket k ON k.org_id = $1"
      "  AND k.id = s.ticket_id WHERE s.org_id = $1 AND s.state = 'open'"
      "  GROUP BY CASE WHEN k.joined_to <> 0 THEN k.joined_to ELSE k.id END) r"
      " ON r.ticket_id = t.id"
      " WHERE t.org_id = $1 AND t.open_requests <> COALESCE(r.n, 0)"}},
    {"sub-requests: only what is open rings",
     {"sub_requests.check_rings",
      "SELECT number FROM sub_request WHERE org_id = $1 AND ring_at <> 0 AND state <> 'open'"}},
    {"sub-requests: what was answered says by whom and when",
     {"sub_requests.check_answered",
      "SELECT number FROM sub_request WHERE org_id = $1 AND (state = 'answered') <>"
      " (answer <> '' AND answered_by <> 0 AND answered_at <> 0)"}},
    {"sub-requests: a clock was started, and says what its request says of it",
     {"sub_requests.check_clocks",
      "SELECT s.number FROM sub_request s LEFT JOIN"
      " (SELECT request_id, CAST(SUM(CASE WHEN act = 'started' THEN 1 ELSE 0 END) AS BIGINT) AS"
      "  started, CAST(SUM(CASE WHEN act = 'breached' THEN 1 ELSE 0 END) AS BIGINT) AS breached,"
      "  CAST(SUM(CASE WHEN act = 'escalated' THEN 1 ELSE 0 END) AS BIGINT) AS escalated,"
      "  CAST(SUM(CASE WHEN act = 'stopped' THEN 1 ELSE 0 END) AS BIGINT) AS stopped"
      "  FROM sub_request_clock WHERE org_id = $1 GROUP BY request_id) c ON c.request_id = s.id"
      " WHERE s.org_id = $1 AND (COALESCE(c.started, 0) <> 1 OR c.breached <> s.breached"
      " OR c.escalated <> s.escalated"
      " OR c.stopped <> CASE WHEN s.state = 'open' THEN 0 ELSE 1 END)"}},
};

constexpr const Sql* kStatements[] = {
    &kSettings, &kOfTicket,      &kOpenOf,        &kHold,          &kKeepRing,      &kToRing,
    &kNextRing, &kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql, &kChecks[3].sql, &kClocks,
    &kUntold,   &kUntoldOf,      &kForgetUntold,  &kOfDepartment};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }
std::vector<SubRequest> requests_of(Tx& tx, Id ticket) {
    return tx.all<SubRequest>(kOfTicket, ticket);
}
std::vector<SubRequest> open_of(Tx& tx, Id ticket) {
    return tx.all<SubRequest>(kOpenOf, ticket, kUnitRequests);
}
std::optional<SubRequest> lock_request(Tx& tx, Id request) {
    return tx.one<SubRequest>(kHold, request);
}

std::map<Id, std::vector<RequestClockEvent>> clock_events_of(Tx& tx, std::span<const Id> requests) {
    std::map<Id, std::vector<RequestClockEvent>> events;
    if (requests.empty()) return events;
    for (auto& event : tx.all<RequestClockEvent>(kClocks, storage::id_set(requests)))
        events[event.request_id].push_back(std::move(event));
    return events;
}

std::vector<Untold> untold(Tx& tx) { return tx.all<Untold>(kUntold); }
std::vector<RequestRung> untold_of(Tx& tx, const Untold& group, std::int64_t limit) {
    return tx.all<RequestRung>(kUntoldOf, group.person_id, enum_name(group.department), group.act,
                               limit);
}
void forget_untold(Tx& tx) { tx.exec(kForgetUntold); }

std::vector<SubRequest> open_of_department(Tx& tx, Role department, int limit) {
    return tx.all<SubRequest>(kOfDepartment, enum_name(department), limit);
}

void keep_ring(Tx& tx, Id request, Instant ring_at) { tx.push(kKeepRing, request, ring_at); }

std::vector<Id> requests_to_ring(Tx& tx, Instant now, int limit) {
    std::vector<Id> ids;
    tx.each(
        kToRing, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, now, limit);
    return ids;
}

std::optional<Instant> next_ring_at(Tx& tx) {
    const auto at = tx.scalar<std::int64_t>(kNextRing);
    return at ? std::optional(Instant{*at}) : std::nullopt;
}

}  // namespace zhuli::sub_requests
