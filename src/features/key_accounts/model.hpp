// Key accounts: who decides at a large customer and how they stand, what is done together until
// when, and which group it belongs to. The people of a decision map are not the contacts of the
// customer: a map may know somebody nobody has a number of. All of it belongs to whoever owns the
// customer.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::key_accounts {

enum class DecisionRole : std::uint8_t {
    decider,
    economic_buyer,
    technical,
    user,
    champion,
    gatekeeper,
    blocker
};
BOOST_DESCRIBE_ENUM(DecisionRole, decider, economic_buyer, technical, user, champion, gatekeeper,
                    blocker)

/// Somebody on the decision map.
struct KeyPerson {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Text<60> name;
    Text<60> title;
    DecisionRole role = DecisionRole::user;
    int stance = 0;     // −2 against … +2 for us
    int influence = 3;  // 1 … 5
    Id reports_to_id;   // on the same map
    Date last_contact_on;
    Text<500> note;
    bool gone = false;  // no longer there: off the map, not forgotten
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(KeyPerson, (),
                      (id, version, customer_id, name, title, role, stance, influence,
                       reports_to_id, last_contact_on, note, gone, created_at, updated_at))
constexpr auto notes(const KeyPerson*) {
    using P = KeyPerson;
    return std::array{note<&P::id>(read_only),
                      note<&P::version>(read_only),
                      note<&P::customer_id>(required, "customer"),
                      note<&P::name>(required),
                      note<&P::reports_to_id>(plain, "key_person"),
                      note<&P::note>(multiline),
                      note<&P::gone>(read_only),
                      note<&P::created_at>(read_only),
                      note<&P::updated_at>(read_only)};
}
constexpr EntityName entity_of(const KeyPerson*) { return {"key_person", "key_person"}; }

/// Whose turn a milestone is.
enum class Side : std::uint8_t { ours, theirs };
BOOST_DESCRIBE_ENUM(Side, ours, theirs)

/// A step of the joint plan.
struct Milestone {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Text<120> title;
    Date due_on;
    Side side = Side::ours;
    Date done_on;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Milestone, (),
                      (id, version, customer_id, title, due_on, side, done_on, created_at,
                       updated_at))
constexpr auto notes(const Milestone*) {
    using M = Milestone;
    return std::array{note<&M::id>(read_only),
                      note<&M::version>(read_only),
                      note<&M::customer_id>(required, "customer"),
                      note<&M::title>(required),
                      note<&M::due_on>(required),
                      note<&M::done_on>(read_only),
                      note<&M::created_at>(read_only),
                      note<&M::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Milestone*) { return {"milestone", "milestone"}; }

/// Which customer another one belongs to; without a parent it stands alone again.
struct Membership {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Id parent_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (id, version, customer_id, parent_id, created_at, updated_at))
constexpr auto notes(const Membership*) {
    return std::array{note<&Membership::customer_id>(read_only, "customer"),
                      note<&Membership::parent_id>(read_only, "customer")};
}
constexpr EntityName entity_of(const Membership*) {
    return {"account_membership", "account_membership"};
}

}  // namespace zhuli::key_accounts
