// A time limit in working minutes (时钟), as steps that are only ever added: started with what was
// allowed then, paused, resumed (also out of a stop that was taken back), retargeted, warned of,
// run out, escalated, stopped. How it stands is computed from its steps and the work calendar
// alone: the same steps give the same answer whenever one asks, and a policy that changes later is
// not asked at all. Keeps nothing, tells nobody.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <span>

#include "core/calendar.hpp"

namespace zhuli {

enum class ClockAct : std::uint8_t {
    started,
    retargeted,
    paused,
    resumed,
    warned,
    breached,
    escalated,
    stopped
};
BOOST_DESCRIBE_ENUM(ClockAct, started, retargeted, paused, resumed, warned, breached, escalated,
                    stopped)

inline constexpr int kNeverEscalated = -1;

/// What a clock is allowed: working minutes until it warns, is late, and is told to those above.
struct Allowance {
    int minutes = 0;
    int warn_minutes = 0;
    int escalate_minutes = 0;  // after its end
    bool quiet = true;         // nobody is told outside working hours
    bool operator==(const Allowance&) const = default;
};

struct ClockStep {
    ClockAct act = ClockAct::started;
    Instant at;         // when it counts
    Allowance allowed;  // of started and retargeted
};

struct ClockReading {
    bool started = false, paused = false, stopped = false;
    bool warned = false, breached = false, escalated = false;
    Allowance allowed;
    std::int64_t elapsed_ms = 0;  // working time without pauses, up to `now` or the stop
    Instant started_at, stopped_at;
    Instant warn_at, due_at, escalate_at;  // of one that runs; else 0
    bool runs() const { return started && !paused && !stopped; }
};

/// `steps` in the order in which they were added. One that claims to be older than the one before
/// it counts from that one's time: time does not run backwards.
ClockReading read_steps(const WorkCalendar& calendar, std::span<const ClockStep> steps,
                        Instant now);

/// When the scheduler has to act on it, and what it then records; 0: never.
struct Ring {
    Instant at;
    ClockAct act = ClockAct::warned;
    Instant due;  // the moment that is recorded: earlier than `at` where a quiet policy waited
};
Ring next_ring(const WorkCalendar& calendar, const ClockReading& reading);

}  // namespace zhuli
