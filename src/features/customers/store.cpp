#include "features/customers/store.hpp"

#include <cstdio>

#include "features/customers/store_due.hpp"
#include "features/customers/store_merge.hpp"
#include "storage/entity.hpp"
#include "storage/id_set.hpp"
#include "storage/numbers.hpp"

namespace zhuli::customers {

namespace {

using storage::Sql;

constexpr Sql kDeleteKeys{"customers.delete_keys",
                          "DELETE FROM customer_key WHERE org_id = $1 AND customer_id = $2"};

constexpr Sql kInsertKey{
    "customers.insert_key",
    "INSERT INTO customer_key (org_id, customer_id, kind, value) VALUES ($1, $2, $3, $4)"};

constexpr Sql kFindMatches{
    "customers.find_matches",
    "SELECT k.customer_id AS customer_id, k.kind AS kind, c.name AS name, c.owner_id AS owner_id,"
    " c.updated_at AS updated_at, c.merged_into AS merged_into"
    " FROM customer_key k JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id"
    " WHERE k.org_id = $1 AND k.kind = $2 AND k.value = $3 AND k.customer_id <> $4"
    " ORDER BY CASE WHEN c.merged_into = 0 THEN 0 ELSE 1 END, k.customer_id LIMIT 10"};

constexpr Sql kByExternal{"customers.by_external",
                          "SELECT id FROM customer WHERE org_id = $1 AND source = $2"
                          " AND external_no = $3 AND external_no <> ''"};

constexpr Sql kByCode{"customers.by_code",
                      "SELECT id FROM customer WHERE org_id = $1 AND code = $2"};

constexpr Sql kActiveUser{
    "customers.active_user",
    "SELECT id FROM app_user WHERE org_id = $1 AND id = $2 AND state = 'active'",
    "SELECT id FROM app_user WHERE org_id = $1 AND id = $2 AND state = 'active' FOR KEY SHARE"};

constexpr Sql kLock{"customers.lock", "SELECT version FROM customer WHERE org_id = $1 AND id = $2",
                    "SELECT version FROM customer WHERE org_id = $1 AND id = $2 FOR UPDATE"};

constexpr Sql kLogCheck{"customers.log_check",
                        "INSERT INTO duplicate_check (org_id, id, user_id, at, asked, found)"
                        " VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql kCountChecks{
    "customers.count_checks",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT 1 FROM duplicate_check WHERE org_id = $1"
    " AND user_id = $2 AND at > $3 LIMIT $4) AS recent"};

constexpr Sql kLastContact{
    "customers.last_contact",
    "SELECT happened_at, next_contact_on FROM interaction WHERE org_id = $1 AND customer_id = $2"
    " AND withdrawn = 0 AND channel <> 'note' AND wrong_number = 0"
    " ORDER BY happened_at DESC, id DESC LIMIT 1"};

constexpr Sql kWithdrawn{
    "customers.withdrawn",
    "SELECT id FROM interaction WHERE org_id = $1 AND customer_id = $2 AND withdrawn = 1"};

constexpr Sql kSameTalk{
    "customers.same_talk",
    "SELECT id FROM interaction WHERE org_id = $1 AND customer_id = $2 AND happened_at >= $3"
    " AND happened_at < $4 AND words = $5 AND withdrawn = 0 ORDER BY happened_at, id LIMIT 1"};

constexpr Sql kTalks{
    "customers.talks",
    "SELECT id, version, customer_id, channel, words, happened_at, author_id, from_customer,"
    " next_contact_on, withdrawn, wrong_number, number, spoke_with, created_at, updated_at"
    " FROM interaction WHERE org_id = $1 AND customer_id = $2 AND withdrawn = 0"
    " AND (happened_at > $3 OR (happened_at = $3 AND id > $4)) ORDER BY happened_at, id LIMIT $5"};

constexpr Sql kCalled{"customers.called",
                      "SELECT id FROM customer WHERE org_id = $1 AND name = $2 AND merged_into = 0"
                      " AND archived = 0 ORDER BY id LIMIT 2"};

#define NAMES "SELECT c.id AS id, c.name AS name, c.owner_id AS owner_id FROM "
#define OF_NAMES " ids CROSS JOIN customer c WHERE c.org_id = $1 AND c.id = ids.asked"
constexpr Sql kNames{"customers.names", NAMES "(SELECT value AS asked FROM json_each($2))" OF_NAMES,
                     NAMES
                     "(SELECT CAST(value AS BIGINT) AS asked"
                     " FROM json_array_elements_text(CAST($2 AS json)))" OF_NAMES};
#undef NAMES
#define ALIKE                                                                              \
    "SELECT c.id AS customer_id, 'alike' AS kind, c.name AS name, c.owner_id AS owner_id," \
    " c.updated_at AS updated_at, c.merged_into AS merged_into FROM "
#define LIVING OF_NAMES " AND c.archived = 0 AND c.status <> 'invalid' ORDER BY c.id"
constexpr Sql kAlike{"customers.alike", ALIKE "(SELECT value AS asked FROM json_each($2))" LIVING,
                     ALIKE
                     "(SELECT CAST(value AS BIGINT) AS asked"
                     " FROM json_array_elements_text(CAST($2 AS json)))" LIVING};
#undef ALIKE
#undef LIVING
#undef OF_NAMES
constexpr Sql kOwner{"customers.owner",
                     "SELECT owner_id FROM customer WHERE org_id = $1 AND id = $2"};

constexpr const Sql* kStatements[] = {&kDeleteKeys,
                                      &kNames,
                                      &kAlike,
                                      &kOwner,
                                      &kSameTalk,
                                      &kTalks,
                                      &kCalled,
                                      &kInsertKey,
                                      &kFindMatches,
                                      &kByExternal,
                                      &kByCode,
                                      &kActiveUser,
                                      &kLock,
                                      &kLogCheck,
                                      &kCountChecks,
                                      &kLastContact,
                                      &kWithdrawn,
                                      &kDueBetween,
                                      &kCountDue,
                                      &kSlipped,
                                      &kCountTalks,
                                      &kChanges,
                                      &kOwned,
                                      &kBegun,
                                      &kSetNextContact,
                                      &kMergedInto,
                                      &kAbsorbed,
                                      &kKeepApart,
                                      &kForgetApart,
                                      &kForgetApartOfFirst,
                                      &kForgetApartOfSecond,
                                      &kApart,
                                      &kHoldsKey,
                                      &kToMatch,
                                      &kChangedSince,
                                      &kCountSome,
                                      &kShare};

constexpr Check kChecks[] = {
    {"customers: every owner is a person of the organisation",
     {"customers.check_owner",
      "SELECT c.code FROM customer c LEFT JOIN app_user u"
      " ON u.org_id = c.org_id AND u.id = c.owner_id"
      " WHERE c.org_id = $1 AND c.owner_id <> 0 AND u.id IS NULL"}},
    {"customers: every duplicate key belongs to a customer",
     {"customers.check_keys",
      "SELECT k.value FROM customer_key k LEFT JOIN customer c"
      " ON c.org_id = k.org_id AND c.id = k.customer_id WHERE k.org_id = $1 AND c.id IS NULL"}},
    {"customers: every conversation belongs to a customer",
     {"customers.check_interactions",
      "SELECT CAST(i.id AS TEXT) FROM interaction i LEFT JOIN customer c"
      " ON c.org_id = i.org_id AND c.id = i.customer_id WHERE i.org_id = $1 AND c.id IS NULL"}},
    {"customers: what was said can be found",
     {"customers.check_notes",
      "SELECT CAST(i.id AS TEXT) FROM interaction i LEFT JOIN note_entry e"
      " ON e.org_id = i.org_id AND e.id = i.id WHERE i.org_id = $1"
      " AND CASE WHEN i.withdrawn = 1 THEN 1 ELSE 0 END"
      " = CASE WHEN e.id IS NULL THEN 0 ELSE 1 END"}},
    {"customers: notes have its owner",
     {"customers.check_note_owners",
      "SELECT CAST(e.id AS TEXT) FROM note_entry e LEFT JOIN customer c"
      " ON c.org_id = e.org_id AND c.id = e.customer_id WHERE e.org_id = $1"
      " AND e.customer_id <> 0 AND (c.id IS NULL OR e.owner_id <> c.owner_id)"
      " AND NOT EXISTS (SELECT 1 FROM job j WHERE j.org_id = $1 AND j.kind = 'customers.refile'"
      " AND j.state IN ('waiting', 'running'))"
      " AND NOT EXISTS (SELECT 1 FROM event v WHERE v.org_id = $1 AND v.seq > COALESCE("
      "(SELECT f.position FROM consumer f WHERE f.org_id = $1 AND f.name = 'customers.notes'), 0)"
      " AND v.entity = 'customer' AND v.entity_id = e.customer_id"
      " AND v.kind NOT IN ('customer.created', 'customer.contacted', 'customer.planned'))"}},
    {"customers: who was merged leads to a customer that lives",
     {"customers.check_chain",
      "WITH RECURSIVE reached (id) AS (SELECT id FROM customer WHERE org_id = $1"
      " AND merged_into = 0 AND id IN (SELECT merged_into FROM customer WHERE org_id = $1"
      " AND merged_into <> 0) UNION ALL SELECT c.id FROM reached JOIN customer c"
      " ON c.org_id = $1 AND c.merged_into = reached.id AND c.merged_into <> 0)"
      " SELECT code FROM customer WHERE org_id = $1 AND merged_into <> 0"
      " AND id NOT IN (SELECT id FROM reached)"}},
    {"customers: who was merged is out of the lists",
     {"customers.check_merged",
      "SELECT code FROM customer WHERE org_id = $1 AND merged_into <> 0 AND archived = 0"}},
};

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::span<const Sql* const> statements() { return kStatements; }

void replace_keys(Tx& tx, Id customer, const std::vector<CustomerKey>& keys) {
    tx.push(kDeleteKeys, customer);
    for (const auto& key : keys) tx.push(kInsertKey, customer, key.kind, key.value);
}

namespace {

/// Who holds the key now: whoever was found, or the end of the chain it was merged into.
KeyMatch survivor_match(Tx& tx, KeyMatch match) {
    for (int step = 0; match.merged_into && step < kFamilyLimit; ++step) {
        const auto next = storage::find<Customer>(tx, match.merged_into);
        INVARIANT(next, "a merged customer leads to one that is there");
        match = {next->id,       match.kind,       next->name.v,
                 next->owner_id, next->updated_at, next->merged_into};
    }
    return match;
}

}  // namespace

std::vector<KeyMatch> find_matches(Tx& tx, const std::vector<CustomerKey>& keys, Id except) {
    std::vector<KeyMatch> matches;
    for (const auto& key : keys) {
        for (auto& found : tx.all<KeyMatch>(kFindMatches, key.kind, key.value, except)) {
            KeyMatch match = survivor_match(tx, std::move(found));
            if (match.customer_id == except) continue;
            if (except && is_apart(tx, match.customer_id, except) && holds_key(tx, except, key))
                continue;
            bool seen = false;
            for (const auto& known : matches) seen |= known.customer_id == match.customer_id;
            if (!seen && matches.size() < kMatchLimit) matches.push_back(std::move(match));
        }
    }
    return matches;
}

std::vector<KeyMatch> read_alike(Tx& tx, std::span<const Id> customers) {
    return tx.all<KeyMatch>(kAlike, storage::id_set(customers));
}

std::string next_code(Tx& tx) {
    char code[24];
    const auto serial = static_cast<long long>(storage::take_serial(tx, "KH", ""));
    std::snprintf(code, sizeof code, "KH%06lld", serial);
    return code;
}

std::optional<Id> id_by_code(Tx& tx, std::string_view code) { return tx.scalar<Id>(kByCode, code); }

std::optional<Id> find_by_external(Tx& tx, std::string_view source, std::string_view external_no) {
    return tx.scalar<Id>(kByExternal, source, external_no);
}

std::vector<CustomerName> names_of_customers(Tx& tx, std::span<const Id> customers) {
    if (customers.empty()) return {};
    return tx.all<CustomerName>(kNames, storage::id_set(customers));
}

std::optional<Id> owner_of_customer(Tx& tx, Id customer) { return tx.scalar<Id>(kOwner, customer); }

bool hold_active_user(Tx& tx, Id user) { return tx.scalar<Id>(kActiveUser, user).has_value(); }

void lock_customer(Tx& tx, Id customer) { tx.exec(kLock, customer); }

void log_check(Tx& tx, Id user, Instant at, std::string_view asked, std::string_view found) {
    tx.push(kLogCheck, tx.new_id(), user, at, asked, found);
}

std::int64_t count_checks(Tx& tx, Id user, Instant since, int limit) {
    return tx.scalar<std::int64_t>(kCountChecks, user, since, limit).value_or(0);
}

std::optional<LastContact> last_contact(Tx& tx, Id customer) {
    return tx.one<LastContact>(kLastContact, customer);
}

std::optional<Id> same_talk(Tx& tx, Id customer, Instant at, std::string_view words) {
    const Instant minute{at.v / kMinuteMs * kMinuteMs};
    return tx.scalar<Id>(kSameTalk, customer, minute, minute.plus_ms(kMinuteMs), words);
}

std::vector<Interaction> talks_of(Tx& tx, Id customer, Instant at, Id after, int limit) {
    return tx.all<Interaction>(kTalks, customer, at, after, limit);
}

std::vector<Id> ids_called(Tx& tx, const Text<120>& name) {
    std::vector<Id> ids;
    tx.each(
        kCalled, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, name);
    return ids;
}

std::map<Id, std::string> names_by_id(Tx& tx, std::span<const Id> customers) {
    std::map<Id, std::string> names;
    for (CustomerName& one : names_of_customers(tx, customers))
        names.emplace(one.id, std::move(one.name));
    return names;
}

std::set<Id> withdrawn_interactions(Tx& tx, Id customer) {
    std::set<Id> ids;
    tx.each(
        kWithdrawn, [&](const storage::RowView& row) { ids.insert(row.id(0)); }, customer);
    return ids;
}

}  // namespace zhuli::customers
