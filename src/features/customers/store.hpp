// The customers' own statements: duplicate keys and the log of who asked for them, owners,
// conversations. Rows people own are written by storage/save.
#pragma once

#include <map>
#include <set>
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
    Id merged_into;
};
BOOST_DESCRIBE_STRUCT(KeyMatch, (), (customer_id, kind, name, owner_id, updated_at, merged_into))

void replace_keys(Tx& tx, Id customer, const std::vector<CustomerKey>& keys);
/// At most kMatchLimit, never `except`. Who was merged stands for its survivor. Whoever is known to
/// be apart from `except` is left out, unless the key is new to that one.
std::vector<KeyMatch> find_matches(Tx& tx, const std::vector<CustomerKey>& keys, Id except);
inline constexpr int kMatchLimit = 10;
/// Those of `customers` a duplicate may be of: neither archived nor invalid.
std::vector<KeyMatch> read_alike(Tx& tx, std::span<const Id> customers);

/// One person's look beyond their own scope: what was asked (kinds of keys) and who was found.
void log_check(Tx& tx, Id user, Instant at, std::string_view asked, std::string_view found);
/// Checks of that person since an instant; counts no further than `limit`.
std::int64_t count_checks(Tx& tx, Id user, Instant since, int limit);

/// Waits for whoever changes this customer now (PostgreSQL; SQLite has one writer).
void lock_customer(Tx& tx, Id customer);
std::string next_code(Tx& tx);
std::optional<Id> id_by_code(Tx& tx, std::string_view code);
std::optional<Id> find_by_external(Tx& tx, std::string_view source, std::string_view external_no);

std::vector<CustomerName> names_of_customers(Tx& tx, std::span<const Id> customers);
std::optional<Id> owner_of_customer(Tx& tx, Id customer);

/// Whether somebody is at work and may own a customer; if so, they do not leave until the unit
/// ends.
bool hold_active_user(Tx& tx, Id user);

/// What the last conversation left behind; nothing without one.
struct LastContact {
    Instant happened_at;
    Date next_contact_on;
};
BOOST_DESCRIBE_STRUCT(LastContact, (), (happened_at, next_contact_on))
std::optional<LastContact> last_contact(Tx& tx, Id customer);
std::map<Id, std::string> names_by_id(Tx& tx, std::span<const Id> customers);
std::set<Id> withdrawn_interactions(Tx& tx, Id customer);
/// A conversation with the same words in the same minute that still counts.
std::optional<Id> same_talk(Tx& tx, Id customer, Instant at, std::string_view words);
/// Those that count, the earliest first, after (at, id).
std::vector<Interaction> talks_of(Tx& tx, Id customer, Instant at, Id after, int limit);
/// Live customers of exactly this name, at most two.
std::vector<Id> ids_called(Tx& tx, const Text<120>& name);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::customers
