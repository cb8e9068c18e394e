// How the clocks of a ticket stand (core/work_clock.hpp computes each), and what is allowed for
// which kind and severity. Pure: the same events give the same answer whenever it is asked, and a
// policy that changes later is not asked at all.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "features/tickets/model_clocks.hpp"

namespace zhuli::tickets {

inline constexpr std::array kClocks{Clock::classify, Clock::reply, Clock::investigate,
                                    Clock::resolve, Clock::revisit};

using Reading = ClockReading;

/// `events` of one ticket in the order in which they were added.
Reading read_clock(const WorkCalendar& calendar, std::span<const ClockEvent> events, Clock clock,
                   Instant now);

/// Of all clocks of a ticket: which running one is due first, and when the scheduler looks next.
struct Standing {
    Clock due_clock = Clock::none;
    Instant warn_at, due_at, ring_at;
    bool breached = false;  // one ran out at some time
};
Standing standing_of(const WorkCalendar& calendar, std::span<const ClockEvent> events, Instant now);

/// What a clock was allowed before it was retargeted at that moment; nothing if it was not.
std::optional<Allowance> allowed_before(std::span<const ClockEvent> events, Clock clock,
                                        Instant when);
/// Whether the last thing a clock did is that it was stopped at that moment.
bool stopped_last(std::span<const ClockEvent> events, Clock clock, Instant when);

/// The policy for a kind and severity: the most exact one that is there.
Policy policy_of(std::span<const Policy> policies, Kind kind, Severity severity);
Allowance allowance_of(const Policy& policy, Clock clock);
/// Used until an organisation says otherwise.
std::vector<Policy> usual_policies();

}  // namespace zhuli::tickets
