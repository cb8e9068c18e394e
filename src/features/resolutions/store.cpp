#include "features/resolutions/store.hpp"

#include "core/value/compound.hpp"

namespace zhuli::resolutions {

namespace {

using storage::Sql;

#define LETTER                                                                                \
    "SELECT id, version, number, ticket_id, customer_id, owner_id, author_id, state,"         \
    " what_happened, what_was_done, prevention, compensation, amount_minor, order_id, lines," \
    " voucher_days, approval_id, sent_at, sent_by, valid_until_at, first_opened_at,"          \
    " answered_at, answered_by, answer_words, answered_by_link, blocked_at,"                  \
    " blocked_by, cause, booked_on, given_order_id, voucher_id, created_at, updated_at FROM " \
    "resolution WHERE org_id = $1"
constexpr Sql kOfTicket{"resolutions.of_ticket",
                        LETTER " AND ticket_id = $2 ORDER BY id DESC LIMIT 50"};
constexpr Sql kHold{"resolutions.hold", LETTER " AND id = $2", LETTER " AND id = $2 FOR UPDATE"};
#undef LETTER

#define VOUCHER                                                                         \
    "SELECT id, version, number, resolution_id, customer_id, owner_id, amount_minor,"   \
    " valid_until, state, order_id, used_at, created_at, updated_at FROM voucher WHERE" \
    " org_id = $1"
constexpr Sql kVouchers{"resolutions.vouchers",
                        VOUCHER " AND customer_id = $2 ORDER BY id DESC LIMIT 50"};
constexpr Sql kHoldVoucher{"resolutions.hold_voucher", VOUCHER " AND id = $2",
                           VOUCHER " AND id = $2 FOR UPDATE"};
#undef VOUCHER

constexpr Sql kDropLink{"resolutions.drop_link",
                        "DELETE FROM resolution_link WHERE org_id = $1 AND resolution_id = $2"};
constexpr Sql kKeepLink{"resolutions.keep_link",
                        "INSERT INTO resolution_link (org_id, hash, resolution_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kLinked{"resolutions.linked",
                      "SELECT resolution_id FROM resolution_link WHERE org_id = $1 AND hash = $2"};
constexpr Sql kCosts{"resolutions.costs",
                     "SELECT substr(booked_on, 1, 7) AS month, cause, compensation,"
                     " CAST(COUNT(*) AS BIGINT) AS count,"
                     " CAST(SUM(amount_minor) AS BIGINT) AS amount_minor FROM resolution"
                     " WHERE org_id = $1 AND booked_on <> '' AND booked_on >= $2"
                     " AND booked_on <= $3 GROUP BY substr(booked_on, 1, 7), cause, compensation"
                     " ORDER BY 1, 2, 3"};

constexpr storage::Check kChecks[] = {
    {"resolutions: at most one letter of a complaint is open",
     {"resolutions.check_open",
      "SELECT CAST(ticket_id AS TEXT) FROM resolution WHERE org_id = $1"
      " AND state NOT IN ('accepted', 'dropped') GROUP BY ticket_id HAVING COUNT(*) > 1"}},
    {"resolutions: waits for approval exactly while its request does",
     {"resolutions.check_approval",
      "SELECT r.number FROM resolution r LEFT JOIN approval a ON a.org_id = r.org_id"
      " AND a.id = r.approval_id WHERE r.org_id = $1 AND r.approval_id <> 0"
      " AND (r.state = 'approval') <> (COALESCE(a.state, '') = 'waiting')"}},
    {"resolutions: what was accepted is booked, and nothing else",
     {"resolutions.check_booked",
      "SELECT r.number FROM resolution r LEFT JOIN order_allowance a ON a.org_id = r.org_id"
      " AND a.order_id = r.order_id AND a.document = r.number LEFT JOIN sales_order o"
      " ON o.org_id = r.org_id AND o.id = r.given_order_id LEFT JOIN voucher v"
      " ON v.org_id = r.org_id AND v.id = r.voucher_id WHERE r.org_id = $1 AND"
      " ((r.booked_on <> '') <> (r.state = 'accepted' AND r.compensation <> 'none')"
      " OR (r.booked_on <> '' AND ((r.compensation = 'refund'"
      "  AND COALESCE(a.amount_minor, 0) <> r.amount_minor)"
      " OR (r.compensation = 'replacement' AND o.id IS NULL)"
      " OR (r.compensation = 'voucher' AND COALESCE(v.amount_minor, 0) <> r.amount_minor))))"}},
    {"resolutions: a used voucher was taken off its order",
     {"resolutions.check_vouchers",
      "SELECT v.number FROM voucher v LEFT JOIN order_allowance a ON a.org_id = v.org_id"
      " AND a.order_id = v.order_id AND a.document = v.number WHERE v.org_id = $1"
      " AND (v.state = 'used') <> (COALESCE(a.amount_minor, 0) = v.amount_minor)"}},
};

constexpr const Sql* kStatements[] = {
    &kOfTicket, &kHold,  &kVouchers,      &kHoldVoucher,   &kDropLink,      &kKeepLink,
    &kLinked,   &kCosts, &kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql, &kChecks[3].sql};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Resolution> letters_of(Tx& tx, Id ticket) {
    return tx.all<Resolution>(kOfTicket, ticket);
}
std::optional<Resolution> hold(Tx& tx, Id letter) { return tx.one<Resolution>(kHold, letter); }
std::optional<Voucher> hold_voucher(Tx& tx, Id voucher) {
    return tx.one<Voucher>(kHoldVoucher, voucher);
}
std::vector<Voucher> vouchers_of(Tx& tx, Id customer) {
    return tx.all<Voucher>(kVouchers, customer);
}

void replace_link(Tx& tx, std::string_view hash, Id letter, Instant now) {
    drop_link(tx, letter);
    tx.exec(kKeepLink, hash, letter, now);
}
void drop_link(Tx& tx, Id letter) { tx.exec(kDropLink, letter); }
std::optional<Id> linked(Tx& tx, std::string_view hash) { return tx.scalar<Id>(kLinked, hash); }

std::vector<Cost> costs(Tx& tx, Date from, Date to) { return tx.all<Cost>(kCosts, from, to); }

}  // namespace zhuli::resolutions
