#include "features/day_plans/use_cases.hpp"

#include <algorithm>
#include <set>

#include "core/zones.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/day_plans/rules_compose.hpp"
#include "features/day_plans/sources.hpp"
#include "features/day_plans/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_people.hpp"
#include "features/inquiries/use_cases.hpp"
#include "storage/save.hpp"
#include "storage/settings.hpp"

namespace zhuli::day_plans {

namespace {

Settings settings_of(Tx& tx) { return stored_settings(tx).value_or(Settings{}); }

Habit habit_of(Tx& tx, Id user) {
    if (auto stored = stored_habit(tx, user)) return std::move(*stored);
    Habit habit;
    habit.user_id = user;
    return habit;
}

Result<Ctx> ctx_of(Tx& tx, const Ctx& ctx, Id user) {
    if (user == ctx.user && !ctx.is_system()) return ctx;
    TRY(const auto person, identity::find_active_user(tx, user, "user_id"));
    return identity::Impersonation(tx, ctx).person(person);
}

/// One person's day and all that decides what it is like.
struct Day {
    Ctx person;
    Settings settings;
    Habit habit;
    Frame frame;
    std::optional<DayPlan> last;
    std::vector<Duty> duties;
    int talks_done = 0;

    int talks_wanted() const { return habit.talks_per_day - talks_done; }
    Composed compose(Keep keep = Keep::places) const {
        return day_plans::compose(frame, duties, last ? &*last : nullptr, talks_wanted(), keep);
    }
};

/// What stands in today's plan is not to be done on the day after as well.
void leave_out_today(Tx& tx, const Day& day, std::vector<Duty>& duties) {
    const auto today = plan_of(tx, day.person.user, day.person.today);
    if (!today) return;
    std::erase_if(duties, [&](const Duty& duty) {
        return std::ranges::any_of(today->blocks, [&](const Block& block) {
            return is_same(block, duty) && block.state == BlockState::planned &&
                   block.ends_at > day.person.now;
        });
    });
}

/// `on` none: today. Only today and the next working day are composed: what is due later is not
/// known yet.
Result<Day> day_of(Tx& tx, const Ctx& ctx, Id user, Date on, bool to_change) {
    const WorkCalendar& calendar = ctx.calendar();
    if (!on) on = ctx.today;
    if (on != ctx.today && on != next_working_day(calendar, ctx.today))
        return Problem::field("on", "day_plans.only_next_days");
    Day day;
    TRY(day.person, ctx_of(tx, ctx, user));
    day.settings = settings_of(tx);
    day.habit = habit_of(tx, user);
    day.frame = frame_of(day.settings, day.habit, calendar, on, ctx.now);
    day.last = to_change ? plan_to_change(tx, user, on) : plan_of(tx, user, on);
    if (on == ctx.today)
        day.talks_done = static_cast<int>(customers::count_talks(
            tx, day.person, start_of_day(zone_of(ctx.org.timezone), ctx.today)));
    const Asked asked{day.person, day.settings, on, day.habit.talks_per_day > 0};
    TRY(day.duties, gather_duties(tx, asked));
    if (on != ctx.today) leave_out_today(tx, day, day.duties);
    return day;
}

std::vector<Span> spans_of(const Frame& frame, const OpenHours& hours) {
    std::vector<Span> spans;
    for (const OpenTime& one : hours)
        spans.push_back({frame.at(one.from_minute), frame.at(one.to_minute)});
    return spans;
}

/// What moved now, then what had moved before.
std::vector<Move> all_moves(const Composed& composed, const std::optional<DayPlan>& last) {
    std::vector<Move> moves = composed.moves;
    if (last) moves.insert(moves.end(), last->moves.begin(), last->moves.end());
    if (moves.size() > kMovesKept) moves.resize(kMovesKept);
    return moves;
}

DayView view_of(Tx& tx, const Ctx& ctx, const Day& day, Composed composed) {
    DayView view;
    view.on = day.frame.on;
    view.today = ctx.today;
    view.next_on = next_working_day(ctx.calendar(), ctx.today);
    view.user_id = day.person.user;
    view.user_name = identity::remembered_name(tx, ctx.now, day.person.user);
    view.editable = day.person.user == ctx.user && ctx.allowed("day_plans.edit");
    view.working = spans_of(day.frame, day.frame.working);
    view.selling = spans_of(day.frame, day.frame.selling);
    view.desk = spans_of(day.frame, day.frame.desk);
    view.buffer = spans_of(day.frame, composed.buffer);
    view.figures = figures_of(day.frame, composed);
    view.figures.talks_target = day.habit.talks_per_day;
    view.figures.talks_done_count = day.talks_done;
    view.buffer_percent = day.settings.buffer_percent;
    view.moves = all_moves(composed, day.last);
    for (Block& block : composed.blocks) {
        BlockView& shown = view.blocks.emplace_back();
        static_cast<Block&>(shown) = std::move(block);
        if (view.editable) shown.actions = actions_for(ctx, shown, ctx.now);
    }
    view.left_over = std::move(composed.left);
    if (ctx.allowed("inquiries.take")) view.inbox_count = inquiries::count_inbox(tx);
    view.act_no = day.last ? day.last->act_no : 0;
    view.undoable = view.editable && day.last && day.last->undoable;
    return view;
}

bool is_changed(const DayPlan& before, const DayPlan& after) {
    return to_json(before) != to_json(after);
}

/// What a person did beside what was composed.
using Change = void (*)(DayPlan& after, const DayPlan& before, Instant now);

/// Keeps what was composed; `change` says what a person did beside.
Result<bool> save_day(Tx& tx, const Ctx& ctx, Day& day, const Composed& composed,
                      std::string_view event, Change change) {
    const DayPlan before = day.last.value_or(DayPlan{});
    DayPlan after = before;
    after.user_id = day.person.user;
    after.planned_on = day.frame.on;
    after.blocks = composed.blocks;
    after.left_over = composed.left;
    after.moves = all_moves(composed, day.last);
    if (change != nullptr) change(after, before, ctx.now);
    if (!day.last)
        CHECK(storage::save_new(tx, ctx, after, {event, {}, ""}));
    else if (!is_changed(before, after))
        return false;
    else
        CHECK(storage::save(tx, ctx, before, after, {event, {}, ""}));
    day.last = std::move(after);
    return true;
}

void note_change(DayPlan& after, const DayPlan& before, Instant now) {
    after.act_no = before.act_no + 1;
    after.changed_at = now;
    after.undoable = true;
    after.undo_blocks = before.blocks;
}

/// What had to move for it is back.
void note_undo(DayPlan& after, const DayPlan& before, Instant) {
    std::erase_if(after.moves, [&](const Move& m) { return m.told_at == before.changed_at; });
    after.act_no = before.act_no + 1;
    after.undoable = false;
    after.undo_blocks = {};
}

/// One's own day as it is kept: composed for the first time if it was not.
Result<Day> own_day(Tx& tx, const Ctx& ctx, Date on) {
    TRY(auto day, day_of(tx, ctx, ctx.user, on, true));
    CHECK(save_day(tx, ctx, day, day.compose(), "day_plan.composed", nullptr));
    return day;
}

/// The day after its person changed it, from these blocks on.
Result<DayView> changed(Tx& tx, const Ctx& ctx, Day& day, std::vector<Block> blocks,
                        Change change) {
    const DayPlan stored = *day.last;
    day.last->blocks = std::move(blocks);
    const Composed composed = day.compose();
    day.last = stored;
    CHECK(save_day(tx, ctx, day, composed, "day_plan.arranged", change));
    return view_of(tx, ctx, day, day.compose());
}

}  // namespace

Result<DayView> show_day(Tx& tx, const Ctx& ctx, const Question& in) {
    const Id user = in.user_id ? in.user_id : ctx.user;
    if (!ctx.covers("day_plans.read", user)) return Problem::not_found("day_plan");
    TRY(const auto day, day_of(tx, ctx, user, in.on, false));
    return view_of(tx, ctx, day, day.compose());
}

Result<DayView> compose_day(Tx& tx, const Ctx& ctx, const Composition& in) {
    TRY(auto day, own_day(tx, ctx, in.on));
    CHECK(save_day(tx, ctx, day, day.compose(Keep::nothing), "day_plan.arranged", &note_change));
    return view_of(tx, ctx, day, day.compose());
}

Result<DayView> arrange_block(Tx& tx, const Ctx& ctx, const Arrangement& in) {
    TRY(auto day, own_day(tx, ctx, in.on));
    TRY(auto blocks, arranged(ctx, *day.last, day.frame, in));
    return changed(tx, ctx, day, std::move(blocks), &note_change);
}

Result<DayView> undo_change(Tx& tx, const Ctx& ctx, const Undo& in) {
    TRY(auto day, own_day(tx, ctx, in.on));
    if (!day.last->undoable || day.last->act_no != in.act_no)
        return Problem::of(Status::conflict, "day_plans.changed_since");
    return changed(tx, ctx, day, before_change(*day.last), &note_undo);
}

Result<Settings> show_settings(Tx& tx, const Ctx&, const http::Nothing&) { return settings_of(tx); }

Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check,
                                  "day_plan_settings.edited");
}

Result<Habit> show_habit(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return habit_of(tx, ctx.user);
}

Result<Habit> edit_habit(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, habit_of(tx, ctx.user), edit, check,
                                  "day_plan_habit.edited");
}

Result<bool> keep_day(Tx& tx, const Ctx& system, Id user, bool begin) {
    if (!begin && !plan_of(tx, user, system.today)) return false;
    TRY(auto day, day_of(tx, system, user, {}, true));
    const bool first = !day.last.has_value();
    return save_day(tx, system, day, day.compose(),
                    first ? "day_plan.composed" : "day_plan.replanned", nullptr);
}

void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    if (!is_any_composed(tx, ctx.today)) return;
    std::set<Id> people;
    for (const auto& event : events)
        for (const Source& source : sources())
            if (event.entity == source.entity)
                people.insert(person_of(tx, source, event.entity_id));
    for (const Id person : people) {
        // A refusal is somebody who has left: they have no day any more.
        if (person) static_cast<void>(keep_day(tx, ctx, person, false).ok());
    }
}

}  // namespace zhuli::day_plans
