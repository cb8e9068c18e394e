// One person's day as blocks (日程): what they have to do, each at a time of its own, with the
// reason why it stands there. What there is to do belongs to other capabilities and is done there;
// here is only when. A day that was composed is kept, so that what moved can be told.
#pragma once

#include "core/calendar/open_time.hpp"
#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::day_plans {

/// inquiry: a first answer with its clock running. complaint: a complaint, or what it
/// needs of one's department, with its clock running.
/// promise: the customer was told this time.
/// ahead: a follow-up of a later day, taken early for the sake of the day's target. order: work at
/// the desk.
enum class DutyKind : std::uint8_t { inquiry, complaint, promise, follow_up, ahead, order };
BOOST_DESCRIBE_ENUM(DutyKind, inquiry, complaint, promise, follow_up, ahead, order)

/// Something a person has to do (事项), wherever it comes from: sources.hpp.
struct Duty {
    std::string entity;  // the record: "inquiry", "ticket", "sub_request", "follow_up", "order"
    Id entity_id;
    DutyKind kind = DutyKind::follow_up;
    Id customer_id;
    std::string title;  // with whom
    std::string note;   // what for
    std::string channel;
    Instant due_at;      // of a promise: when it begins; of a clock: the latest beginning
    bool timed = false;  // an hour was named, not only a day
    int minutes = 15;
    std::int64_t rank = 0;  // the higher the sooner; of the moment, so that it is not kept
};
BOOST_DESCRIBE_STRUCT(Duty, (),
                      (entity, entity_id, kind, customer_id, title, note, channel, due_at, timed,
                       minutes))

/// done: begun, and settled since. dropped: the person took it out of this day.
enum class BlockState : std::uint8_t { planned, done, dropped };
BOOST_DESCRIBE_ENUM(BlockState, planned, done, dropped)

/// Why it stands where it stands. answer: the clock of an inquiry. clock: that of a complaint.
/// promise, named: the hour that was promised or named. selling: customers in selling hours. edge:
/// they are full. desk: batched with its like. ahead: for the target. late: its time cannot be
/// kept. chosen: by the person.
enum class Why : std::uint8_t {
    answer,
    clock,
    promise,
    named,
    selling,
    edge,
    desk,
    ahead,
    late,
    chosen
};
BOOST_DESCRIBE_ENUM(Why, answer, clock, promise, named, selling, edge, desk, ahead, late, chosen)

struct Block : Duty {
    Instant starts_at, ends_at;
    BlockState state = BlockState::planned;
    bool pinned = false;  // stays where it is, whatever arrives
    bool from_buffer = false;
    Why why = Why::selling;
};
BOOST_DESCRIBE_STRUCT(Block, (Duty), (starts_at, ends_at, state, pinned, from_buffer, why))

/// Why it found no place. buffer: only in the time that is kept free. desk_full: only in hours
/// that are for customers.
enum class LeftReason : std::uint8_t { no_room, buffer, desk_full, day_over, day_off };
BOOST_DESCRIBE_ENUM(LeftReason, no_room, buffer, desk_full, day_over, day_off)

struct LeftOver : Duty {
    LeftReason reason = LeftReason::no_room;
    Date proposed_on;  // the next working day
};
BOOST_DESCRIBE_STRUCT(LeftOver, (Duty), (reason, proposed_on))

/// arrived: was not there before. made_room: for `because`. ran_late: its time went by.
/// due_changed: is wanted at another time. hours_changed: no working time there, or no time for
/// this. room: time became free. recomposed: the person asked for it.
enum class MoveReason : std::uint8_t {
    arrived,
    made_room,
    ran_late,
    due_changed,
    hours_changed,
    room,
    recomposed
};
BOOST_DESCRIBE_ENUM(MoveReason, arrived, made_room, ran_late, due_changed, hours_changed, room,
                    recomposed)

struct Move {
    std::string entity;
    Id entity_id;
    std::string title;
    Instant from_at;  // 0: it had no place
    Instant to_at;    // 0: it has none today
    MoveReason reason = MoveReason::arrived;
    std::string because;  // the title of what it made room for
    Instant told_at;
};
BOOST_DESCRIBE_STRUCT(Move, (),
                      (entity, entity_id, title, from_at, to_at, reason, because, told_at))

/// One per person and day.
struct DayPlan {
    Id id;
    std::int64_t version = 0;
    Id user_id;
    Date planned_on;
    std::vector<Block> blocks;        // ascending; dropped ones last
    std::vector<LeftOver> left_over;  // the most pressing first
    std::vector<Move> moves;          // the newest first
    int act_no = 0;                   // how often the person has changed it
    Instant changed_at;               // when last
    bool undoable = false;            // that can be taken back
    std::vector<Block> undo_blocks;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(DayPlan, (),
                      (id, version, user_id, planned_on, blocks, left_over, moves, act_no,
                       changed_at, undoable, undo_blocks, created_at, updated_at))
constexpr auto notes(const DayPlan*) {
    using P = DayPlan;
    return std::array{note<&P::id>(read_only),
                      note<&P::version>(read_only),
                      note<&P::user_id>(read_only, "user"),
                      note<&P::planned_on>(read_only),
                      note<&P::blocks>(read_only),
                      note<&P::left_over>(read_only),
                      note<&P::moves>(read_only),
                      note<&P::act_no>(read_only),
                      note<&P::changed_at>(read_only),
                      note<&P::undoable>(read_only),
                      note<&P::undo_blocks>(read_only),
                      note<&P::created_at>(read_only),
                      note<&P::updated_at>(read_only)};
}
constexpr EntityName entity_of(const DayPlan*) { return {"day_plan", "day_plan"}; }

/// One per organisation; until somebody changes them, these defaults with version 0.
struct Settings {
    Id id;
    std::int64_t version = 0;
    OpenHours selling_hours{{9 * 60 + 30, 11 * 60 + 30}, {14 * 60, 17 * 60}};
    OpenHours desk_hours{{11 * 60 + 30, 12 * 60}, {17 * 60, 18 * 60}};
    int buffer_percent = 20;
    int phone_minutes = 15, wechat_minutes = 10, visit_minutes = 60, email_minutes = 15;
    int inquiry_minutes = 15, complaint_minutes = 20, order_minutes = 10;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (id, version, selling_hours, desk_hours, buffer_percent, phone_minutes,
                       wechat_minutes, visit_minutes, email_minutes, inquiry_minutes,
                       complaint_minutes, order_minutes, created_at, updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) {
    return {"day_plan_settings", "day_plan_settings"};
}

/// One person's own; without one nobody wants anything in particular.
struct Habit {
    Id id;
    std::int64_t version = 0;
    Id user_id;
    int talks_per_day = 0;    // with customers; 0: no target
    OpenHours selling_hours;  // none: the organisation's
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Habit, (),
                      (id, version, user_id, talks_per_day, selling_hours, created_at, updated_at))
constexpr auto notes(const Habit*) {
    return std::array{note<&Habit::id>(read_only), note<&Habit::version>(read_only),
                      note<&Habit::user_id>(read_only, "user"), note<&Habit::created_at>(read_only),
                      note<&Habit::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Habit*) { return {"day_plan_habit", "day_plan_habit"}; }

}  // namespace zhuli::day_plans
