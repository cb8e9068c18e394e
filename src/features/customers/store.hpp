// The customers' own statements: duplicate keys, timeline, owners. Rows are written by
// storage/save.
#pragma once

#include <span>

#include "features/customers/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

using storage::Check;
using storage::Tx;

/// Another customer that shares a key with what is being entered.
struct KeyMatch {
    Id customer_id;
    std::string kind;
    std::string name;
    Id owner_id;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(KeyMatch, (), (customer_id, kind, name, owner_id, updated_at))

void replace_keys(Tx& tx, Id customer, const std::vector<CustomerKey>& keys);
/// At most kMatchLimit, never `except`.
std::vector<KeyMatch> find_matches(Tx& tx, const std::vector<CustomerKey>& keys, Id except);
inline constexpr int kMatchLimit = 10;

std::string next_code(Tx& tx);
std::optional<Id> find_by_external(Tx& tx, std::string_view source, std::string_view external_no);
std::string user_name(Tx& tx, Id user);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::customers
