// Keeping dispatches and waybills what their orders make of them. follow_orders is a consumer of
// the events; look_again() is also asked by the clock, which tells people of what will be late.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/logistics/model.hpp"
#include "features/logistics/model_waybills.hpp"
#include "storage/tx.hpp"

namespace zhuli::logistics {

using storage::Tx;

inline constexpr std::string_view kRankJob = "logistics.rank";  // places all anew, see jobs.hpp

LogisticsSettings settings_of(Tx& tx);

/// The dispatch of a confirmed order as it should be now, saved if it differs; holds the order.
/// Nothing for an order that was never confirmed. `tell`: whoever sells and the warehouse learn of
/// a risk, once.
Result<std::optional<Dispatch>> look_again(Tx& tx, const Ctx& ctx, Id order, bool tell = false);

void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::logistics
