// The statements of check-ins.
#pragma once

#include <optional>
#include <span>

#include "features/visits/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::visits {

using storage::Tx;

/// The newest check-in that was said to be where the customer is.
std::optional<CheckIn> place_of(Tx& tx, Id customer);
std::string words_of(Tx& tx, Id interaction);
std::string customer_name_of(Tx& tx, Id customer);

std::span<const storage::Sql* const> statements();
std::span<const storage::Migration> migrations();
std::span<const storage::Check> checks();

}  // namespace zhuli::visits
