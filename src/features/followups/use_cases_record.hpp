// The plan for the use cases of this capability: loaded under its customer's lock, saved with what
// is derived beside it, shown. Plans of one customer change only under that lock.
#pragma once

#include <map>

#include "core/zones.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/followups/rules.hpp"
#include "features/followups/rules_intent.hpp"
#include "features/followups/store.hpp"
#include "features/followups/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::followups {

Settings settings_of(Tx& tx);
std::map<Id, Intent> intents_of(Tx& tx, const Ctx& ctx, const Settings& settings,
                                std::span<const Standing> customers);
Intent intent_of(Tx& tx, const Ctx& ctx, const Settings& settings,
                 const customers::Customer& customer);

/// In scope for `permission`, with its customer held until the unit ends.
struct Held {
    customers::Customer customer;
    Plan plan;
};
Result<Held> hold(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);

/// What of `after` follows from the rest: its business day, and silence once it is moved.
void settle_times(const Ctx& ctx, const Plan& before, Plan& after);
/// For the customer, with owner, day and bells.
Result<> add_plan(Tx& tx, const Ctx& ctx, const Settings& settings,
                  const customers::Customer& customer, Plan& plan);
Result<> save_plan(Tx& tx, const Ctx& ctx, const Settings& settings, const Plan& before,
                   Plan& after, std::string_view event_kind);
/// Done or cancelled, with what only then is known already set in `after`.
Result<> settle_plan(Tx& tx, const Ctx& ctx, const Settings& settings, const Plan& before,
                     Plan& after);
/// The next step of the cadence `done` belongs to, if there is one.
Result<> plan_next_step(Tx& tx, const Ctx& ctx, const Settings& settings,
                        const customers::Customer& customer, const Plan& done);

/// The customer's next contact becomes the day of its earliest open plan, and its open plans get
/// the places that their score gives them.
Result<> keep_customer(Tx& tx, const Ctx& ctx, const Settings& settings, Id customer);
void keep_ranks(Tx& tx, const Ctx& ctx, const Settings& settings, std::span<const Id> customers);

std::vector<PlanView> views_of(Tx& tx, const Ctx& ctx, std::vector<PlanRow> rows);
Result<PlanView> view_of(Tx& tx, const Ctx& ctx, Id id);

}  // namespace zhuli::followups
