// The proposals' own statements: locks, versions, who owns what, what has expired.
// Proposals themselves are written by storage/save.
#pragma once

#include <map>
#include <span>

#include "features/proposals/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::proposals {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitProposals = 50;  // that one unit of a job or a handover touches

/// Nobody else changes this proposal until the unit ends.
void lock_proposal(Tx& tx, Id proposal);
/// All versions, the latest first.
std::vector<ProposalHead> versions_of(Tx& tx, Id root);
std::vector<Id> open_owned(Tx& tx, Id owner, int limit);
/// Whose goods this order is.
std::vector<Id> of_order(Tx& tx, Id order);
/// Sent ones whose last day lies before `today`.
std::vector<Id> to_expire(Tx& tx, Date today, int limit);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::proposals
