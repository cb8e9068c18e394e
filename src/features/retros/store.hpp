// Statements of the retro beyond what storage/save writes: complaints counted by cause, type and
// product, and the changes of a month.
#pragma once

#include <span>

#include "features/retros/rules.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::retros {

using storage::Tx;

inline constexpr int kMostProductsRead = 1000, kMostChanges = 200;

/// Opened in [from, to), with a cause, joined ones aside.
std::vector<Counted> counted(Tx& tx, Date from, Date to);
/// Those of them that are about a product; of the products most complained about.
std::vector<CountedProduct> counted_products(Tx& tx, Date from, Date to);
/// What is due first comes first.
std::vector<SopChange> changes_of(Tx& tx, Date month_on);

/// Nobody else changes it until the unit ends.
void lock_change(Tx& tx, Id change);
std::vector<Id> open_of_owner(Tx& tx, Id owner, int limit);
std::vector<Id> changes_to_remind(Tx& tx, Date today, int limit);
void forget_reminder(Tx& tx, Id change);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::retros
