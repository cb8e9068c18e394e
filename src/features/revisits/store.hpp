// Statements of revisits beyond what storage/save writes: those of a complaint, and their links.
#pragma once

#include <optional>

#include "features/revisits/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::revisits {

using storage::Tx;

/// Newest first.
std::vector<Revisit> revisits_of(Tx& tx, Id ticket);
/// Nobody else changes it until the unit ends.
std::optional<Revisit> hold(Tx& tx, Id revisit);

/// The one link of a revisit; the one before opens nothing any more.
void replace_link(Tx& tx, std::string_view hash, Id revisit, Instant now);
std::optional<Id> linked(Tx& tx, std::string_view hash);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::revisits
