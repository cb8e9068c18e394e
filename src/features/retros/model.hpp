// The monthly retro (复盘): which causes of complaints came again and again in a month, and what is
// changed in how we work because of it: an SOP change with somebody who does it and a day.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::retros {

using tickets::Cause;
using tickets::Kind;

enum class ChangeState : std::uint8_t { open, done, dropped };
BOOST_DESCRIBE_ENUM(ChangeState, open, done, dropped)

struct SopChange {
    Id id;
    std::int64_t version = 0;
    Date month_on;  // the first day of the month it came out of
    Cause cause = Cause::none;
    Kind kind = Kind::none;
    std::int64_t complaint_count = 0;  // of that cause and type in that month, when it was decided
    Text<200> title;
    Text<4000> words;  // what is done otherwise from now on
    Id owner_id;
    Date due_on;
    ChangeState state = ChangeState::open;
    Id decided_by;
    Date ended_on;
    Text<1000> outcome;  // what was done, or why not
    Date remind_on;      // when its owner is told that it is due; none: told, or it has ended
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(SopChange, (),
                      (id, version, month_on, cause, kind, complaint_count, title, words, owner_id,
                       due_on, state, decided_by, ended_on, outcome, remind_on, created_at,
                       updated_at))
constexpr auto notes(const SopChange*) {
    using S = SopChange;
    return std::array{note<&S::id>(read_only),
                      note<&S::version>(read_only),
                      note<&S::month_on>(required | filterable),
                      note<&S::cause>(required | filterable),
                      note<&S::kind>(required),
                      note<&S::complaint_count>(read_only),
                      note<&S::title>(required),
                      note<&S::words>(multiline),
                      note<&S::owner_id>(required | filterable, "user"),
                      note<&S::due_on>(required | filterable | sortable),
                      note<&S::state>(read_only | filterable),
                      note<&S::decided_by>(read_only, "user"),
                      note<&S::ended_on>(read_only),
                      note<&S::outcome>(read_only),
                      note<&S::remind_on>(read_only | derived),
                      note<&S::created_at>(read_only | sortable),
                      note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const SopChange*) { return {"sop_change", "sop_change"}; }

}  // namespace zhuli::retros
