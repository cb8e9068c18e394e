// The composer: from what a person has to do, what the day offers and what was composed before, to
// blocks. Pure and deterministic: the same question has the same answer, whatever the order of the
// duties. No block overlaps another or leaves working time, and each duty has a place or a reason.
//
// What stays: what is under way, pinned or dropped, and every block that is still possible. Then
// come, in this order: answers and promises by the time they are wanted, which may push others
// away (as few as possible) and take from the buffer; follow-ups with an hour; follow-ups by rank
// into selling hours; work at the desk, batched in its hours; what is left of both into what is
// left of the day; follow-ups of later days, as many as the day's target lacks. What is new on a
// day that has begun, what ran late and what was pushed away may take from the buffer too.
#pragma once

#include "features/day_plans/rules.hpp"

namespace zhuli::day_plans {

inline constexpr int kPromiseEarlyMinutes = 30;  // of working time before the hour promised
inline constexpr int kNamedNearMinutes = 60;     // around an hour that was named

struct Composed {
    std::vector<Block> blocks;   // ascending; dropped ones last
    std::vector<LeftOver> left;  // the most pressing first
    std::vector<Move> moves;     // against the last plan
    OpenHours buffer;            // kept free
};

/// Whether loose blocks of the last plan keep their places.
enum class Keep : bool { places, nothing };

/// `last`: null where nothing was composed yet. `talks_wanted`: talks planned for the day beside
/// which nothing is taken ahead.
Composed compose(const Frame& frame, std::vector<Duty> duties, const DayPlan* last,
                 int talks_wanted = 0, Keep keep = Keep::places);

/// Whether the duty could begin in time beside these hours alone.
bool is_feasible(const Frame& frame, const Duty& duty, std::span<const OpenTime> taken);

Figures figures_of(const Frame& frame, const Composed& composed);

}  // namespace zhuli::day_plans
