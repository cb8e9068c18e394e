#include "features/revisits/store.hpp"

namespace zhuli::revisits {

namespace {

using storage::Sql;

#define REVISIT                                                                     \
    "SELECT id, version, ticket_id, customer_id, author_id, state, valid_until_at," \
    " first_opened_at, satisfaction, words, answered_by, answered_at, created_at,"  \
    " updated_at FROM revisit WHERE org_id = $1"
constexpr Sql kOfTicket{"revisits.of_ticket",
                        REVISIT " AND ticket_id = $2 ORDER BY id DESC LIMIT 20"};
constexpr Sql kHold{"revisits.hold", REVISIT " AND id = $2", REVISIT " AND id = $2 FOR UPDATE"};
#undef REVISIT

constexpr Sql kDropLink{"revisits.drop_link",
                        "DELETE FROM revisit_link WHERE org_id = $1 AND revisit_id = $2"};
constexpr Sql kKeepLink{"revisits.keep_link",
                        "INSERT INTO revisit_link (org_id, hash, revisit_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kLinked{"revisits.linked",
                      "SELECT revisit_id FROM revisit_link WHERE org_id = $1 AND hash = $2"};

constexpr storage::Check kChecks[] = {
    {"revisits: what was answered has its mark, what was not has none",
     {"revisits.check_marks",
      "SELECT CAST(id AS TEXT) FROM revisit WHERE org_id = $1"
      " AND (state = 'answered') <> (satisfaction BETWEEN 1 AND 5)"}},
    {"revisits: at most one of a complaint waits",
     {"revisits.check_waiting",
      "SELECT CAST(ticket_id AS TEXT) FROM revisit WHERE org_id = $1 AND state = 'waiting'"
      " GROUP BY ticket_id HAVING COUNT(*) > 1"}},
};

constexpr const Sql* kStatements[] = {&kOfTicket, &kHold,          &kDropLink,     &kKeepLink,
                                      &kLinked,   &kChecks[0].sql, &kChecks[1].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Revisit> revisits_of(Tx& tx, Id ticket) { return tx.all<Revisit>(kOfTicket, ticket); }
std::optional<Revisit> hold(Tx& tx, Id revisit) { return tx.one<Revisit>(kHold, revisit); }

void replace_link(Tx& tx, std::string_view hash, Id revisit, Instant now) {
    tx.exec(kDropLink, revisit);
    tx.exec(kKeepLink, hash, revisit, now);
}
std::optional<Id> linked(Tx& tx, std::string_view hash) { return tx.scalar<Id>(kLinked, hash); }

}  // namespace zhuli::revisits
