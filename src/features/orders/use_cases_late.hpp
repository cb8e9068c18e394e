// Turns that last longer than they may: the seller and their leader are told once of each.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/store_late.hpp"

namespace zhuli::orders {

/// Whose being late is told of; approvals remind of their own.
inline constexpr Turn kTurnsWatched[] = {Turn::assistant, Turn::customer, Turn::warehouse,
                                         Turn::finance};

/// Up to a unit's worth of one turn; how many, 0 when nothing is left. `last` is where the next
/// goes on. Who was told already is not told again.
Result<std::int64_t> tell_late(Tx& tx, const Ctx& ctx, Turn turn, LateTurn& last);

}  // namespace zhuli::orders
