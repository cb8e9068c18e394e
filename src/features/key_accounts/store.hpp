// The key accounts' own statements: the parts of one account, and the way up and down its group.
#pragma once

#include <span>

#include "features/key_accounts/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::key_accounts {

using storage::Check;
using storage::Tx;

inline constexpr int kMembersLimit = 100;

/// Who is on the map, those with most influence first.
std::vector<KeyPerson> people_of(Tx& tx, Id customer);
/// Open ones by their day, then those that are done.
std::vector<Milestone> milestones_of(Tx& tx, Id customer);
std::optional<Membership> membership_of(Tx& tx, Id customer);
/// Customers that name one of these as their parent, at most kMembersLimit.
std::vector<Id> children_of(Tx& tx, std::span<const Id> parents);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::key_accounts
