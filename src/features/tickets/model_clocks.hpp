// The clocks of a ticket as events that are only ever added, see core/work_clock.hpp. Everything
// else about a clock is computed from these and the work calendar. How long things may take is
// policy; a change of it is for what starts afterwards.
#pragma once

#include "core/work_clock.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::tickets {

struct ClockEvent {
    Id id;
    Id ticket_id;
    Clock clock = Clock::none;
    ClockAct act = ClockAct::started;
    Instant at;        // when it counts
    Instant noted_at;  // when it was written: later, if the server was down
    int minutes = 0, warn_minutes = 0, escalate_minutes = 0;  // of started, retargeted, stopped
    bool quiet = true;
    std::int64_t elapsed_ms = -1;  // of stopped: the working time it took; -1: not written down
    Id actor_id;
};
BOOST_DESCRIBE_STRUCT(ClockEvent, (),
                      (id, ticket_id, clock, act, at, noted_at, minutes, warn_minutes,
                       escalate_minutes, quiet, elapsed_ms, actor_id))
constexpr EntityName entity_of(const ClockEvent*) { return {"ticket_clock", "ticket_clock"}; }

/// What a clock did by itself, until those it concerns were told: nobody's record.
struct Rung {
    Id id;
    Id ticket_id;
    Id owner_id;  // of the ticket then
    ClockAct act = ClockAct::warned;
    Clock clock = Clock::none;
    Instant due_at;
};
BOOST_DESCRIBE_STRUCT(Rung, (), (id, ticket_id, owner_id, act, clock, due_at))
constexpr EntityName entity_of(const Rung*) { return {"ticket_rung", "ticket_rung"}; }

/// Working minutes for a kind and severity; `none` stands for any.
struct Policy {
    Kind kind = Kind::none;
    Severity severity = Severity::none;
    int classify_minutes = 5, reply_minutes = 60, investigate_minutes = 480, resolve_minutes = 1440,
        revisit_minutes = 960;
    int warn_percent = 70;
    int escalate_minutes = 60;  // after it is late
    bool quiet = true;
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (kind, severity, classify_minutes, reply_minutes, investigate_minutes,
                       resolve_minutes, revisit_minutes, warn_percent, escalate_minutes, quiet))

/// One per organisation; until somebody changes them, the usual policies with version 0.
struct Settings {
    Id id;
    std::int64_t version = 0;
    std::vector<Policy> policies;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (id, version, policies, created_at, updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) { return {"ticket_settings", "ticket_settings"}; }

}  // namespace zhuli::tickets
