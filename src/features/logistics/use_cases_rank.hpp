// Which orders come first, for whoever has to choose between them: the score by which they are
// picked, with what somebody placed first or held back. Reads; keeps nothing.
#pragma once

#include <map>
#include <span>

#include "core/ctx.hpp"
#include "features/logistics/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::logistics {

using storage::Tx;

/// The rank of each of these confirmed orders as it is now, whether or not a dispatch follows it
/// already: higher comes first, see rank_of().
std::map<Id, std::int64_t> ranks_of(Tx& tx, const Ctx& ctx, std::span<const Id> orders);

}  // namespace zhuli::logistics
