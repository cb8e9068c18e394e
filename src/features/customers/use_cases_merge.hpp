// What customers let the duplicates capability do: two that are one become one and are taken apart
// again, two that only look alike are remembered as such. Who may, and what else moves, is decided
// there. Two customers are always held in the order of their ids.
#pragma once

#include "core/match/record.hpp"
#include "features/customers/use_cases.hpp"

namespace zhuli::customers {

/// Who this customer is now: itself, or the end of the chain it was merged into.
Id survivor_of(Tx& tx, Id customer);
/// No merge takes the customer away until the unit ends.
void hold_for_reference(Tx& tx, Id customer);
/// For what will refer to the customer: its survivor, which no merge takes away until the unit
/// ends.
Id referred(Tx& tx, Id customer);
/// Those who are part of it now, without itself.
std::vector<Id> family_of(Tx& tx, Id customer);

/// `winner` with what it takes from the other, then the other's end; both must be held. The event
/// stands on the winner's timeline.
Result<> absorb(Tx& tx, const Ctx& ctx, const Customer& winner, Customer& after,
                const Customer& loser, Id merge);
/// The merged one lives again; the winner loses what it had from it. An event on each timeline.
Result<> release(Tx& tx, const Ctx& ctx, const Customer& winner, Customer& after,
                 const Customer& loser, Id merge);

/// The two are not one: no check warns of what both hold already, until a key of either changes.
void keep_apart(Tx& tx, Id a, Id b);
void forget_apart(Tx& tx, Id a, Id b);
bool are_apart(Tx& tx, Id a, Id b);

/// A page for the duplicate matcher: who may be somebody twice, by id, with the members
/// match_values reads, owner and last change.
std::vector<Customer> customers_to_match(Tx& tx, Id after, int limit);
bool more_than(Tx& tx, std::int64_t customers);
bool anybody_changed(Tx& tx, Instant since);
/// The matcher's fields, and a customer's values in their order.
const match::Schema& match_schema();
std::vector<std::string> values_to_match(const Customer& customer);

/// A member as text for people, contacts with their numbers.
std::string member_text(const Field& field, const Customer& customer);

}  // namespace zhuli::customers
