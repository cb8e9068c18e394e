#include "features/tickets/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::tickets {

namespace {

using storage::Sql;

constexpr Sql kSettings{"tickets.settings",
                        "SELECT id, version, policies, created_at, updated_at FROM ticket_settings"
                        " WHERE org_id = $1"};
constexpr Sql kWords{"tickets.words",
                     "SELECT id, version, danger_words, standstill_words, many_words, wish_words,"
                     " created_at, updated_at FROM ticket_words WHERE org_id = $1"};
#define AGENTS                                                                         \
    "SELECT id, version, user_id, kinds, most_open, available, created_at, updated_at" \
    " FROM ticket_agent WHERE org_id = $1"
constexpr Sql kAgents{"tickets.agents", AGENTS " LIMIT 200"};
constexpr Sql kAgentOf{"tickets.agent_of", AGENTS " AND user_id = $2"};
#undef AGENTS

constexpr Sql kLock{"tickets.lock", "SELECT version FROM ticket WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM ticket WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kKeepRing{"tickets.keep_ring",
                        "UPDATE ticket SET ring_at = $3 WHERE org_id = $1 AND id = $2"};
#define SELLER                                                        \
    "COALESCE((SELECT c.owner_id FROM customer c WHERE c.org_id = $1" \
    " AND c.id = ticket.customer_id), 0)"
constexpr Sql kKeepSeller{"tickets.keep_seller",
                          "UPDATE ticket SET seller_id = " SELLER " WHERE org_id = $1 AND id = $2"};
constexpr Sql kKeepSellers{"tickets.keep_sellers",
                           "UPDATE ticket SET seller_id = " SELLER
                           " WHERE org_id = $1 AND customer_id = $2 AND seller_id <> " SELLER};
#undef SELLER
constexpr Sql kToRing{"tickets.to_ring",
                      "SELECT id FROM ticket WHERE org_id = $1 AND ring_at > 0 AND ring_at <= $2"
                      " ORDER BY ring_at, id LIMIT $3"};
constexpr Sql kNextRing{"tickets.next_ring",
                        "SELECT ring_at FROM ticket WHERE org_id = $1 AND ring_at > 0"
                        " ORDER BY ring_at LIMIT 1"};

constexpr Sql kUntold{"tickets.untold",
                      "SELECT owner_id, act, CAST(COUNT(*) AS BIGINT) AS count,"
                      " CAST(MIN(ticket_id) AS BIGINT) AS first_ticket FROM ticket_rung"
                      " WHERE org_id = $1 GROUP BY owner_id, act ORDER BY owner_id, act"};
constexpr Sql kUntoldOf{"tickets.untold_of",
                        "SELECT id, ticket_id, owner_id, act, clock, due_at FROM ticket_rung"
                        " WHERE org_id = $1 AND owner_id = $2 AND act = $3 ORDER BY id LIMIT $4"};
constexpr Sql kForgetUntold{"tickets.forget_untold", "DELETE FROM ticket_rung WHERE org_id = $1"};

constexpr Sql kRecords{
    "tickets.records",
    "SELECT id, ticket_id, kind, stage, words, cause, satisfaction, author_id, at"
    " FROM ticket_record WHERE org_id = $1 AND ticket_id = $2"
    " ORDER BY id LIMIT 500"};
constexpr Sql kClocks{
    "tickets.clocks",
    "SELECT id, ticket_id, clock, act, at, noted_at, minutes, warn_minutes,"
    " escalate_minutes, quiet, elapsed_ms, actor_id FROM ticket_clock WHERE org_id = $1"
    " AND ticket_id = $2 ORDER BY id LIMIT 5000"};

constexpr Sql kCalled{
    "tickets.called",
    "SELECT title || ' ' || words AS words, kind FROM ticket WHERE org_id = $1 AND kind <> 'none'"
    " AND classified_at > 0"
    " ORDER BY opened_at DESC LIMIT 3000"};
constexpr Sql kModel{"tickets.model", "SELECT body FROM ticket_model WHERE org_id = $1"};
constexpr Sql kKeepModel{"tickets.keep_model",
                         "INSERT INTO ticket_model (org_id, learned_at, body) VALUES ($1, $2, $3)"
                         " ON CONFLICT (org_id) DO UPDATE SET learned_at = excluded.learned_at,"
                         " body = excluded.body"};

#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES \
    "(SELECT CAST(value AS BIGINT) AS asked FROM json_array_elements_text(CAST($2 AS json))) ids"
#define LIVE " IN ('accepted', 'investigating', 'resolving', 'revisiting')"
#define COUNTS                                                            \
    " CROSS JOIN ticket t WHERE t.org_id = $1 AND t.owner_id = ids.asked" \
    " AND t.stage" LIVE " GROUP BY t.owner_id"
#define COUNT_COLUMNS "SELECT t.owner_id, CAST(COUNT(*) AS BIGINT) FROM "
constexpr Sql kOpenCounts{"tickets.open_counts", COUNT_COLUMNS IDS_SQLITE COUNTS,
                          COUNT_COLUMNS IDS_POSTGRES COUNTS};
constexpr Sql kLiveOfOwner{
    "tickets.live_of_owner",
    "SELECT id FROM ticket WHERE org_id = $1 AND owner_id = $2 AND stage" LIVE
    " ORDER BY stage, due_at, id LIMIT $3"};
constexpr Sql kOfCustomer{"tickets.of_customer",
                          "SELECT id FROM ticket WHERE org_id = $1 AND customer_id = $2"
                          " ORDER BY opened_at DESC, id DESC LIMIT 100"};
constexpr Sql kLiveOfCustomer{"tickets.live_of_customer",
                              "SELECT id FROM ticket WHERE org_id = $1 AND customer_id = $2"
                              " AND stage" LIVE " ORDER BY opened_at DESC, id DESC LIMIT 20"};
constexpr Sql kTaskWith{"tickets.task_with",
                        "SELECT id FROM ticket WHERE org_id = $1 AND customer_id = $2"
                        " AND owner_id = $3 AND stage" LIVE " LIMIT 1"};
constexpr Sql kComplainedBefore{"tickets.complained_before",
                                "SELECT id FROM ticket WHERE org_id = $1 AND customer_id = $2"
                                " AND opened_at >= $3 AND (opened_at < $4 OR (opened_at = $4"
                                " AND id < $5)) LIMIT 1"};

#define ORDERS " CROSS JOIN sales_order o WHERE o.org_id = $1 AND o.id = ids.asked"
#define ORDER_COLUMNS "SELECT o.id AS id, o.number AS number, o.customer_id AS customer_id FROM "
constexpr Sql kOrders{"tickets.orders", ORDER_COLUMNS IDS_SQLITE ORDERS,
                      ORDER_COLUMNS IDS_POSTGRES ORDERS};
constexpr Sql kLine{"tickets.order_line",
                    "SELECT product_id FROM order_line WHERE org_id = $1 AND id = $2"
                    " AND order_id = $3"};
constexpr Sql kShipment{"tickets.shipment",
                        "SELECT id FROM shipment WHERE org_id = $1 AND id = $2 AND order_id = $3"};
#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef LIVE
#undef COUNTS
#undef COUNT_COLUMNS
#undef ORDERS
#undef ORDER_COLUMNS

constexpr const Sql* kStatements[] = {
    &kSettings,   &kWords,          &kAgents,           &kAgentOf, &kLock,       &kKeepRing,
    &kToRing,     &kNextRing,       &kRecords,          &kClocks,  &kOpenCounts, &kLiveOfOwner,
    &kOfCustomer, &kLiveOfCustomer, &kComplainedBefore, &kOrders,  &kLine,       &kShipment,
    &kCalled,     &kModel,          &kKeepModel,        &kUntold,  &kUntoldOf,   &kForgetUntold,
    &kKeepSeller, &kKeepSellers,    &kTaskWith};

constexpr Check kChecks[] = {
    {"tickets: what ended says when, what is live does not",
     {"tickets.check_ended",
      "SELECT CAST(id AS TEXT) FROM ticket WHERE org_id = $1"
      " AND (stage IN ('closed', 'joined')) <> (closed_at <> 0)"}},
    {"tickets: only what is live rings",
     {"tickets.check_rings",
      "SELECT CAST(id AS TEXT) FROM ticket WHERE org_id = $1 AND ring_at <> 0"
      " AND (stage IN ('closed', 'joined') OR paused = 1)"}},
    {"tickets: every stage that was left has its written record",
     {"tickets.check_records",
      "SELECT CAST(t.id AS TEXT) FROM ticket t WHERE t.org_id = $1"
      " AND t.stage NOT IN ('accepted', 'joined') AND NOT EXISTS (SELECT 1 FROM ticket_record r"
      " WHERE r.org_id = $1 AND r.ticket_id = t.id AND r.kind = 'stage' AND r.stage = 'accepted'"
      " AND r.words <> '')"}},
    {"tickets: a closed one has the customer's verdict",
     {"tickets.check_verdict",
      "SELECT CAST(id AS TEXT) FROM ticket WHERE org_id = $1 AND stage = 'closed'"
      " AND (satisfaction < 1 OR satisfaction > 5)"}},
    {"tickets: what is joined goes on in a ticket of the same customer",
     {"tickets.check_joined",
      "SELECT CAST(t.id AS TEXT) FROM ticket t LEFT JOIN ticket o ON o.org_id = $1"
      " AND o.id = t.joined_to WHERE t.org_id = $1 AND ((t.stage = 'joined') <> (t.joined_to <> 0)"
      " OR (t.joined_to <> 0 AND (o.id IS NULL OR o.customer_id <> t.customer_id)))"}},
    {"tickets: whoever sells to its customer has it among theirs",
     {"tickets.check_sellers",
      "SELECT CAST(t.id AS TEXT) FROM ticket t LEFT JOIN customer c ON c.org_id = $1"
      " AND c.id = t.customer_id WHERE t.org_id = $1 AND t.seller_id <> COALESCE(c.owner_id, 0)"
      " AND NOT EXISTS (SELECT 1 FROM event v WHERE v.org_id = $1 AND v.seq > COALESCE("
      "(SELECT f.position FROM consumer f WHERE f.org_id = $1 AND f.name = 'tickets.sellers'), 0)"
      " AND v.entity = 'customer' AND v.entity_id = t.customer_id"
      " AND v.kind NOT IN ('customer.created', 'customer.contacted', 'customer.planned'))"}},
    {"tickets: only a clock that was started goes on",
     {"tickets.check_clocks",
      "SELECT CAST(c.id AS TEXT) FROM ticket_clock c WHERE c.org_id = $1 AND c.act <> 'started'"
      " AND NOT EXISTS (SELECT 1 FROM ticket_clock s WHERE s.org_id = $1"
      " AND s.ticket_id = c.ticket_id AND s.clock = c.clock AND s.act = 'started'"
      " AND s.id < c.id)"}},
};

std::vector<Id> ids_in(Tx& tx, const Sql& sql, Id of) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, of);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
const Sql& task_with() { return kTaskWith; }
std::span<const Check> checks() { return kChecks; }

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }
std::optional<WordSettings> stored_words(Tx& tx) { return tx.one<WordSettings>(kWords); }
std::vector<Agent> agents(Tx& tx) { return tx.all<Agent>(kAgents); }
std::optional<Agent> agent_of(Tx& tx, Id user) { return tx.one<Agent>(kAgentOf, user); }

void lock_ticket(Tx& tx, Id ticket) { tx.each(kLock, {}, ticket); }
void keep_ring(Tx& tx, Id ticket, Instant ring_at) { tx.push(kKeepRing, ticket, ring_at); }

void keep_seller(Tx& tx, Id ticket) { tx.push(kKeepSeller, ticket); }
void keep_sellers(Tx& tx, Id customer) { tx.exec(kKeepSellers, customer); }

std::vector<Id> tickets_to_ring(Tx& tx, Instant now, int limit) {
    std::vector<Id> ids;
    tx.each(
        kToRing, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, now, limit);
    return ids;
}

std::optional<Instant> next_ring_at(Tx& tx) {
    const auto at = tx.scalar<std::int64_t>(kNextRing);
    return at ? std::optional(Instant{*at}) : std::nullopt;
}

std::vector<Untold> untold(Tx& tx) { return tx.all<Untold>(kUntold); }
std::vector<Rung> untold_of(Tx& tx, const Untold& group, std::int64_t limit) {
    return tx.all<Rung>(kUntoldOf, group.owner_id, group.act, limit);
}
void forget_untold(Tx& tx) { tx.exec(kForgetUntold); }

std::vector<TicketRecord> records_of(Tx& tx, Id ticket) {
    return tx.all<TicketRecord>(kRecords, ticket);
}
std::vector<ClockEvent> clock_events_of(Tx& tx, Id ticket) {
    return tx.all<ClockEvent>(kClocks, ticket);
}

std::map<Id, int> open_counts(Tx& tx, std::span<const Id> people) {
    std::map<Id, int> counts;
    if (people.empty()) return counts;
    tx.each(
        kOpenCounts,
        [&](const storage::RowView& row) {
            counts.emplace(row.id(0), static_cast<int>(row.integer(1)));
        },
        storage::id_set(people));
    return counts;
}

std::vector<Id> live_of_owner(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kLiveOfOwner, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

std::vector<Id> of_customer(Tx& tx, Id customer) { return ids_in(tx, kOfCustomer, customer); }
std::vector<Id> live_of_customer(Tx& tx, Id customer) {
    return ids_in(tx, kLiveOfCustomer, customer);
}

bool complained_before(Tx& tx, const Ticket& ticket, Instant since) {
    return tx.scalar<Id>(kComplainedBefore, ticket.customer_id, since, ticket.opened_at, ticket.id)
        .has_value();
}

std::vector<Called> latest_called(Tx& tx) { return tx.all<Called>(kCalled); }

std::string kept_model(Tx& tx) { return tx.scalar<std::string>(kModel).value_or(""); }

void keep_model(Tx& tx, Instant now, const std::string& body) { tx.exec(kKeepModel, now, body); }

std::vector<LinkedOrder> linked_orders(Tx& tx, std::span<const Id> orders) {
    if (orders.empty()) return {};
    return tx.all<LinkedOrder>(kOrders, storage::id_set(orders));
}

std::optional<Id> product_of_line(Tx& tx, Id order, Id line) {
    return tx.scalar<Id>(kLine, line, order);
}

bool has_shipment(Tx& tx, Id order, Id shipment) {
    return tx.scalar<Id>(kShipment, shipment, order).has_value();
}

}  // namespace zhuli::tickets
