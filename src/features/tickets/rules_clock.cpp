#include "features/tickets/rules_clock.hpp"

#include <algorithm>

namespace zhuli::tickets {

namespace {

Allowance allowance_in(const ClockEvent& event) {
    return {event.minutes, event.warn_minutes, event.escalate_minutes, event.quiet};
}

}  // namespace

Reading read_clock(const WorkCalendar& calendar, std::span<const ClockEvent> events, Clock clock,
                   Instant now) {
    std::vector<ClockStep> steps;
    for (const ClockEvent& event : events)
        if (event.clock == clock) steps.push_back({event.act, event.at, allowance_in(event)});
    return read_steps(calendar, steps, now);
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

std::optional<Allowance> allowed_before(std::span<const ClockEvent> events, Clock clock,
                                        Instant when) {
    Allowance allowed;
    for (const ClockEvent& event : events) {
        if (event.clock != clock) continue;
        if (event.act == ClockAct::retargeted && event.noted_at == when) return allowed;
        if (event.act == ClockAct::started || event.act == ClockAct::retargeted)
            allowed = allowance_in(event);
    }
    return std::nullopt;
}

bool stopped_last(std::span<const ClockEvent> events, Clock clock, Instant when) {
    const auto last = std::find_if(events.rbegin(), events.rend(),
                                   [&](const ClockEvent& event) { return event.clock == clock; });
    return last != events.rend() && last->act == ClockAct::stopped && last->noted_at == when;
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
