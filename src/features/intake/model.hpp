// Complaints by the public form (客诉登记): who somebody said they are when they complained without
// signing in, and the address at which the form is reached. What they complain about is a ticket;
// a private link, of which only the hash is kept, shows them how it stands.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::intake {

/// How the customer was found; nothing: somebody of ours has to say who it is.
enum class MatchedBy : std::uint8_t { nothing, phone, phone_and_order };
BOOST_DESCRIBE_ENUM(MatchedBy, nothing, phone, phone_and_order)

struct Intake {
    Id id;
    std::int64_t version = 0;
    Id ticket_id;
    Text<60> name;
    Phone phone;
    Text<40> order_no;  // as they typed it
    MatchedBy matched_by = MatchedBy::nothing;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Intake, (),
                      (id, version, ticket_id, name, phone, order_no, matched_by, created_at,
                       updated_at))
constexpr auto notes(const Intake*) {
    using I = Intake;
    return std::array{note<&I::id>(read_only),
                      note<&I::version>(read_only),
                      note<&I::ticket_id>(read_only, "ticket"),
                      note<&I::phone>(masked),
                      note<&I::created_at>(read_only),
                      note<&I::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Intake*) { return {"ticket_intake", "ticket_intake"}; }

/// One per organisation; until somebody opens it there is none.
struct Form {
    Id id;
    std::int64_t version = 0;
    bool open = false;
    Text<120> token;  // of its address, which is given to anybody; renewed, the one before is dead
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Form, (), (id, version, open, token, created_at, updated_at))
constexpr auto notes(const Form*) {
    return std::array{note<&Form::id>(read_only), note<&Form::version>(read_only),
                      note<&Form::token>(read_only), note<&Form::created_at>(read_only),
                      note<&Form::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Form*) { return {"intake_form", "intake_form"}; }

}  // namespace zhuli::intake
