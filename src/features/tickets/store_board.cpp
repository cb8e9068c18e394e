#include "features/tickets/store_board.hpp"

#include "storage/id_set.hpp"

namespace zhuli::tickets {

namespace {

using storage::Sql;

#define IN_SQLITE(n) " IN (SELECT CAST(value AS BIGINT) FROM json_each(" n "))"
#define IN_POSTGRES(n) \
    " IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(" n " AS json)))"

#define OPEN(owners)                                                                          \
    "SELECT kind, severity, owner_id, CAST(COUNT(*) AS BIGINT) AS open,"                      \
    " CAST(SUM(CASE WHEN paused = 0 AND warn_at > 0 AND warn_at <= $2 AND due_at > $2 THEN 1" \
    " ELSE 0 END) AS BIGINT) AS due_soon,"                                                    \
    " CAST(SUM(CASE WHEN paused = 0 AND due_at > 0 AND due_at <= $2 THEN 1 ELSE 0 END) AS"    \
    " BIGINT) AS late, CAST(SUM(paused) AS BIGINT) AS waiting FROM ticket WHERE org_id = $1"  \
    " AND stage IN ('accepted', 'investigating', 'resolving', 'revisiting')"                  \
    " AND ($4 = 1 OR owner_id" owners ") GROUP BY kind, severity, owner_id"
constexpr Sql kOpen{"tickets.board_open", OPEN(IN_SQLITE("$3")), OPEN(IN_POSTGRES("$3"))};
#undef OPEN

#define LATE(owners)                                                                     \
    "SELECT id FROM ticket WHERE org_id = $1 AND stage IN ('accepted', 'investigating'," \
    " 'resolving', 'revisiting') AND due_at > 0 AND due_at <= $2 AND paused = 0"         \
    " AND ($4 = 1 OR owner_id" owners                                                    \
    ") AND owner_id <> $5"                                                               \
    " AND ($6 = 1 OR owner_id <> 0) ORDER BY due_at, id LIMIT $7"
constexpr Sql kLate{"tickets.late", LATE(IN_SQLITE("$3")), LATE(IN_POSTGRES("$3"))};
#undef LATE

/// The middle one, or what lies between the two in the middle.
#define MIDDLE "CASE WHEN place = (many + 1) / 2 OR place = (many + 2) / 2 THEN elapsed_ms END"
#define TIMES(by, owners)                                                                    \
    "SELECT k AS key, clock, CAST(COUNT(*) AS BIGINT) AS stopped,"                           \
    " CAST(SUM(good) AS BIGINT) AS in_time,"                                                 \
    " CAST((MIN(" MIDDLE ") + MAX(" MIDDLE ")) / 2 AS BIGINT) AS median_ms FROM (SELECT " by \
    " AS k, c.clock AS clock, c.elapsed_ms AS elapsed_ms,"                                   \
    " CASE WHEN c.elapsed_ms <= c.minutes * 60000 THEN 1 ELSE 0 END AS good,"                \
    " ROW_NUMBER() OVER (PARTITION BY " by                                                   \
    ", c.clock ORDER BY c.elapsed_ms, c.id) AS place,"                                       \
    " COUNT(*) OVER (PARTITION BY " by                                                       \
    ", c.clock) AS many" /* A stop that was taken back never counted. */                     \
    " FROM ticket_clock c JOIN ticket t ON t.org_id = $1 AND t.id = c.ticket_id"             \
    " WHERE c.org_id = $1 AND c.act = 'stopped' AND c.at >= $2 AND c.at < $3"                \
    " AND COALESCE((SELECT n.act FROM ticket_clock n WHERE n.org_id = $1"                    \
    " AND n.ticket_id = c.ticket_id AND n.clock = c.clock AND n.id > c.id ORDER BY n.id"     \
    " LIMIT 1), '') <> 'resumed'"                                                            \
    " AND c.elapsed_ms >= 0 AND t.stage <> 'joined' AND ($5 = 1 OR t.owner_id" owners        \
    ")) x"                                                                                   \
    " GROUP BY k, clock ORDER BY k, clock"
#define BOTH(name, by) \
    { name, TIMES(by, IN_SQLITE("$4")), TIMES(by, IN_POSTGRES("$4")) }
constexpr Sql kTimes[] = {BOTH("tickets.board_times", "''"), BOTH("tickets.board_kinds", "t.kind"),
                          BOTH("tickets.board_severities", "t.severity"),
                          BOTH("tickets.board_owners", "CAST(t.owner_id AS TEXT)")};
#undef BOTH
#undef TIMES
#undef MIDDLE
#undef IN_SQLITE
#undef IN_POSTGRES

constexpr const Sql* kStatements[] = {&kOpen,     &kLate,     &kTimes[0],
                                      &kTimes[1], &kTimes[2], &kTimes[3]};

std::string set_of(Owners owners) {
    std::vector<Id> ids = owners ? *owners : std::vector<Id>{};
    ids.push_back({});  // the inbox
    return storage::id_set(ids);
}

std::int64_t is_everybody(Owners owners) { return owners == nullptr ? 1 : 0; }

}  // namespace

std::span<const Sql* const> board_statements() { return kStatements; }

std::vector<OpenGroup> open_groups(storage::Tx& tx, Owners owners, Instant now) {
    return tx.all<OpenGroup>(kOpen, now, set_of(owners), is_everybody(owners));
}

std::vector<Id> late_tickets(storage::Tx& tx, Owners owners, const Late& asked, int limit) {
    std::vector<Id> ids;
    tx.each(
        kLate, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, asked.now,
        set_of(owners), is_everybody(owners), asked.but, std::int64_t{asked.inbox}, limit);
    return ids;
}

std::vector<TimeGroup> time_groups(storage::Tx& tx, Owners owners, GroupBy by, Instant from,
                                   Instant to) {
    return tx.all<TimeGroup>(kTimes[static_cast<std::size_t>(by)], from, to, set_of(owners),
                             is_everybody(owners));
}

}  // namespace zhuli::tickets
