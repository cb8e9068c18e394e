#include "features/contracts/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::contracts {

namespace {

using storage::Sql;

constexpr Sql kLock{"contracts.lock", "SELECT version FROM contract WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM contract WHERE org_id = $1 AND id = $2 FOR UPDATE"};

#define LITE "(SELECT value FROM json_each($2))"
#define PG "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"

#define PROGRESS(links, ids)                                                                 \
    "SELECT c.id AS contract_id, COUNT(*) AS orders_count,"                                  \
    " CAST(SUM(o.amount_minor - o.returned_minor) AS BIGINT) AS ordered_minor,"              \
    " CAST(SUM(o.paid_minor) AS BIGINT) AS paid_minor, CAST(SUM(CASE WHEN o.overdue_on > ''" \
    "  THEN o.amount_minor - o.returned_minor - o.paid_minor ELSE 0 END) AS BIGINT)"         \
    " AS overdue_minor FROM contract c CROSS JOIN " links                                    \
    " JOIN sales_order o ON o.org_id = $1 AND o.id = CAST(j.value AS BIGINT)"                \
    " WHERE c.org_id = $1 AND c.id IN " ids                                                  \
    " AND o.commercial IN ('awaiting_customer', 'confirmed', 'closed') GROUP BY c.id"
constexpr Sql kProgress{
    "contracts.progress_of", PROGRESS("json_each(c.order_ids) j", LITE),
    PROGRESS("LATERAL json_array_elements_text(CAST(c.order_ids AS json)) j", PG)};
#undef PROGRESS

#define ORDERS                                                                                \
    "SELECT id, number, customer_id, owner_id, placed_on, commercial, payment, amount_minor," \
    " paid_minor, overdue_on FROM sales_order WHERE org_id = $1 AND id IN "
#define BY_DAY " ORDER BY placed_on DESC, id DESC"
constexpr Sql kOrders{"contracts.orders_in", ORDERS LITE BY_DAY, ORDERS PG BY_DAY};
#undef BY_DAY
#undef ORDERS

#define QUOTES                                                                        \
    "SELECT id, number, customer_id, owner_id, title, state, amount_minor FROM quote" \
    " WHERE org_id = $1 AND id IN "
constexpr Sql kQuotes{"contracts.quotes_in", QUOTES LITE " ORDER BY id DESC",
                      QUOTES PG " ORDER BY id DESC"};
#undef QUOTES
#undef LITE
#undef PG

constexpr Sql kPapers{"contracts.papers_of",
                      "SELECT id, number, paper_no, order_ids FROM contract WHERE org_id = $1"
                      " AND customer_id = $2 ORDER BY id DESC LIMIT 500"};
constexpr Sql kFollowing{"contracts.following",
                         "SELECT id, number, from_on, until_on FROM contract WHERE org_id = $1"
                         " AND renews_id = $2 AND renews_id <> 0 ORDER BY id LIMIT 1"};
constexpr Sql kOpenOwned{"contracts.open_owned",
                         "SELECT id FROM contract WHERE org_id = $1 AND owner_id = $2"
                         " AND state IN ('running', 'expired') ORDER BY until_on, id LIMIT $3"};

#define WATCHED                                                                          \
    "SELECT id, number, title, customer_id, owner_id, remind_on, until_on FROM contract" \
    " WHERE org_id = $1 AND state = 'running' AND "
constexpr Sql kExpiring{"contracts.expiring", WATCHED
                        "remind_on <= $2 AND until_on >= $2 AND (remind_on > $3 OR"
                        " (remind_on = $3 AND id > $4)) ORDER BY remind_on, id LIMIT $5"};
constexpr Sql kRunOut{"contracts.run_out", WATCHED "until_on < $2 ORDER BY until_on, id LIMIT $3"};
#undef WATCHED

constexpr const Sql* kStatements[] = {&kLock,      &kProgress,  &kOrders,   &kQuotes, &kPapers,
                                      &kFollowing, &kOpenOwned, &kExpiring, &kRunOut};

constexpr storage::Check kChecks[] = {
    {"contracts: what was renewed has one that follows it",
     {"contracts.check_renewed",
      "SELECT c.number FROM contract c WHERE c.org_id = $1 AND (c.state = 'renewed')"
      " <> EXISTS (SELECT 1 FROM contract n WHERE n.org_id = $1 AND n.renews_id = c.id"
      "  AND n.renews_id <> 0)"}},
    {"contracts: what ended before its time says when and why",
     {"contracts.check_ended",
      "SELECT number FROM contract WHERE org_id = $1"
      " AND (state = 'ended') <> (ended_on <> '' AND end_reason <> '')"}},
    {"contracts: a contract is reminded of before it is over",
     {"contracts.check_reminders",
      "SELECT number FROM contract WHERE org_id = $1 AND remind_on > until_on"}},
};

constexpr storage::Migration kMigrations[] = {{"contracts", 1, R"sql(
-- distributed
CREATE TABLE contract (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  paper_no TEXT NOT NULL, title TEXT NOT NULL, customer_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL, signed_on TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL,
  amount_minor BIGINT NOT NULL, remind_days BIGINT NOT NULL, remind_on TEXT NOT NULL,
  note TEXT NOT NULL, order_ids TEXT NOT NULL, quote_ids TEXT NOT NULL, renews_id BIGINT NOT NULL,
  state TEXT NOT NULL, end_reason TEXT NOT NULL, ended_on TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX contract_number ON contract (org_id, number);
CREATE INDEX contract_paper ON contract (org_id, paper_no, id);
CREATE INDEX contract_customer ON contract (org_id, customer_id, until_on, id);
CREATE INDEX contract_owner ON contract (org_id, owner_id, until_on, id);
CREATE INDEX contract_state ON contract (org_id, state, until_on, id);
CREATE INDEX contract_until ON contract (org_id, until_on, id);
CREATE INDEX contract_signed ON contract (org_id, signed_on, id);
CREATE INDEX contract_amount ON contract (org_id, amount_minor, id);
CREATE INDEX contract_created ON contract (org_id, created_at, id);
CREATE INDEX contract_renews ON contract (org_id, renews_id) WHERE renews_id <> 0;
CREATE INDEX contract_remind ON contract (org_id, remind_on, id) WHERE state = 'running';
)sql"}};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Migration> migrations() { return kMigrations; }
std::span<const storage::Check> checks() { return kChecks; }

void lock_contract(Tx& tx, Id id) { (void)tx.scalar<std::int64_t>(kLock, id); }

std::vector<Progress> progress_of(Tx& tx, std::span<const Id> contracts) {
    if (contracts.empty()) return {};
    return tx.all<Progress>(kProgress, storage::id_set(contracts));
}

std::vector<OrderUnder> orders_in(Tx& tx, std::span<const Id> ids) {
    return ids.empty() ? std::vector<OrderUnder>{}
                       : tx.all<OrderUnder>(kOrders, storage::id_set(ids));
}

std::vector<QuoteUnder> quotes_in(Tx& tx, std::span<const Id> ids) {
    return ids.empty() ? std::vector<QuoteUnder>{}
                       : tx.all<QuoteUnder>(kQuotes, storage::id_set(ids));
}

std::vector<Papers> papers_of(Tx& tx, Id customer) { return tx.all<Papers>(kPapers, customer); }

std::optional<Neighbour> following(Tx& tx, Id contract) {
    return tx.one<Neighbour>(kFollowing, contract);
}

std::vector<Id> open_owned(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kOpenOwned, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

std::vector<Watched> expiring(Tx& tx, Date today, const Watched& last, int limit) {
    return tx.all<Watched>(kExpiring, today, last.remind_on, last.id, limit);
}

std::vector<Watched> run_out(Tx& tx, Date today, int limit) {
    return tx.all<Watched>(kRunOut, today, limit);
}

}  // namespace zhuli::contracts
