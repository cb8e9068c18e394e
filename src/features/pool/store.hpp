// The pool's own statements: what is watched, what is derived beside a customer's record, who owns
// how many, and whose turn it is to claim. Records are written by storage/save.
#pragma once

#include <span>

#include "features/pool/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::pool {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitWatched = 100;  // customers that one unit of a job touches
inline constexpr int kEndangeredPage = 50;

/// All of them, in their order; see kPoolsLimit.
std::vector<Pool> all_pools(Tx& tx);

/// A customer as the pool needs it, with what is known of it here.
struct Known {
    Id customer_id;
    std::string code, name, contact_name, region, industry;
    Phone phone;
    customers::Kind kind = customers::Kind::company;
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    customers::Tier tier = customers::Tier::c;
    Id owner_id;
    bool archived = false;
    Instant last_contact_at;
    Id pool_id;
    Date exempt_until;
};
BOOST_DESCRIBE_STRUCT(Known, (),
                      (customer_id, code, name, contact_name, region, industry, phone, kind, status,
                       tier, owner_id, archived, last_contact_at, pool_id, exempt_until))
std::vector<Known> known_of(Tx& tx, std::span<const Id> customers);

/// Those nobody watches yet are missing.
std::vector<Watch> watches_of(Tx& tx, std::span<const Id> customers);
/// The same, and nobody else changes them until the unit ends.
std::vector<Watch> hold_watches(Tx& tx, std::span<const Id> customers);
void keep_watch(Tx& tx, const Watch& watch);
/// Found under other rules than these.
std::vector<Id> watched_under_others(Tx& tx, std::int64_t rules_no, int limit);
/// To be warned of or recycled.
std::vector<Id> watched_due(Tx& tx, Date today, int limit);
/// The rules of another pool may be this person's now.
void forget_rules_of(Tx& tx, Id owner);
/// An owner's customers with a day before `until`, the earliest first, after (day, customer).
std::vector<Watch> endangered(Tx& tx, Id owner, Date until, Date after, Id after_id);

/// The columns of PoolRow beside the record.
void keep_shown(Tx& tx, const Known& known);

/// Business that is under way: an order that waits for the customer or is confirmed, an
/// opportunity.
struct Business {
    bool open_order = false, open_opportunity = false;
    bool any() const { return open_order || open_opportunity; }
};
Business business_of(Tx& tx, Id customer);

/// Nobody else hands a customer to this person (or team) until the unit ends.
void take_turn(Tx& tx, Id subject);
/// One claim more today; false when that would be more than `limit` (0: none).
bool count_claim(Tx& tx, Id person, Id pool, Date today, int limit);
int claims_of(Tx& tx, Id person, Id pool, Date today);
/// Customers one person owns, or the people of one team; counted up to `most`.
int held_by(Tx& tx, Id person, int most);
int held_by_team(Tx& tx, Id team, int most);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::pool
