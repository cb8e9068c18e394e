#include "features/customers/store.hpp"

#include <cstdio>

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
    " c.updated_at AS updated_at"
    " FROM customer_key k JOIN customer c ON c.org_id = k.org_id AND c.id = k.customer_id"
    " WHERE k.org_id = $1 AND k.kind = $2 AND k.value = $3 AND k.customer_id <> $4"
    " ORDER BY k.customer_id LIMIT 10"};

constexpr Sql kNextCode{
    "customers.next_code",
    "INSERT INTO doc_number (org_id, prefix, day, last) VALUES ($1, 'KH', '', 1)"
    " ON CONFLICT (org_id, prefix, day) DO UPDATE SET last = doc_number.last + 1 RETURNING last"};

constexpr Sql kByExternal{"customers.by_external",
                          "SELECT id FROM customer WHERE org_id = $1 AND source = $2"
                          " AND external_no = $3 AND external_no <> ''"};

constexpr Sql kUserName{"customers.user_name",
                        "SELECT name FROM app_user WHERE org_id = $1 AND id = $2"};

constexpr const Sql* kStatements[] = {&kDeleteKeys, &kInsertKey,  &kFindMatches,
                                      &kNextCode,   &kByExternal, &kUserName};

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
};

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::span<const Sql* const> statements() { return kStatements; }

void replace_keys(Tx& tx, Id customer, const std::vector<CustomerKey>& keys) {
    tx.push(kDeleteKeys, customer);
    for (const auto& key : keys) tx.push(kInsertKey, customer, key.kind, key.value);
}

std::vector<KeyMatch> find_matches(Tx& tx, const std::vector<CustomerKey>& keys, Id except) {
    std::vector<KeyMatch> matches;
    for (const auto& key : keys) {
        for (auto& match : tx.all<KeyMatch>(kFindMatches, key.kind, key.value, except)) {
            bool seen = false;
            for (const auto& known : matches) seen |= known.customer_id == match.customer_id;
            if (!seen && matches.size() < kMatchLimit) matches.push_back(std::move(match));
        }
    }
    return matches;
}

std::string next_code(Tx& tx) {
    const auto number = tx.scalar<std::int64_t>(kNextCode);
    char code[24];
    std::snprintf(code, sizeof code, "KH%06lld", static_cast<long long>(number.value_or(0)));
    return code;
}

std::optional<Id> find_by_external(Tx& tx, std::string_view source,
                                   std::string_view external_no) {
    return tx.scalar<Id>(kByExternal, source, external_no);
}

std::string user_name(Tx& tx, Id user) {
    return user ? tx.scalar<std::string>(kUserName, user).value_or("") : "";
}

}  // namespace zhuli::customers
