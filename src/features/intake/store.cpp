#include "features/intake/store.hpp"

namespace zhuli::intake {

namespace {

using storage::Sql;

constexpr Sql kForm{"intake.form",
                    "SELECT id, version, open, token, created_at, updated_at FROM intake_form"
                    " WHERE org_id = $1"};
constexpr Sql kKeepLink{"intake.keep_link",
                        "INSERT INTO intake_link (org_id, hash, intake_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kLinked{"intake.linked",
                      "SELECT intake_id FROM intake_link WHERE org_id = $1 AND hash = $2"};
#define INTAKE                                                                      \
    "SELECT id, version, ticket_id, name, phone, order_no, matched_by, created_at," \
    " updated_at"                                                                   \
    " FROM ticket_intake WHERE org_id = $1"
constexpr Sql kOfTicket{"intake.of_ticket", INTAKE " AND ticket_id = $2"};
constexpr Sql kLatest{"intake.latest", INTAKE
                      " AND phone = $2 AND created_at >= $3 ORDER BY created_at DESC, id DESC"
                      " LIMIT 10"};
#undef INTAKE
constexpr Sql kCount{"intake.count_since",
                     "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT id FROM ticket_intake"
                     " WHERE org_id = $1 AND created_at >= $2 LIMIT $3) latest"};
constexpr Sql kOrder{"intake.order_named",
                     "SELECT id, customer_id FROM sales_order WHERE org_id = $1 AND number = $2"
                     " ORDER BY id LIMIT 1"};

constexpr const Sql* kStatements[] = {&kForm,   &kKeepLink, &kLinked, &kOfTicket,
                                      &kLatest, &kCount,    &kOrder};

constexpr storage::Check kChecks[] = {
    {"intake: a link leads to a complaint",
     {"intake.check_links",
      "SELECT CAST(l.intake_id AS TEXT) FROM intake_link l LEFT JOIN ticket_intake i"
      " ON i.org_id = l.org_id AND i.id = l.intake_id WHERE l.org_id = $1 AND i.id IS NULL"}},
    {"intake: whom we recognised is the complaint's customer",
     {"intake.check_matched",
      "SELECT CAST(i.ticket_id AS TEXT) FROM ticket_intake i JOIN ticket t ON t.org_id = i.org_id"
      " AND t.id = i.ticket_id WHERE i.org_id = $1 AND i.matched_by <> 'nothing'"
      " AND t.customer_id = 0"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::optional<Form> stored_form(Tx& tx) { return tx.one<Form>(kForm); }

void keep_link(Tx& tx, std::string_view hash, Id intake, Instant now) {
    tx.exec(kKeepLink, hash, intake, now);
}

std::optional<Id> linked(Tx& tx, std::string_view hash) { return tx.scalar<Id>(kLinked, hash); }

std::optional<Intake> intake_of(Tx& tx, Id ticket) { return tx.one<Intake>(kOfTicket, ticket); }

std::vector<Intake> latest_of(Tx& tx, const Phone& phone, Instant since) {
    return tx.all<Intake>(kLatest, phone, since);
}

std::int64_t count_since(Tx& tx, Instant since, std::int64_t limit) {
    return tx.scalar<std::int64_t>(kCount, since, limit).value_or(0);
}

std::optional<NamedOrder> order_named(Tx& tx, std::string_view number) {
    return tx.one<NamedOrder>(kOrder, number);
}

}  // namespace zhuli::intake
