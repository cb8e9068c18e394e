// Statements about customers that are, were or may be one: who was merged into whom, which two are
// known to be apart, and all customers as the duplicate matcher reads them.
#pragma once

#include "features/customers/store.hpp"

namespace zhuli::customers {

extern const storage::Sql kMergedInto, kAbsorbed, kKeepApart, kForgetApart, kForgetApartOfFirst,
    kForgetApartOfSecond, kApart, kHoldsKey, kToMatch, kChangedSince, kCountSome, kShare;

/// Into whom it was merged; none if it was not, or does not exist.
Id merged_into(Tx& tx, Id customer);
/// Those merged into it, directly and through others, at most kFamilyLimit.
std::vector<Id> absorbed_by(Tx& tx, Id customer);
inline constexpr int kFamilyLimit = 100;

void insert_apart(Tx& tx, Id first, Id second);
void delete_apart(Tx& tx, Id first, Id second);
void delete_apart_of(Tx& tx, Id customer);
bool is_apart(Tx& tx, Id first, Id second);
bool holds_key(Tx& tx, Id customer, const CustomerKey& key);

/// Companies and persons that may be somebody twice, in the order of their ids, with the members
/// the matcher compares, the owner and when they changed.
std::vector<Customer> read_to_match(Tx& tx, Id after, int limit);

/// Counts no further than `limit`.
std::int64_t count_some(Tx& tx, std::int64_t limit);
bool any_changed_since(Tx& tx, Instant since);

/// Keeps a merge from taking the customer away until the unit ends (PostgreSQL; SQLite has one
/// writer).
void share_customer(Tx& tx, Id customer);

}  // namespace zhuli::customers
