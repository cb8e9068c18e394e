// Revisits by link (在线回访): a customer was asked on a private page how content they are with
// what was done about their complaint, and what they said. What was said on the phone is the
// ticket's own record; a good mark given here becomes that record, too.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::revisits {

enum class RevisitState : std::uint8_t { waiting, answered, revoked };
BOOST_DESCRIBE_ENUM(RevisitState, waiting, answered, revoked)

struct Revisit {
    Id id;
    std::int64_t version = 0;
    Id ticket_id;
    Id customer_id;
    Id author_id;  // who asked
    RevisitState state = RevisitState::waiting;
    Instant valid_until_at;
    Instant first_opened_at;  // 0: not yet
    int satisfaction = 0;     // 1–5
    Text<1000> words;
    Text<60> answered_by;
    Instant answered_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Revisit, (),
                      (id, version, ticket_id, customer_id, author_id, state, valid_until_at,
                       first_opened_at, satisfaction, words, answered_by, answered_at, created_at,
                       updated_at))
constexpr auto notes(const Revisit*) {
    using R = Revisit;
    return std::array{note<&R::id>(read_only),
                      note<&R::version>(read_only),
                      note<&R::ticket_id>(read_only, "ticket"),
                      note<&R::customer_id>(read_only, "customer"),
                      note<&R::author_id>(read_only, "user"),
                      note<&R::state>(read_only),
                      note<&R::created_at>(read_only),
                      note<&R::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Revisit*) { return {"revisit", "revisit"}; }

}  // namespace zhuli::revisits
