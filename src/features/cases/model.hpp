// Cases (案例): what was learned from a complaint, written so that the next one like it is solved
// sooner. Somebody drafts it, somebody else reviews it, and what is published is looked at again
// when its day comes. Whose complaint it was is not part of it.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::cases {

using tickets::Cause;
using tickets::Kind;

enum class CaseState : std::uint8_t { draft, reviewing, published, archived };
BOOST_DESCRIBE_ENUM(CaseState, draft, reviewing, published, archived)

struct Case {
    Id id;
    std::int64_t version = 0;
    Id ticket_id;  // the complaint it was drafted from; none: written by itself
    Kind kind = Kind::none;
    Cause cause = Cause::none;
    Id product_id;
    Text<120> title;
    Text<4000> symptom;     // what the customer saw
    Text<4000> finding;     // why it happened
    Text<4000> remedy;      // what helped
    Text<4000> prevention;  // so that it does not happen again
    Id owner_id;            // who answers for it
    Id edited_by;           // who changed its words last
    CaseState state = CaseState::draft;
    Text<500> remark;  // why it was given back or put away
    Id reviewed_by;
    Instant published_at;
    Date review_on;  // when somebody has to look whether it still holds
    Date remind_on;  // when its owner is told of that; none: told, or nothing to tell
    std::int64_t used_count = 0;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, version, ticket_id, kind, cause, product_id, title, symptom, finding,
                       remedy, prevention, owner_id, edited_by, state, remark, reviewed_by,
                       published_at, review_on, remind_on, used_count, created_at, updated_at))
constexpr auto notes(const Case*) {
    using C = Case;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::ticket_id>(read_only | filterable, "ticket"),
                      note<&C::kind>(filterable),
                      note<&C::cause>(filterable),
                      note<&C::product_id>(filterable, "product"),
                      note<&C::title>(required | searchable),
                      note<&C::symptom>(required | multiline | searchable),
                      note<&C::finding>(multiline),
                      note<&C::remedy>(required | multiline),
                      note<&C::prevention>(multiline),
                      note<&C::owner_id>(filterable, "user"),
                      note<&C::edited_by>(read_only, "user"),
                      note<&C::state>(read_only | filterable),
                      note<&C::remark>(read_only),
                      note<&C::reviewed_by>(read_only, "user"),
                      note<&C::published_at>(read_only | sortable),
                      note<&C::review_on>(read_only | filterable | sortable),
                      note<&C::remind_on>(read_only | derived),
                      note<&C::used_count>(read_only | derived | sortable),
                      note<&C::created_at>(read_only | sortable),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Case*) { return {"ticket_case", "ticket_case"}; }

}  // namespace zhuli::cases
