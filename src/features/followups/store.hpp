// The follow-ups' own statements: open plans, what is derived beside a plan (score, place in the
// queue, when it rings). Plans and settings themselves are written by storage/save.
#pragma once

#include <span>

#include "features/followups/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::followups {

using storage::Check;
using storage::Tx;

inline constexpr int kOpenLimit = 50;   // open plans of one customer that are looked at
inline constexpr int kUnitPlans = 100;  // plans that one unit of a job touches

std::optional<Settings> stored_settings(Tx& tx);

/// A customer as plans need it. `open_on` is the day of its earliest open plan.
struct Standing {
    Id customer_id;
    std::string name, contact_name;
    customers::Tier tier = customers::Tier::c;
    customers::CustomerStatus status = customers::CustomerStatus::lead;
    Id owner_id;
    bool archived = false;
    Date next_contact_on;
    Date open_on;
    std::int64_t open_count = 0;
    Id plan_owner_id;  // of an open plan
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (customer_id, name, contact_name, tier, status, owner_id, archived,
                       next_contact_on, open_on, open_count, plan_owner_id))
std::vector<Standing> standings_of(Tx& tx, std::span<const Id> customers);

/// Of this customer, due in [from, until), with this goal.
std::optional<Id> same_plan(Tx& tx, Id customer, Instant from, Instant until,
                            std::string_view goal);
/// Open plans of a customer, the earliest first.
std::vector<Plan> open_plans(Tx& tx, Id customer);
std::vector<PlanRow> open_rows(Tx& tx, std::span<const Id> customers);
Date earliest_open(Tx& tx, Id customer);
/// A step of a cadence as it was started once; planned, it stays so whatever became of it.
struct StepKey {
    Situation situation;
    Id trigger_id;
    int step_no;
};
bool has_step(Tx& tx, Id customer, const StepKey& step);
std::optional<Id> plan_of_talk(Tx& tx, Id interaction);

struct Derived {
    int score = 0;
    std::int64_t queue_rank = 0;
    Date ranked_on;
};
void keep_rank(Tx& tx, Id plan, const Derived& derived);
void keep_bells(Tx& tx, Id plan, Instant remind_at, Instant escalate_at);

/// Open plans of one person that are due on these days: what was promised first, then the most
/// pressing; up to `limit` of each.
std::vector<PlanRow> due_of_owner(Tx& tx, Id owner, DueDays days, int limit);
/// Open plans whose place in the queue is of an earlier day.
std::vector<Plan> plans_ranked_before(Tx& tx, Date day, int limit);
std::vector<Plan> plans_to_remind(Tx& tx, Instant now, int limit);
std::vector<Id> plans_to_escalate(Tx& tx, Instant now, int limit);
/// False: it was silenced or moved meanwhile.
bool silence_reminder(Tx& tx, Id plan, Instant now);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::followups
