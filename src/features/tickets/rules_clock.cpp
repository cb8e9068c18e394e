#include "features/tickets/rules_clock.hpp"

#include <algorithm>

namespace zhuli::tickets {

namespace {

/// The state of one clock while its events are read.
struct Walk {
    const WorkCalendar& calendar;
    Reading reading;
    Instant last;           // of the latest event
    Instant running_since;  // of one that runs
    Instant allowed_since;  // when it was told how long it may take

    std::int64_t ran_until(Instant t) const {
        if (!reading.runs() || t < running_since) return 0;
        return working_ms_between(calendar, running_since, t);
    }
    void hold(Instant t) { reading.elapsed_ms += ran_until(t); }

    void start(const ClockEvent& event, Instant t) {
        reading = {};
        reading.started = true;
        reading.started_at = t;
        running_since = t;
        allow(event, t);
    }
    void allow(const ClockEvent& event, Instant t) {
        reading.allowed = {event.minutes, event.warn_minutes, event.escalate_minutes, event.quiet};
        reading.warned = false;
        allowed_since = t;
    }
    void take(const ClockEvent& event) {
        const Instant t = std::max(event.at, last);
        switch (event.act) {
            case ClockAct::started:
                start(event, t);
                break;
            case ClockAct::retargeted:
                allow(event, t);
                break;
            case ClockAct::paused:
                hold(t);
                reading.paused = true;
                break;
            case ClockAct::resumed:
                if (reading.paused) running_since = t;
                reading.paused = false;
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
        last = is_moment(event.act) ? t : last;
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

Reading read_clock(const WorkCalendar& calendar, std::span<const ClockEvent> events, Clock clock,
                   Instant now) {
    Walk walk{calendar, {}, {}, {}, {}};
    for (const ClockEvent& event : events)
        if (event.clock == clock) walk.take(event);
    Reading& reading = walk.reading;
    if (!reading.runs()) return reading;
    reading.warn_at = walk.when(reading.allowed.warn_minutes);
    reading.due_at = walk.when(reading.allowed.minutes);
    reading.escalate_at = walk.when(reading.allowed.minutes + reading.allowed.escalate_minutes);
    walk.hold(now);
    return reading;
}

Ring next_ring(const WorkCalendar& calendar, const Reading& reading) {
    if (!reading.runs() || reading.escalated) return {};
    Ring ring;
    if (reading.breached)
        ring = {{}, ClockAct::escalated, reading.escalate_at};
    else if (reading.warned || reading.warn_at >= reading.due_at)
        ring = {{}, ClockAct::breached, reading.due_at};
    else
        ring = {{}, ClockAct::warned, reading.warn_at};
    // A deadline is the last moment of working time, and is told then.
    const Instant just_before{ring.due.v - 1};
    const bool open = is_open(calendar, ring.due) || is_open(calendar, just_before);
    ring.at = reading.allowed.quiet && !open ? next_open(calendar, ring.due) : ring.due;
    return ring;
}

Standing standing_of(const WorkCalendar& calendar, std::span<const ClockEvent> events,
                     Instant now) {
    Standing standing;
    for (const Clock clock : kClocks) {
        const Reading reading = read_clock(calendar, events, clock, now);
        if (!reading.runs()) continue;
        if (standing.due_at.v == 0 || reading.due_at < standing.due_at) {
            standing.due_clock = clock;
            standing.warn_at = reading.warn_at;
            standing.due_at = reading.due_at;
        }
        const Instant at = next_ring(calendar, reading).at;
        if (at.v != 0 && (standing.ring_at.v == 0 || at < standing.ring_at)) standing.ring_at = at;
    }
    standing.breached = std::ranges::any_of(
        events, [](const ClockEvent& event) { return event.act == ClockAct::breached; });
    return standing;
}

Policy policy_of(std::span<const Policy> policies, Kind kind, Severity severity) {
    const auto find = [&](Kind k, Severity s) {
        return std::ranges::find_if(
            policies, [&](const Policy& one) { return one.kind == k && one.severity == s; });
    };
    const std::pair<Kind, Severity> asked[] = {{kind, severity},
                                               {Kind::none, severity},
                                               {kind, Severity::none},
                                               {Kind::none, Severity::none}};
    for (const auto& [k, s] : asked)
        if (const auto found = find(k, s); found != policies.end()) return *found;
    return {};
}

Allowance allowance_of(const Policy& policy, Clock clock) {
    int minutes = 0;
    switch (clock) {
        case Clock::classify:
            minutes = policy.classify_minutes;
            break;
        case Clock::reply:
            minutes = policy.reply_minutes;
            break;
        case Clock::investigate:
            minutes = policy.investigate_minutes;
            break;
        case Clock::resolve:
            minutes = policy.resolve_minutes;
            break;
        case Clock::revisit:
            minutes = policy.revisit_minutes;
            break;
        case Clock::none:
            break;
    }
    return {minutes, minutes * policy.warn_percent / 100, policy.escalate_minutes, policy.quiet};
}

std::vector<Policy> usual_policies() {
    constexpr int kDay = 480;
    using enum Severity;
    return {{Kind::none, none, 5, 60, kDay, 3 * kDay, 2 * kDay, 70, 60, true},
            {Kind::none, s1, 5, 10, 120, kDay, kDay, 60, 15, false},
            {Kind::none, s2, 5, 30, 240, 2 * kDay, 2 * kDay, 70, 60, true},
            {Kind::none, s3, 5, 60, kDay, 3 * kDay, 2 * kDay, 70, 120, true},
            {Kind::none, s4, 5, 120, 2 * kDay, 5 * kDay, 4 * kDay, 70, kDay, true}};
}

}  // namespace zhuli::tickets
