// The statements of check-ins.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/visits/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::visits {

using storage::Tx;

/// The check-in that was said to be where the customer is; of two merged into one the newest visit.
std::optional<CheckIn> place_of(Tx& tx, Id customer);
/// All of them: a merge may have brought another.
std::vector<CheckIn> places_of(Tx& tx, Id customer);
/// What was said in the conversations of a page.
std::map<Id, std::string> words_of(Tx& tx, std::span<const Id> interactions);

std::span<const storage::Sql* const> statements();
std::span<const storage::Migration> migrations();
std::span<const storage::Check> checks();

}  // namespace zhuli::visits
