// Money that falls due: reminding before, marking what is overdue once, telling the leader when it
// lasts, and how much of it there is by age. Days count by the work calendar.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/store_due.hpp"

namespace zhuli::orders {

inline constexpr int kRemindWorkdays = 2;    // before it falls due
inline constexpr int kEscalateWorkdays = 3;  // after it fell due

/// Orders whose next money is due by then, the longest due first.
std::vector<DueRow> list_due(Tx& tx, Date until, int limit);

/// Up to a unit's worth each; how many, 0 when nothing is left. `last` is where the next goes on.
Result<std::int64_t> mark_overdue(Tx& tx, const Ctx& ctx);
Result<std::int64_t> remind_of_dues(Tx& tx, const Ctx& ctx, DueRow& last);
Result<std::int64_t> escalate_overdue(Tx& tx, const Ctx& ctx, DueRow& last);

}  // namespace zhuli::orders
