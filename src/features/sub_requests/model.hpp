// Sub-requests (协办单): what whoever works on a complaint asks of another department, by a
// template that says how long it may take in working minutes. A department is everybody with its
// role. The complaint goes on only when nothing is open; that is the ticket's own rule.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/permission.hpp"
#include "core/work_clock.hpp"

namespace zhuli::sub_requests {

enum class RequestState : std::uint8_t { open, answered, withdrawn };
BOOST_DESCRIBE_ENUM(RequestState, open, answered, withdrawn)

/// Department, title and minutes are copied from the template: another one changes nothing here.
struct SubRequest {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // XB-…
    Id ticket_id;
    Id customer_id;
    Id owner_id;  // who asked
    Role department = Role::warehouse;
    Text<60> title;
    Text<2000> words;
    int minutes = 0;
    Instant asked_at;
    Instant due_at;  // of its clock
    RequestState state = RequestState::open;
    bool warned = false;
    bool breached = false;   // it was late at some time
    bool escalated = false;  // and told to those above its department
    Text<2000> answer;
    Id answered_by;
    Instant answered_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(SubRequest, (),
                      (id, version, number, ticket_id, customer_id, owner_id, department, title,
                       words, minutes, asked_at, due_at, state, warned, breached, escalated, answer,
                       answered_by, answered_at, created_at, updated_at))
constexpr auto notes(const SubRequest*) {
    using S = SubRequest;
    return std::array{note<&S::id>(read_only),
                      note<&S::version>(read_only),
                      note<&S::number>(read_only),
                      note<&S::ticket_id>(read_only | filterable, "ticket"),
                      note<&S::customer_id>(read_only, "customer"),
                      note<&S::owner_id>(read_only | filterable, "user"),
                      note<&S::department>(read_only | filterable),
                      note<&S::title>(read_only),
                      note<&S::words>(read_only | multiline),
                      note<&S::minutes>(read_only),
                      note<&S::asked_at>(read_only),
                      note<&S::due_at>(read_only | sortable),
                      note<&S::state>(read_only | filterable),
                      note<&S::warned>(read_only),
                      note<&S::breached>(read_only | filterable),
                      note<&S::escalated>(read_only),
                      note<&S::answer>(read_only | multiline),
                      note<&S::answered_by>(read_only, "user"),
                      note<&S::answered_at>(read_only),
                      note<&S::created_at>(read_only),
                      note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const SubRequest*) { return {"sub_request", "sub_request"}; }

/// What its clock did; only ever added to. The row beside it says how that stands.
struct RequestClockEvent {
    Id request_id;
    int step = 0;  // its place among those of the request
    ClockAct act = ClockAct::started;
    Instant at;                         // when it counts
    Instant noted_at;                   // when it was written: later, if the server was down
    int minutes = 0, warn_minutes = 0;  // of started
    int escalate_minutes = kNeverEscalated;
    std::int64_t elapsed_ms = -1;  // of stopped: the working time it took; -1: not known
    Id actor_id;
};
BOOST_DESCRIBE_STRUCT(RequestClockEvent, (),
                      (request_id, step, act, at, noted_at, minutes, warn_minutes, escalate_minutes,
                       elapsed_ms, actor_id))
constexpr EntityName entity_of(const RequestClockEvent*) {
    return {"sub_request_clock", "sub_request_clock"};
}

/// What a clock did by itself, until those it concerns were told: nobody's record.
struct RequestRung {
    Id id;
    Id request_id;
    Id person_id;  // none: its department, or those above it
    Role department = Role::warehouse;
    ClockAct act = ClockAct::warned;
    Instant due_at;
};
BOOST_DESCRIBE_STRUCT(RequestRung, (), (id, request_id, person_id, department, act, due_at))
constexpr EntityName entity_of(const RequestRung*) {
    return {"sub_request_rung", "sub_request_rung"};
}

/// What is asked of whom, and how long it may take.
struct Template {
    Text<60> name;
    Role department = Role::warehouse;
    Text<500> words;  // what the answer has to say
    int minutes = 240;
};
BOOST_DESCRIBE_STRUCT(Template, (), (name, department, words, minutes))

/// One per organisation; until somebody changes them, the usual templates with version 0.
struct Settings {
    Id id;
    std::int64_t version = 0;
    std::vector<Template> templates;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (id, version, templates, created_at, updated_at))
constexpr auto notes(const Settings*) {
    return std::array{note<&Settings::id>(read_only), note<&Settings::version>(read_only),
                      note<&Settings::created_at>(read_only),
                      note<&Settings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Settings*) {
    return {"sub_request_settings", "sub_request_settings"};
}

}  // namespace zhuli::sub_requests
