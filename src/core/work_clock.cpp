#include "core/work_clock.hpp"

#include <algorithm>

namespace zhuli {

namespace {

/// The state of a clock while its steps are read.
struct Walk {
    const WorkCalendar& calendar;
    ClockReading reading;
    Instant last;           // of the latest step
    Instant running_since;  // of one that runs
    Instant allowed_since;  // when it was told how long it may take

    std::int64_t ran_until(Instant t) const {
        if (!reading.runs() || t < running_since) return 0;
        return working_ms_between(calendar, running_since, t);
    }
    void hold(Instant t) { reading.elapsed_ms += ran_until(t); }
    /// After a pause; or after a stop that was taken back, which then never counted.
    void resume(Instant t) {
        if (!reading.stopped) {
            if (reading.paused) running_since = t;
            reading.paused = false;
            return;
        }
        running_since = reading.stopped_at;
        reading.stopped = false;
        reading.stopped_at = {};
    }

    void start(const ClockStep& step, Instant t) {
        reading = {};
        reading.started = true;
        reading.started_at = t;
        running_since = t;
        allow(step, t);
    }
    void allow(const ClockStep& step, Instant t) {
        reading.allowed = step.allowed;
        reading.warned = false;
        allowed_since = t;
    }
    void take(const ClockStep& step) {
        const Instant t = std::max(step.at, last);
        switch (step.act) {
            case ClockAct::started:
                start(step, t);
                break;
            case ClockAct::retargeted:
                allow(step, t);
                break;
            case ClockAct::paused:
                hold(t);
                reading.paused = true;
                break;
            case ClockAct::resumed:
                resume(t);
                break;
            case ClockAct::warned:
                reading.warned = true;
                break;
            case ClockAct::breached:
                reading.warned = reading.breached = true;
                break;
            case ClockAct::escalated:
                reading.escalated = true;
                break;
            case ClockAct::stopped:
                hold(t);
                reading.stopped = true;
                reading.stopped_at = t;
                break;
        }
        last = is_moment(step.act) ? t : last;
    }
    /// Warnings are recorded with the moment they were due, which others may have passed.
    static bool is_moment(ClockAct act) {
        return act != ClockAct::warned && act != ClockAct::breached && act != ClockAct::escalated;
    }
    /// When so much working time will have passed; at once if it has.
    Instant when(int minutes) const {
        const std::int64_t rest = minutes * kMinuteMs - reading.elapsed_ms;
        const Instant reached =
            rest <= 0 ? running_since
                      : calendar.first_with(calendar.open_ms_until(running_since) + rest);
        return std::max(reached, allowed_since);
    }
};

}  // namespace

ClockReading read_steps(const WorkCalendar& calendar, std::span<const ClockStep> steps,
                        Instant now) {
    Walk walk{calendar, {}, {}, {}, {}};
    for (const ClockStep& step : steps) walk.take(step);
    ClockReading& reading = walk.reading;
    if (!reading.runs()) return reading;
    const Allowance& allowed = reading.allowed;
    reading.warn_at = walk.when(allowed.warn_minutes);
    reading.due_at = walk.when(allowed.minutes);
    if (allowed.escalate_minutes != kNeverEscalated)
        reading.escalate_at = walk.when(allowed.minutes + allowed.escalate_minutes);
    walk.hold(now);
    return reading;
}

Ring next_ring(const WorkCalendar& calendar, const ClockReading& reading) {
    if (!reading.runs() || reading.escalated) return {};
    Ring ring;
    if (reading.breached)
        ring = {{}, ClockAct::escalated, reading.escalate_at};
    else if (reading.warned || reading.warn_at >= reading.due_at)
        ring = {{}, ClockAct::breached, reading.due_at};
    else
        ring = {{}, ClockAct::warned, reading.warn_at};
    if (ring.due.v == 0) return {};
    // A deadline is the last moment of working time, and is told then.
    const Instant just_before{ring.due.v - 1};
    const bool open = is_open(calendar, ring.due) || is_open(calendar, just_before);
    ring.at = reading.allowed.quiet && !open ? next_open(calendar, ring.due) : ring.due;
    return ring;
}

}  // namespace zhuli
