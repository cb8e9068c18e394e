// Which teams a person stands below, for capabilities that share something among teams.
#pragma once

#include <vector>

#include "core/value/id.hpp"
#include "storage/tx.hpp"

namespace zhuli::identity {

/// The team of a person and those above it, the nearest first.
std::vector<Id> teams_above(storage::Tx& tx, Id user);

}  // namespace zhuli::identity
