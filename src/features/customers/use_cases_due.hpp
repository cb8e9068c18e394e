// Who is to be contacted when: the queue of one person, what a team let slip, and moving the next
// contact, which can be taken back. For Today and for lists of the day.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"
#include "http/route.hpp"

namespace zhuli::customers {

using storage::Tx;

inline constexpr std::int64_t kDueCountLimit = 100;

/// A customer whose next contact is near, with what was said last.
struct Due {
    Id customer_id;
    std::int64_t version = 0;
    std::string name, short_name, contact_name;
    Phone phone;
    Tier tier = Tier::c;
    CustomerStatus status = CustomerStatus::lead;
    Date next_contact_on;
    Instant last_contact_at;
    std::string last_words, last_channel;  // of the latest conversation
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(Due, (),
                      (customer_id, version, name, short_name, contact_name, phone, tier, status,
                       next_contact_on, last_contact_at, last_words, last_channel, actions))

struct DueDays {
    Date from, to;
};
/// The caller's own customers to be contacted in these days, the earliest first.
std::vector<Due> list_due(Tx& tx, const Ctx& ctx, DueDays days, int limit);
/// How many there are, up to kDueCountLimit.
std::int64_t count_due(Tx& tx, const Ctx& ctx, DueDays days);
/// Every day before this one.
DueDays overdue(Date today);

/// What one person let slip.
struct Slipped {
    Id person_id;
    std::int64_t overdue_count = 0;  // up to kDueCountLimit
    Date oldest_on;
};
BOOST_DESCRIBE_STRUCT(Slipped, (), (person_id, overdue_count, oldest_on))
std::vector<Slipped> list_slipped(Tx& tx, const Ctx& ctx, std::span<const Id> people);

/// Conversations the caller wrote down since then, up to kDueCountLimit.
std::int64_t count_talks(Tx& tx, const Ctx& ctx, Instant since);

/// Snoozed to another day, or done with: no day.
struct NextContact {
    Id id;
    Date next_contact_on;
};
BOOST_DESCRIBE_STRUCT(NextContact, (), (id, next_contact_on))
constexpr auto notes(const NextContact*) { return std::array{note<&NextContact::id>(from_path)}; }
struct NextContactView {
    Id customer_id;
    std::int64_t version = 0;
    Date next_contact_on;
};
BOOST_DESCRIBE_STRUCT(NextContactView, (), (customer_id, version, next_contact_on))
Result<NextContactView> move_next_contact(Tx& tx, const Ctx& ctx, const NextContact& in);

/// The next contact as whoever plans it keeps it: no day when nothing is planned. The customer's
/// version stays, so that nobody's edit grows stale by it. Archived customers stay as they are.
void keep_next_contact(Tx& tx, const Customer& before, Date next);

/// Conversations the customers began since then, at most kBegunLimit.
struct Begun {
    Id customer_id;
    Instant happened_at;
};
BOOST_DESCRIBE_STRUCT(Begun, (), (customer_id, happened_at))
inline constexpr int kBegunLimit = 5000;
std::vector<Begun> list_begun(Tx& tx, std::span<const Id> customers, Instant since);
std::optional<Interaction> find_interaction(Tx& tx, Id id);

/// Takes one's own last move back, whatever day it was before. 409 customers.changed_since when the
/// customer was changed after `version`.
struct MoveBack {
    Id id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(MoveBack, (), (id, version))
constexpr auto notes(const MoveBack*) {
    return std::array{note<&MoveBack::id>(from_path), note<&MoveBack::version>(required)};
}
Result<NextContactView> move_next_contact_back(Tx& tx, const Ctx& ctx, const MoveBack& in);

/// Up to `limit` customers in somebody's name.
std::vector<Id> list_owned(Tx& tx, Id person, int limit);
/// Another owner; false when it is no longer `from`'s.
Result<bool> hand_over_customer(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::customers
