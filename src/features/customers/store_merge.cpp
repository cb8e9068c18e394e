#include "features/customers/store_merge.hpp"

namespace zhuli::customers {

using storage::Sql;

constexpr Sql kMergedInto{"customers.merged_into",
                          "SELECT merged_into FROM customer WHERE org_id = $1 AND id = $2"};

constexpr Sql kAbsorbed{
    "customers.absorbed",
    "WITH RECURSIVE family (id, depth) AS (SELECT CAST($2 AS BIGINT), CAST(0 AS BIGINT) UNION ALL"
    " SELECT c.id, family.depth + 1 FROM family JOIN customer c ON c.org_id = $1"
    " AND c.merged_into = family.id AND c.merged_into <> 0 WHERE family.depth < 100)"
    " SELECT id FROM family WHERE depth > 0 LIMIT $3"};

constexpr Sql kKeepApart{"customers.keep_apart",
                         "INSERT INTO customer_apart (org_id, first_id, second_id)"
                         " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};
constexpr Sql kForgetApart{
    "customers.forget_apart",
    "DELETE FROM customer_apart WHERE org_id = $1 AND first_id = $2 AND second_id = $3"};
constexpr Sql kForgetApartOfFirst{"customers.forget_apart_of_first",
                                  "DELETE FROM customer_apart WHERE org_id = $1 AND first_id = $2"};
constexpr Sql kForgetApartOfSecond{
    "customers.forget_apart_of_second",
    "DELETE FROM customer_apart WHERE org_id = $1 AND second_id = $2"};
constexpr Sql kApart{"customers.apart",
                     "SELECT first_id FROM customer_apart WHERE org_id = $1 AND first_id = $2"
                     " AND second_id = $3"};

constexpr Sql kHoldsKey{"customers.holds_key",
                        "SELECT customer_id FROM customer_key WHERE org_id = $1"
                        " AND customer_id = $2 AND kind = $3 AND value = $4"};

constexpr Sql kToMatch{
    "customers.to_match",
    "SELECT id, kind, name, credit_code, contact_name, phone, email, contacts, region, address,"
    " owner_id, updated_at FROM customer WHERE org_id = $1 AND id > $2 AND archived = 0"
    " AND kind <> 'walk_in' AND status <> 'invalid' ORDER BY id LIMIT $3"};

constexpr Sql kChangedSince{
    "customers.changed_since",
    "SELECT id FROM customer WHERE org_id = $1 AND updated_at >= $2 ORDER BY updated_at, id"
    " LIMIT 1"};

constexpr Sql kCountSome{
    "customers.count_some",
    "SELECT COUNT(*) FROM (SELECT 1 FROM customer WHERE org_id = $1 LIMIT $2) counted"};

constexpr Sql kShare{"customers.share", "SELECT id FROM customer WHERE org_id = $1 AND id = $2",
                     "SELECT id FROM customer WHERE org_id = $1 AND id = $2 FOR KEY SHARE"};

namespace {

std::pair<Id, Id> ordered(Id a, Id b) { return a < b ? std::pair(a, b) : std::pair(b, a); }

}  // namespace

Id merged_into(Tx& tx, Id customer) { return tx.scalar<Id>(kMergedInto, customer).value_or(Id{}); }

std::vector<Id> absorbed_by(Tx& tx, Id customer) {
    std::vector<Id> ids;
    tx.each(
        kAbsorbed, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, customer,
        kFamilyLimit);
    return ids;
}

void insert_apart(Tx& tx, Id a, Id b) {
    const auto [first, second] = ordered(a, b);
    tx.push(kKeepApart, first, second);
}

void delete_apart(Tx& tx, Id a, Id b) {
    const auto [first, second] = ordered(a, b);
    tx.push(kForgetApart, first, second);
}

void delete_apart_of(Tx& tx, Id customer) {
    tx.push(kForgetApartOfFirst, customer);
    tx.push(kForgetApartOfSecond, customer);
}

bool is_apart(Tx& tx, Id a, Id b) {
    const auto [first, second] = ordered(a, b);
    return tx.scalar<Id>(kApart, first, second).has_value();
}

bool holds_key(Tx& tx, Id customer, const CustomerKey& key) {
    return tx.scalar<Id>(kHoldsKey, customer, key.kind, key.value).has_value();
}

std::vector<Customer> read_to_match(Tx& tx, Id after, int limit) {
    return tx.all<Customer>(kToMatch, after, limit);
}

std::int64_t count_some(Tx& tx, std::int64_t limit) {
    return tx.scalar<std::int64_t>(kCountSome, limit).value_or(0);
}

bool any_changed_since(Tx& tx, Instant since) {
    return tx.scalar<Id>(kChangedSince, since).has_value();
}

void share_customer(Tx& tx, Id customer) {
    if (tx.writable() && tx.dialect() == storage::Dialect::postgres) tx.exec(kShare, customer);
}

}  // namespace zhuli::customers
