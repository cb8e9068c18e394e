// The quotes' own statements: locks, versions, who owns what, what is out with whom, what has
// expired, and private links. Quotes themselves are written by storage/save.
#pragma once

#include <span>

#include "features/quotes/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::quotes {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitQuotes = 50;  // that one unit of a job or a handover touches

/// Nobody else changes this quote until the unit ends.
void lock_quote(Tx& tx, Id quote);
/// All versions, the latest first.
std::vector<QuoteHead> versions_of(Tx& tx, Id root);
std::vector<Id> open_owned(Tx& tx, Id owner, int limit);
/// Whose goods this order is.
std::vector<Id> of_order(Tx& tx, Id order);
/// Sent ones whose last day lies before `today`.
std::vector<Id> to_expire(Tx& tx, Date today, int limit);
/// Of a set of customers, those with quotes that are out on that day, and the sum.
std::vector<OutWith> out_with(Tx& tx, const std::string& customer_set, Date today);

/// In place of the quote's link before.
void replace_link(Tx& tx, std::string_view hash, Id quote, Instant now);
std::optional<Id> linked(Tx& tx, std::string_view hash);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::quotes
