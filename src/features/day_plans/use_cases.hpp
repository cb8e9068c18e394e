// What people do with their day: look at it, have it composed anew, arrange a block, take that
// back, and say what they want of every day. What there is to do is asked of sources.hpp each time,
// so that a day is true whenever it is looked at; what is kept is where things stood. Problems are
// those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/day_plans/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::day_plans {

using storage::Tx;

/// Today or the next working day, as it stands now; nothing is written.
Result<DayView> show_day(Tx& tx, const Ctx& ctx, const Question& in);
/// One's own, from scratch; what is pinned, under way or dropped stays.
Result<DayView> compose_day(Tx& tx, const Ctx& ctx, const Composition& in);
/// One block of one's own; what has to move is told.
Result<DayView> arrange_block(Tx& tx, const Ctx& ctx, const Arrangement& in);
/// Takes the last of the two above back. 409 day_plans.changed_since after another one.
Result<DayView> undo_change(Tx& tx, const Ctx& ctx, const Undo& in);

Result<Settings> show_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit);
/// One's own.
Result<Habit> show_habit(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Habit> edit_habit(Tx& tx, const Ctx& ctx, const Edit& edit);

/// The day of this person as it stands now becomes what is kept, if it differs; true if it did.
/// Without one that is kept nothing happens unless `begin`.
Result<bool> keep_day(Tx& tx, const Ctx& system, Id user, bool begin);

/// The consumer of the event stream: whoever has a day and something of theirs changed has it
/// composed again.
void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::day_plans
