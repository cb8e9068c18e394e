#include "features/proposals/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::proposals {

namespace {

using storage::Sql;

constexpr Sql kLock{"proposals.lock", "SELECT version FROM proposal WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM proposal WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kVersions{
    "proposals.versions",
    "SELECT id, version, number, revision_no, root_id, customer_id, opportunity_id, inquiry_id,"
    " need_id, title, owner_id, author_id, state, open, valid_until, amount_minor, sent_at,"
    " sent_by, sent_how, interaction_id, superseded_by, answered_at, answered_by, decline_reason,"
    " answer_words, order_id, created_at, updated_at FROM proposal WHERE org_id = $1"
    " AND root_id = $2 ORDER BY revision_no DESC LIMIT 200"};

constexpr Sql kOpenOwned{"proposals.open_owned",
                         "SELECT id FROM proposal WHERE org_id = $1 AND owner_id = $2 AND open = 1"
                         " ORDER BY valid_until, id LIMIT $3"};
constexpr Sql kToExpire{"proposals.to_expire",
                        "SELECT id FROM proposal WHERE org_id = $1 AND state = 'sent'"
                        " AND valid_until < $2 ORDER BY valid_until, id LIMIT $3"};

constexpr Sql kOfOrder{"proposals.of_order",
                       "SELECT id FROM proposal WHERE org_id = $1 AND order_id = $2"
                       " AND order_id <> 0 ORDER BY id LIMIT 10"};

constexpr const Sql* kStatements[] = {&kLock, &kVersions, &kOpenOwned, &kToExpire, &kOfOrder};

#define WAS_SENT "state IN ('sent', 'accepted', 'declined', 'expired', 'superseded')"
constexpr Check kChecks[] = {
    {"proposals: amount = sum of lines",
     {"proposals.check_amount",
      "SELECT p.number FROM proposal p WHERE p.org_id = $1 AND p.amount_minor <>"
      " (SELECT CAST(COALESCE(SUM(json_extract(l.value, '$.amount_minor')), 0) AS BIGINT)"
      " FROM json_each(p.lines) l)",
      "SELECT p.number FROM proposal p WHERE p.org_id = $1 AND p.amount_minor <>"
      " (SELECT CAST(COALESCE(SUM(CAST(l.value ->> 'amount_minor' AS BIGINT)), 0) AS BIGINT)"
      " FROM json_array_elements(CAST(p.lines AS json)) l)"}},
    {"proposals: open exactly while a draft or sent",
     {"proposals.check_open",
      "SELECT number FROM proposal WHERE org_id = $1"
      " AND (open = 1) <> (state IN ('draft', 'sent'))"}},
    {"proposals: what was sent says when, by whom and with which conversation",
     {"proposals.check_sent",
      "SELECT number FROM proposal WHERE org_id = $1 AND (sent_at <> 0 AND sent_by <> 0"
      " AND interaction_id <> 0) <> (" WAS_SENT ")"}},
    {"proposals: of one, a draft at most is being written, and one stands",
     {"proposals.check_versions",
      "SELECT MIN(number) FROM proposal WHERE org_id = $1 AND state IN ('draft', 'sent',"
      " 'accepted') GROUP BY root_id HAVING SUM(CASE WHEN state = 'draft' THEN 1 ELSE 0 END) > 1"
      " OR SUM(CASE WHEN state = 'draft' THEN 0 ELSE 1 END) > 1"}},
    {"proposals: what a later version took the place of says which",
     {"proposals.check_superseded",
      "SELECT p.number FROM proposal p LEFT JOIN proposal q ON q.org_id = p.org_id"
      " AND q.id = p.superseded_by AND q.root_id = p.root_id AND q.revision_no > p.revision_no"
      " WHERE p.org_id = $1 AND (p.state = 'superseded') <> (q.id IS NOT NULL)"}},
    {"proposals: an order is of the accepted one's customer",
     {"proposals.check_order",
      "SELECT p.number FROM proposal p LEFT JOIN sales_order o ON o.org_id = p.org_id"
      " AND o.id = p.order_id WHERE p.org_id = $1 AND p.order_id <> 0"
      " AND (p.state <> 'accepted' OR o.id IS NULL OR o.customer_id <> p.customer_id)"}},
    {"proposals: numbers have no gaps",
     {"proposals.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT substr(number, 4, 8) AS day, COUNT(*) AS n FROM proposal WHERE org_id = $1"
      " AND revision_no = 1 GROUP BY substr(number, 4, 8)) x ON x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix = 'PP' AND d.last <> COALESCE(x.n, 0)"}},
};
#undef WAS_SENT

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_proposal(Tx& tx, Id proposal) { tx.exec(kLock, proposal); }

std::vector<ProposalHead> versions_of(Tx& tx, Id root) {
    return tx.all<ProposalHead>(kVersions, root);
}

std::vector<Id> open_owned(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(kOpenOwned, add, owner, limit);
    return ids;
}

std::vector<Id> of_order(Tx& tx, Id order) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(kOfOrder, add, order);
    return ids;
}

std::vector<Id> to_expire(Tx& tx, Date today, int limit) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(kToExpire, add, today, limit);
    return ids;
}

}  // namespace zhuli::proposals
