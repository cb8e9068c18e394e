#include "features/inquiries/store.hpp"

#include <algorithm>

#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::inquiries {

namespace {

using storage::Sql;

constexpr Sql kSettings{
    "inquiries.settings",
    "SELECT id, version, phone_minutes, wechat_minutes, visit_minutes, email_minutes,"
    " warn_percent, questions, created_at, updated_at FROM inquiry_settings WHERE org_id = $1"};

constexpr Sql kLock{"inquiries.lock", "SELECT version FROM inquiry WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM inquiry WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kKeepRing{"inquiries.keep_ring",
                        "UPDATE inquiry SET ring_at = $3 WHERE org_id = $1 AND id = $2"};
constexpr Sql kToRing{"inquiries.to_ring",
                      "SELECT id FROM inquiry WHERE org_id = $1 AND ring_at > 0 AND ring_at <= $2"
                      " ORDER BY ring_at, id LIMIT $3"};

#define LIVE " AND state IN ('open', 'responded', 'qualified')"
constexpr Sql kLiveOfCustomer{"inquiries.live_of_customer",
                              "SELECT id FROM inquiry WHERE org_id = $1 AND customer_id = $2" LIVE
                              " ORDER BY received_at, id LIMIT 200"};
constexpr Sql kLiveOfOwner{"inquiries.live_of_owner",
                           "SELECT id FROM inquiry WHERE org_id = $1 AND owner_id = $2" LIVE
                           " ORDER BY state, due_at, id LIMIT $3"};
#undef LIVE
constexpr Sql kWonByOrder{"inquiries.won_by_order",
                          "SELECT id FROM inquiry WHERE org_id = $1 AND order_id = $2"
                          " ORDER BY id LIMIT 200"};

constexpr Sql kWaitingCount{"inquiries.waiting_count",
                            "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT 1 FROM inquiry"
                            " WHERE org_id = $1 AND owner_id = $2 AND state = 'open' LIMIT 100)"
                            " AS waiting"};
constexpr Sql kWaiting{
    "inquiries.waiting",
    "SELECT id, version, channel, source, customer_id, name, contact_name, phone, wechat, email,"
    " product_id, interest, words, owner_id, received_at, received_on, target_minutes, warn_at,"
    " due_at, warned, breached, likelihood, first_responded_at, taken_minutes, answered_by, state,"
    " lost_reason, invalid_reason, outcome_words, closed_at, order_id, created_at, updated_at"
    " FROM inquiry WHERE org_id = $1 AND owner_id = $2 AND state = 'open'"
    " ORDER BY due_at, id LIMIT $3"};

constexpr Sql kEnded{"inquiries.ended",
                     "SELECT channel, source, product_id, customer_id, state FROM inquiry"
                     " WHERE org_id = $1 AND state IN ('won', 'lost', 'invalid')"
                     " ORDER BY received_at DESC LIMIT 2000"};

// The ids come first and the rest is looked up: SQLite would rather walk an index of everything.
#define IDS_SQLITE "(SELECT value AS asked FROM json_each($2)) ids"
#define IDS_POSTGRES \
    "(SELECT CAST(value AS BIGINT) AS asked FROM json_array_elements_text(CAST($2 AS json))) ids"
#define RECEIVED                                                              \
    " CROSS JOIN inquiry i WHERE i.org_id = $1 AND i.customer_id = ids.asked" \
    " AND i.received_at >= $3 AND i.state <> 'invalid' LIMIT 5000"
#define RECEIVED_COLUMNS "SELECT i.customer_id AS customer_id, i.received_at AS received_at FROM "
constexpr Sql kReceived{"inquiries.received", RECEIVED_COLUMNS IDS_SQLITE RECEIVED,
                        RECEIVED_COLUMNS IDS_POSTGRES RECEIVED};
#define NAMES " CROSS JOIN customer c WHERE c.org_id = $1 AND c.id = ids.asked"
#define NAME_COLUMNS "SELECT c.id AS id, c.name AS name, c.owner_id AS owner_id FROM "
constexpr Sql kNames{"inquiries.names", NAME_COLUMNS IDS_SQLITE NAMES,
                     NAME_COLUMNS IDS_POSTGRES NAMES};
#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef RECEIVED
#undef RECEIVED_COLUMNS
#undef NAMES
#undef NAME_COLUMNS

#define NEEDS                                                                                     \
    "SELECT id, version, customer_id, inquiry_id, root_id, revision_no, author_id, answers,"      \
    " words, mood, read_back, state, confirmed_by, confirmed_how, confirmed_words, confirmed_at," \
    " confirmed_to, created_at, updated_at FROM need WHERE org_id = $1 AND "
constexpr Sql kNeedsOfInquiry{"inquiries.needs_of_inquiry",
                              NEEDS "inquiry_id = $2 ORDER BY created_at DESC, id DESC LIMIT 100"};
constexpr Sql kNeedsOfCustomer{"inquiries.needs_of_customer", NEEDS
                               "customer_id = $2 ORDER BY created_at DESC, id DESC LIMIT 100"};
constexpr Sql kRevisions{"inquiries.revisions",
                         NEEDS "root_id = $2 ORDER BY revision_no LIMIT 200"};
#undef NEEDS

constexpr const Sql* kStatements[] = {
    &kSettings,    &kLock,       &kKeepRing,       &kToRing,          &kLiveOfCustomer,
    &kLiveOfOwner, &kWonByOrder, &kWaitingCount,   &kWaiting,         &kEnded,
    &kReceived,    &kNames,      &kNeedsOfInquiry, &kNeedsOfCustomer, &kRevisions};

constexpr Check kChecks[] = {
    {"inquiries: who was answered says when, who was not says nothing",
     {"inquiries.check_answers",
      "SELECT CAST(id AS TEXT) FROM inquiry WHERE org_id = $1"
      " AND ((state = 'open' AND first_responded_at <> 0)"
      " OR (state IN ('responded', 'qualified', 'won') AND first_responded_at = 0))"}},
    {"inquiries: an answer after its time is a breach",
     {"inquiries.check_breach",
      "SELECT CAST(id AS TEXT) FROM inquiry WHERE org_id = $1 AND first_responded_at > due_at"
      " AND breached = 0"}},
    {"inquiries: only what waits for an answer rings",
     {"inquiries.check_rings",
      "SELECT CAST(id AS TEXT) FROM inquiry WHERE org_id = $1 AND ring_at <> 0"
      " AND (state <> 'open' OR breached = 1)"}},
    {"inquiries: what is won has the order that won it",
     {"inquiries.check_won",
      "SELECT CAST(id AS TEXT) FROM inquiry WHERE org_id = $1"
      " AND (state = 'won') <> (order_id <> 0)"}},
    {"inquiries: what is closed says when and why",
     {"inquiries.check_closed",
      "SELECT CAST(id AS TEXT) FROM inquiry WHERE org_id = $1"
      " AND ((state IN ('won', 'lost', 'invalid')) <> (closed_at <> 0)"
      " OR (state = 'lost') <> (lost_reason <> 'none')"
      " OR (state = 'invalid') <> (invalid_reason <> 'none'))"}},
    {"inquiries: a need that was confirmed says by whom",
     {"inquiries.check_confirmed",
      "SELECT CAST(id AS TEXT) FROM need WHERE org_id = $1"
      " AND ((state = 'draft') <> (confirmed_at = 0)"
      " OR (state <> 'draft' AND confirmed_by = ''))"}},
    {"inquiries: of a need one revision at most is being written, and one stands",
     {"inquiries.check_revisions",
      "SELECT CAST(root_id AS TEXT) FROM need WHERE org_id = $1 AND state <> 'replaced'"
      " GROUP BY root_id, state HAVING COUNT(*) > 1"}},
};

std::vector<Id> ids_of(Tx& tx, const Sql& sql, Id of) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, of);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }

void lock_inquiry(Tx& tx, Id inquiry) { tx.each(kLock, {}, inquiry); }

void keep_ring(Tx& tx, Id inquiry, Instant ring_at) { tx.push(kKeepRing, inquiry, ring_at); }

std::vector<Id> inquiries_to_ring(Tx& tx, Instant now, int limit) {
    std::vector<Id> ids;
    tx.each(
        kToRing, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, now, limit);
    return ids;
}

std::vector<Id> live_of_customer(Tx& tx, Id customer) {
    return ids_of(tx, kLiveOfCustomer, customer);
}

std::vector<Id> won_by_order(Tx& tx, Id order) { return ids_of(tx, kWonByOrder, order); }

std::vector<Id> live_of_owner(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kLiveOfOwner, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

std::int64_t unanswered_count(Tx& tx, Id owner) {
    return tx.scalar<std::int64_t>(kWaitingCount, owner).value_or(0);
}

std::int64_t waiting_count(Tx& tx, Id owner) {
    return std::min(unanswered_count(tx, owner) + unanswered_count(tx, Id{}), kWaitingLimit);
}

std::vector<Inquiry> unanswered(Tx& tx, Id owner, int limit) {
    return tx.all<Inquiry>(kWaiting, owner, limit);
}

std::vector<Inquiry> waiting(Tx& tx, Id owner, int limit) {
    auto all = unanswered(tx, owner, limit);
    for (auto& one : unanswered(tx, Id{}, limit)) all.push_back(std::move(one));
    std::ranges::sort(all, {}, [](const Inquiry& one) { return std::pair(one.due_at, one.id); });
    if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
    return all;
}

std::vector<Ended> latest_ended(Tx& tx) { return tx.all<Ended>(kEnded); }

std::vector<Received> received_since(Tx& tx, std::span<const Id> customers, Instant since) {
    if (customers.empty()) return {};
    return tx.all<Received>(kReceived, storage::id_set(customers), since);
}

std::vector<CustomerName> customer_names(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<CustomerName>(kNames, storage::id_set(customers));
}

std::vector<Need> needs_of_inquiry(Tx& tx, Id inquiry) {
    return tx.all<Need>(kNeedsOfInquiry, inquiry);
}
std::vector<Need> needs_of_customer(Tx& tx, Id customer) {
    return tx.all<Need>(kNeedsOfCustomer, customer);
}

std::vector<Need> revisions_of(Tx& tx, Id root) { return tx.all<Need>(kRevisions, root); }

}  // namespace zhuli::inquiries
