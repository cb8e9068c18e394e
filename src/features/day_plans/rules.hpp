// What is true of a day, without I/O: who may look and change, what settings are refused, what a
// day offers, and what a person may do with a block. Which duty stands where: rules_compose.hpp.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/day_plans/model_inputs.hpp"

namespace zhuli::day_plans {

inline constexpr int kStepMinutes = 5;  // blocks begin on these
inline constexpr int kMostBufferPercent = 60;
inline constexpr int kLeastMinutes = 5, kMostMinutes = 240;  // of one block
inline constexpr int kMostTalks = 100;
inline constexpr std::size_t kHoursLimit = 8;
inline constexpr std::size_t kMovesKept = 60;

std::span<const Permission> permissions();
Workflow<BlockState, Block> workflow();
std::vector<std::string> actions_for(const Ctx& ctx, const Block& block, Instant now);

Result<> check(const Settings& settings);
Result<> check(const Habit& habit);

/// What one day offers, in minutes after its midnight.
struct Frame {
    Date on;
    const TimeZone* zone = nullptr;
    OpenHours working, selling, desk;  // ascending; the latter inside working
    int now = 0;                       // 0: the day has not begun; what ends before is over
    int first = 0;                     // nothing new begins before: `now`, on the next step
    int buffer_percent = 0;
    Instant told_at;  // when this is composed
    Date next_on;     // the working day after this one

    Instant at(int minute) const { return zone->at(on, minute); }
    /// Clamped to the day: -1 before it, 1441 after it.
    int minute_of(Instant t) const;
};
Frame frame_of(const Settings& settings, const Habit& habit, const WorkCalendar& calendar, Date on,
               Instant now);
/// The first working day after `day`.
Date next_working_day(const WorkCalendar& calendar, Date day);

/// Parts of `hours` that lie inside `within`; and those that lie outside.
OpenHours both(std::span<const OpenTime> hours, std::span<const OpenTime> within);
OpenHours without(std::span<const OpenTime> hours, std::span<const OpenTime> taken);
int sum_minutes(std::span<const OpenTime> hours);

/// To be begun before its clock ends, the sooner the better.
inline bool has_clock(DutyKind kind) {
    return kind == DutyKind::inquiry || kind == DutyKind::complaint;
}
inline bool is_hard(DutyKind kind) { return has_clock(kind) || kind == DutyKind::promise; }
inline bool is_desk_work(DutyKind kind) { return kind == DutyKind::order; }
inline bool is_same(const Duty& a, const Duty& b) {
    return a.entity_id == b.entity_id && a.entity == b.entity;
}
/// Begun by `now` and not over yet.
inline bool is_under_way(const Block& block, Instant now) {
    return block.state == BlockState::planned && block.starts_at <= now && now < block.ends_at;
}

/// The plan's blocks before its last change, but for what was done since.
std::vector<Block> before_change(const DayPlan& plan);
/// The plan's blocks after what the person wants of one; refusals: not there, not now, over,
/// outside working time, taken by what stays put.
Result<std::vector<Block>> arranged(const Ctx& ctx, const DayPlan& plan, const Frame& frame,
                                    const Arrangement& wish);

}  // namespace zhuli::day_plans
