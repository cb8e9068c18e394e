// Statements of confirmations beyond what storage/save writes: their links, and those of an order.
#pragma once

#include <optional>

#include "features/confirmations/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::confirmations {

using storage::Tx;

/// Newest first, at most `limit`.
std::vector<Confirmation> confirmations_of(Tx& tx, Id order, int limit);
/// Nobody else changes it until the unit ends.
std::optional<Confirmation> hold(Tx& tx, Id confirmation);

/// The one link of a confirmation; the one before opens nothing any more.
void replace_link(Tx& tx, std::string_view hash, Id confirmation, Instant now);
std::optional<Id> linked(Tx& tx, std::string_view hash);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::confirmations
