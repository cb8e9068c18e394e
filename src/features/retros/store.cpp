#include "features/retros/store.hpp"

namespace zhuli::retros {

namespace {

using storage::Sql;

#define OF_MONTH                                                            \
    " FROM ticket WHERE org_id = $1 AND opened_on >= $2 AND opened_on < $3" \
    " AND cause <> 'none' AND stage <> 'joined'"
constexpr Sql kCounted{"retros.counted",
                       "SELECT cause, kind, CAST(COUNT(*) AS BIGINT) AS complaints" OF_MONTH
                       " GROUP BY cause, kind"};
constexpr Sql kAbout{
    "retros.about",
    "SELECT cause, kind, product_id, CAST(COUNT(*) AS BIGINT) AS complaints" OF_MONTH
    " AND product_id <> 0 GROUP BY cause, kind, product_id"
    " ORDER BY COUNT(*) DESC, product_id LIMIT $4"};
#undef OF_MONTH
constexpr Sql kOfMonth{
    "retros.of_month",
    "SELECT id, version, month_on, cause, kind, complaint_count, title, words, owner_id, due_on,"
    " state, decided_by, ended_on, outcome, remind_on, created_at, updated_at FROM sop_change"
    " WHERE org_id = $1 AND month_on = $2 ORDER BY due_on, id LIMIT $3"};
constexpr Sql kLock{"retros.lock", "SELECT version FROM sop_change WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM sop_change WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kToRemind{"retros.to_remind",
                        "SELECT id FROM sop_change WHERE org_id = $1 AND remind_on > ''"
                        " AND remind_on <= $2 ORDER BY remind_on, id LIMIT $3"};
constexpr Sql kOpenOfOwner{"retros.open_of_owner",
                           "SELECT id FROM sop_change WHERE org_id = $1 AND owner_id = $2"
                           " AND state = 'open' ORDER BY due_on, id LIMIT $3"};
constexpr Sql kForget{"retros.forget_reminder",
                      "UPDATE sop_change SET remind_on = '' WHERE org_id = $1 AND id = $2"};

constexpr const Sql* kStatements[] = {&kCounted,  &kAbout,       &kOfMonth, &kLock,
                                      &kToRemind, &kOpenOfOwner, &kForget};

constexpr storage::Check kChecks[] = {
    {"retros: what ended says when and how, what is open does not",
     {"retros.check_ended",
      "SELECT title FROM sop_change WHERE org_id = $1"
      " AND ((state = 'open') <> (ended_on = '') OR (state = 'open') <> (outcome = ''))"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Counted> counted(Tx& tx, Date from, Date to) {
    return tx.all<Counted>(kCounted, from, to);
}

std::vector<CountedProduct> counted_products(Tx& tx, Date from, Date to) {
    return tx.all<CountedProduct>(kAbout, from, to, kMostProductsRead);
}

std::vector<SopChange> changes_of(Tx& tx, Date month_on) {
    return tx.all<SopChange>(kOfMonth, month_on, kMostChanges);
}

void lock_change(Tx& tx, Id change) { tx.each(kLock, {}, change); }

std::vector<Id> changes_to_remind(Tx& tx, Date today, int limit) {
    std::vector<Id> ids;
    tx.each(
        kToRemind, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, today, limit);
    return ids;
}

std::vector<Id> open_of_owner(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kOpenOfOwner, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

void forget_reminder(Tx& tx, Id change) { tx.push(kForget, change); }

}  // namespace zhuli::retros
