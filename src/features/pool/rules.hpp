// What is true of the public pool, without I/O: who may do what, when a customer is recycled and
// when its owner is told, who may claim, and what is refused.
#pragma once

#include <span>

#include "core/calendar/work_calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/pool/model_inputs.hpp"

namespace zhuli::pool {

inline constexpr int kPoolsLimit = 50;  // of one organisation, so that all of them can be looked at
inline constexpr std::size_t kMembersLimit = 300;
inline constexpr std::size_t kRulesLimit = 30;
inline constexpr int kMostDays = 3650;
inline constexpr int kMostHeld = 5000;
inline constexpr int kMostHeldOfTeam = 20000;
inline constexpr int kExemptDays = 366;
inline constexpr int kWarningHoldsDays = 7;  // a warning older than that is given again
inline constexpr std::int64_t kUndoMs = 10 * kMinuteMs;

std::span<const Permission> permissions();

/// Every problem at once; whether people and teams exist is not asked here.
Result<> check(const Pool& pool);
Result<> check(const Exemption& exemption, Date today);
Result<> check_ids(std::span<const Id> ids);

/// A person with the teams above them, nearest first.
struct Person {
    Id id;
    std::vector<Id> teams;
};
bool is_member(const Pool& pool, const Person& person);
bool manages(const Pool& pool, Id person);
/// The first active pool of which the person is a member.
const Pool* own_pool(std::span<const Pool> pools, const Person& person);
/// Whether the pool lies in the caller's scope: a member, a manager, or one whose scope covers
/// somebody named in it.
bool reaches(const Ctx& ctx, const Pool& pool, const Person& caller, std::string_view permission);

/// What decides about a customer.
struct Facts {
    customers::Tier tier = customers::Tier::c;
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    customers::Kind kind = customers::Kind::company;
    bool archived = false;
    Id owner_id;
    Date owned_since;
    Date last_followed_on, last_opportunity_on, last_order_on;
    Date exempt_until;
    Date warned_for;
};

/// Every rule that is for this customer, with its day, the earliest first.
std::vector<RuleStand> stands_of(const Facts& facts, const Pool& pool,
                                 const WorkCalendar& calendar);
struct Plan {
    Cause cause = Cause::none;
    Date since_on;
    Date recycle_on;  // a working day, never without warning
    Date look_on;     // to warn or to recycle
    Date warned_for;
};
/// `pool` is the owner's own; none: nothing is recycled.
Plan plan_for(const Facts& facts, const Pool* pool, const WorkCalendar& calendar, Date today);

/// `count` working days after (before, when negative) a day.
Date working_days_from(const WorkCalendar& calendar, Date day, int count);
/// The day itself when people work then, else the next one on which they do.
Date working_day_from(const WorkCalendar& calendar, Date day);

/// What a claim or a hand-out is measured by.
struct Room {
    int held = 0;
    int team_held = 0;
    bool has_team = false;
};
/// Problems of another customer for this person: both limits.
void check_room(const Pool& pool, const Room& room, std::string_view path,
                std::vector<FieldProblem>& problems);
void check_cool_down(const PoolCustomer& customer, Id person, Date today,
                     std::vector<FieldProblem>& problems);
/// Whether a claim may still be taken back.
bool may_undo(const PoolCustomer& customer, Id person, Instant last_contact_at, Instant now);

/// Whether a customer can be put into a pool at all: none if so, else the message key.
std::string_view refusal_of(const customers::Customer& customer, bool open_order,
                            bool open_opportunity);

}  // namespace zhuli::pool
