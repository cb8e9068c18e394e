#include "features/quotes/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::quotes {

namespace {

using storage::Sql;

constexpr Sql kLock{"quotes.lock", "SELECT version FROM quote WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM quote WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kVersions{
    "quotes.versions",
    "SELECT id, version, number, revision_no, root_id, customer_id, opportunity_id, inquiry_id,"
    " proposal_id, title, owner_id, author_id, state, open, valid_until, amount_minor, base_minor,"
    " approval_id, sent_at, sent_by, sent_how, interaction_id, first_opened_at, superseded_by,"
    " answered_at, answered_by, decline_reason, answer_words, order_id, created_at, updated_at"
    " FROM quote WHERE org_id = $1 AND root_id = $2 ORDER BY revision_no DESC LIMIT 200"};

constexpr Sql kOpenOwned{"quotes.open_owned",
                         "SELECT id FROM quote WHERE org_id = $1 AND owner_id = $2 AND open = 1"
                         " ORDER BY valid_until, id LIMIT $3"};
constexpr Sql kToExpire{"quotes.to_expire",
                        "SELECT id FROM quote WHERE org_id = $1 AND state = 'sent'"
                        " AND valid_until < $2 ORDER BY valid_until, id LIMIT $3"};
constexpr Sql kOfOrder{"quotes.of_order",
                       "SELECT id FROM quote WHERE org_id = $1 AND order_id = $2"
                       " AND order_id <> 0 ORDER BY id LIMIT 10"};

#define OUT_WITH                                                                       \
    "SELECT customer_id, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor FROM quote" \
    " WHERE org_id = $1 AND state = 'sent' AND valid_until >= $3 AND customer_id IN ("
constexpr Sql kOutWith{
    "quotes.out_with", OUT_WITH "SELECT value FROM json_each($2)) GROUP BY customer_id",
    OUT_WITH
    "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"
    " GROUP BY customer_id"};
#undef OUT_WITH

constexpr Sql kDropLink{"quotes.drop_link",
                        "DELETE FROM quote_link WHERE org_id = $1 AND quote_id = $2"};
constexpr Sql kKeepLink{"quotes.keep_link",
                        "INSERT INTO quote_link (org_id, hash, quote_id, created_at)"
                        " VALUES ($1, $2, $3, $4)"};
constexpr Sql kLinked{"quotes.linked",
                      "SELECT quote_id FROM quote_link WHERE org_id = $1 AND hash = $2"};

constexpr const Sql* kStatements[] = {&kLock,    &kVersions, &kOpenOwned, &kToExpire, &kOfOrder,
                                      &kOutWith, &kDropLink, &kKeepLink,  &kLinked};

#define WAS_SENT "state IN ('sent', 'accepted', 'declined', 'expired', 'withdrawn', 'superseded')"
constexpr Check kChecks[] = {
    {"quotes: amount = sum of lines",
     {"quotes.check_amount",
      "SELECT q.number FROM quote q WHERE q.org_id = $1 AND q.amount_minor <>"
      " (SELECT CAST(COALESCE(SUM(json_extract(l.value, '$.amount_minor')), 0) AS BIGINT)"
      " FROM json_each(q.lines) l)",
      "SELECT q.number FROM quote q WHERE q.org_id = $1 AND q.amount_minor <>"
      " (SELECT CAST(COALESCE(SUM(CAST(l.value ->> 'amount_minor' AS BIGINT)), 0) AS BIGINT)"
      " FROM json_array_elements(CAST(q.lines AS json)) l)"}},
    {"quotes: open exactly until it is answered or over",
     {"quotes.check_open",
      "SELECT number FROM quote WHERE org_id = $1"
      " AND (open = 1) <> (state IN ('draft', 'approval', 'ready', 'sent'))"}},
    {"quotes: what was sent says when, by whom and with which conversation",
     {"quotes.check_sent",
      "SELECT number FROM quote WHERE org_id = $1 AND (sent_at <> 0 AND sent_by <> 0"
      " AND interaction_id <> 0) <> (" WAS_SENT ")"}},
    {"quotes: of one, a version at most is being written, and one stands",
     {"quotes.check_versions",
      "SELECT MIN(number) FROM quote WHERE org_id = $1 AND state IN ('draft', 'approval', 'ready',"
      " 'sent', 'accepted') GROUP BY root_id"
      " HAVING SUM(CASE WHEN state IN ('sent', 'accepted') THEN 0 ELSE 1 END) > 1"
      " OR SUM(CASE WHEN state IN ('sent', 'accepted') THEN 1 ELSE 0 END) > 1"}},
    {"quotes: what a later version took the place of says which",
     {"quotes.check_superseded",
      "SELECT p.number FROM quote p LEFT JOIN quote q ON q.org_id = p.org_id"
      " AND q.id = p.superseded_by AND q.root_id = p.root_id AND q.revision_no > p.revision_no"
      " WHERE p.org_id = $1 AND (p.state = 'superseded') <> (q.id IS NOT NULL)"}},
    {"quotes: what waits for approval has a request that is open",
     {"quotes.check_approval",
      "SELECT q.number FROM quote q LEFT JOIN approval a ON a.org_id = q.org_id"
      " AND a.id = q.approval_id AND a.open = 1 AND a.subject_id = q.id"
      " WHERE q.org_id = $1 AND q.state = 'approval' AND a.id IS NULL"}},
    {"quotes: nobody is asked about what was sent or is over",
     {"quotes.check_requests",
      "SELECT a.number FROM approval a JOIN quote q ON q.org_id = a.org_id AND q.id = a.subject_id"
      " WHERE a.org_id = $1 AND a.document = 'quote' AND a.open = 1"
      " AND q.state NOT IN ('approval', 'draft')"}},
    {"quotes: an order is of the accepted one's customer",
     {"quotes.check_order",
      "SELECT q.number FROM quote q LEFT JOIN sales_order o ON o.org_id = q.org_id"
      " AND o.id = q.order_id WHERE q.org_id = $1 AND q.order_id <> 0"
      " AND (q.state <> 'accepted' OR o.id IS NULL OR o.customer_id <> q.customer_id)"}},
    {"quotes: numbers have no gaps",
     {"quotes.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT substr(number, 4, 8) AS day, COUNT(*) AS n FROM quote WHERE org_id = $1"
      " AND revision_no = 1 GROUP BY substr(number, 4, 8)) x ON x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix = 'QT' AND d.last <> COALESCE(x.n, 0)"}},
};
#undef WAS_SENT

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

void lock_quote(Tx& tx, Id quote) { tx.exec(kLock, quote); }

std::vector<QuoteHead> versions_of(Tx& tx, Id root) { return tx.all<QuoteHead>(kVersions, root); }

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

std::vector<OutWith> out_with(Tx& tx, const std::string& customer_set, Date today) {
    return tx.all<OutWith>(kOutWith, customer_set, today);
}

void replace_link(Tx& tx, std::string_view hash, Id quote, Instant now) {
    tx.exec(kDropLink, quote);
    tx.exec(kKeepLink, hash, quote, now);
}

std::optional<Id> linked(Tx& tx, std::string_view hash) { return tx.scalar<Id>(kLinked, hash); }

}  // namespace zhuli::quotes
