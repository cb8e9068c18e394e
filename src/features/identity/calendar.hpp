// The organisation's own work calendar (工作日历): read by everybody, changed by who may. What has
// a deadline already keeps it; what starts to count afterwards counts by the new hours.
#pragma once

#include "core/ctx.hpp"
#include "features/identity/model_calendar.hpp"
#include "features/identity/model_work_hours.hpp"
#include "http/route.hpp"

namespace zhuli::identity {

using storage::Tx;

Result<CalendarView> show_calendar(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// From sixty days ago to a hundred and twenty ahead.
Result<WorkHours> show_work_hours(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// Problems: 409 for a stale version, 422 by place.
Result<CalendarView> edit_calendar(Tx& tx, const Ctx& ctx, const Edit& edit);

}  // namespace zhuli::identity
