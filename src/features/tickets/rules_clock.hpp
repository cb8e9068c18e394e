// How a clock stands, from its events and the work calendar alone, and what is allowed for which
// kind and severity. Pure: the same events give the same answer whenever it is asked, and a policy
// that changes later is not asked at all.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "core/calendar.hpp"
#include "features/tickets/model_clocks.hpp"

namespace zhuli::tickets {

inline constexpr std::array kClocks{Clock::classify, Clock::reply, Clock::investigate,
                                    Clock::resolve, Clock::revisit};

struct Reading {
    bool started = false, paused = false, stopped = false;
    bool warned = false, breached = false, escalated = false;
    Allowance allowed;
    std::int64_t elapsed_ms = 0;  // working time without pauses, up to `now` or the stop
    Instant started_at, stopped_at;
    Instant warn_at, due_at, escalate_at;  // of one that runs; else 0
    bool runs() const { return started && !paused && !stopped; }
};

/// `events` of one ticket in the order in which they were added. An event that claims to be older
/// than the one before it counts from that one's time: time does not run backwards.
Reading read_clock(const WorkCalendar& calendar, std::span<const ClockEvent> events, Clock clock,
                   Instant now);

/// When the scheduler has to act on it, and what it then records; 0: never.
struct Ring {
    Instant at;
    ClockAct act = ClockAct::warned;
    Instant due;  // the moment that is recorded: earlier than `at` where a quiet policy waited
};
Ring next_ring(const WorkCalendar& calendar, const Reading& reading);

/// Of all clocks of a ticket: which running one is due first, and when the scheduler looks next.
struct Standing {
    Clock due_clock = Clock::none;
    Instant warn_at, due_at, ring_at;
    bool breached = false;  // one ran out at some time
};
Standing standing_of(const WorkCalendar& calendar, std::span<const ClockEvent> events, Instant now);

/// The policy for a kind and severity: the most exact one that is there.
Policy policy_of(std::span<const Policy> policies, Kind kind, Severity severity);
Allowance allowance_of(const Policy& policy, Clock clock);
/// Used until an organisation says otherwise.
std::vector<Policy> usual_policies();

}  // namespace zhuli::tickets
