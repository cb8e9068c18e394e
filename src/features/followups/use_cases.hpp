// What people do with follow-ups. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
// Whatever changes a customer's open plans sets its next contact in the same unit.
#pragma once

#include "core/codec.hpp"
#include "features/followups/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::followups {

using storage::Tx;

/// By default the most pressing first: score × urgency.
Result<Page<PlanView>> list_plans(Tx& tx, const Ctx& ctx, const http::Listed<PlanRow>& query);
Result<PlanView> show_plan(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<PlanView> create_plan(Tx& tx, const Ctx& ctx, const Plan& in);
/// Another due time, channel, goal or reason.
Result<PlanView> edit_plan(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<PlanView> snooze_plan(Tx& tx, const Ctx& ctx, const Snooze& in);
/// Writes down the conversation and plans what comes next: what is asked for, else the next step of
/// the plan's cadence.
Result<PlanView> complete_plan(Tx& tx, const Ctx& ctx, const Completion& in);
Result<PlanView> cancel_plan(Tx& tx, const Ctx& ctx, const Cancellation& in);

Result<Settings> show_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit);
/// The score with its reasons, as of now.
Result<Intent> show_intent(Tx& tx, const Ctx& ctx, const http::ById& in);

// For other capabilities.

/// The earliest open plan of each of these customers that has one, in the caller's scope.
std::vector<PlanView> list_earliest(Tx& tx, const Ctx& ctx, std::span<const Id> customers);
/// The caller's own open plans that are due on these days: what was promised, and the most pressing
/// of the rest; up to `limit` of each.
std::vector<PlanView> list_due(Tx& tx, const Ctx& ctx, DueDays days, int limit);
/// Overdue plans that were escalated, in the caller's scope.
Result<std::vector<PlanView>> list_escalated(Tx& tx, const Ctx& ctx, int limit);

/// After plans went from one customer to another: the next contact of each is its earliest plan.
Result<> keep_customers(Tx& tx, const Ctx& ctx, std::span<const Id> customers);

/// The consumer of the event stream: cadences, closed customers, owners, next contacts, scores.
void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::followups
