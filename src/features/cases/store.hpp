// Statements of the case library beyond what storage/save writes: the terms cases are found by,
// which complaints they were offered for and helped with, and what is counted of it.
#pragma once

#include <span>

#include "features/cases/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::cases {

using storage::Tx;

/// In place of those it had; none: it is not found by words any more.
void replace_terms(Tx& tx, Id one, std::span<const std::string> terms);
/// Published ones that share most of these terms, the most first.
std::vector<Id> sharing(Tx& tx, std::span<const std::string> terms, int limit);
/// Published ones about a product, the most used first.
std::vector<Id> about_product(Tx& tx, Id product, int limit);
/// Drafted from a complaint and not put away.
std::optional<Id> drafted_from(Tx& tx, Id ticket);

/// Nobody else changes it until the unit ends.
void lock_case(Tx& tx, Id one);
/// Of two who draft from a complaint one is first.
void lock_ticket(Tx& tx, Id ticket);
void keep_offer(Tx& tx, Id ticket, Id one, Instant at);
/// False: it was marked already, or was not.
bool keep_use(Tx& tx, Id ticket, Id one, Id user, Instant at);
bool take_use_back(Tx& tx, Id ticket, Id one);
std::vector<Id> used_on(Tx& tx, Id ticket);

/// Complaints like it that came in [from, to).
std::int64_t count_alike(Tx& tx, const Case& one, Instant from, Instant to);
/// Of the complaints closed in [from, to); and of the library on `today`.
Effect effect_of(Tx& tx, Instant from, Instant to, Date today);

/// Not put away.
std::vector<Id> kept_of_owner(Tx& tx, Id owner, int limit);
std::vector<Id> cases_to_remind(Tx& tx, Date today, int limit);
void forget_reminder(Tx& tx, Id one);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::cases
