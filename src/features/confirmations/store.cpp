#include "features/confirmations/store.hpp"

#include "core/value/compound.hpp"
#include "storage/entity.hpp"

namespace zhuli::confirmations {

namespace {

using storage::Sql;

#define CONFIRMATION                                                                          \
    "SELECT id, version, order_id, terms_no, terms_hash, author_id, valid_until_at, state,"   \
    " first_opened_at, answered_at, answered_by, words, corrections, settlement, settled_by," \
    " settled_words, created_at, updated_at FROM order_confirmation WHERE org_id = $1"
constexpr Sql kOfOrder{"confirmations.of_order", CONFIRMATION
                       " AND order_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3"};
constexpr Sql kHold{"confirmations.hold", CONFIRMATION " AND id = $2",
                    CONFIRMATION " AND id = $2 FOR UPDATE"};
#undef CONFIRMATION

constexpr Sql kDropLink{"confirmations.drop_link",
                        "DELETE FROM confirmation_link WHERE org_id = $1 AND confirmation_id = $2"};
constexpr Sql kKeepLink{"confirmations.keep_link",
                        "INSERT INTO confirmation_link (org_id, hash, confirmation_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kLinked{"confirmations.linked",
                      "SELECT confirmation_id FROM confirmation_link WHERE org_id = $1"
                      " AND hash = $2"};

constexpr storage::Check kChecks[] = {
    {"confirmations: each shows terms that were frozen",
     {"confirmations.check_terms",
      "SELECT CAST(c.id AS TEXT) FROM order_confirmation c LEFT JOIN order_terms t"
      " ON t.org_id = c.org_id AND t.order_id = c.order_id AND t.terms_no = c.terms_no"
      " WHERE c.org_id = $1 AND (t.hash IS NULL OR t.hash <> c.terms_hash)"}},
    {"confirmations: a yes is the order's",
     {"confirmations.check_yes",
      "SELECT CAST(c.id AS TEXT) FROM order_confirmation c LEFT JOIN sales_order o"
      " ON o.org_id = c.org_id AND o.id = c.order_id"
      " WHERE c.org_id = $1 AND c.state = 'confirmed'"
      " AND (o.id IS NULL OR o.confirmed_no < c.terms_no)"}},
    {"confirmations: at most one of an order waits",
     {"confirmations.check_waiting",
      "SELECT CAST(order_id AS TEXT) FROM order_confirmation WHERE org_id = $1"
      " AND state = 'waiting' GROUP BY order_id HAVING COUNT(*) > 1"}},
};

constexpr const Sql* kStatements[] = {&kOfOrder, &kHold,          &kDropLink,      &kKeepLink,
                                      &kLinked,  &kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Confirmation> confirmations_of(Tx& tx, Id order, int limit) {
    return tx.all<Confirmation>(kOfOrder, order, limit);
}

std::optional<Confirmation> hold(Tx& tx, Id confirmation) {
    return tx.one<Confirmation>(kHold, confirmation);
}

void replace_link(Tx& tx, std::string_view hash, Id confirmation, Instant now) {
    tx.exec(kDropLink, confirmation);
    tx.exec(kKeepLink, hash, confirmation, now);
}

std::optional<Id> linked(Tx& tx, std::string_view hash) { return tx.scalar<Id>(kLinked, hash); }

}  // namespace zhuli::confirmations
