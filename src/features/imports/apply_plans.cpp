// Follow-ups of a file: planned with the customer they name, at the minute they are due.
#include "core/zones.hpp"
#include "features/followups/use_cases_brought.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_interactions.hpp"
#include "features/imports/rules_plans.hpp"
#include "features/imports/store.hpp"

namespace zhuli::imports {

namespace {

constexpr int kUsualMinute = 9 * 60;  // of a day without an hour

Result<followups::Plan> asked_plan(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                   const ImportItem& item) {
    PlannedRow row;
    fill(fields_of<PlannedRow>(), &row, content_of(item.content));
    followups::Plan plan;
    TRY(plan.customer_id, customer_named(tx, batch, row.customer_code.v, row.customer_name));
    const auto due = parse_local_time(row.due_at.v).value_or(LocalTime{ctx.today, 0});
    plan.due_at = zone_of(ctx.org.timezone).at(due.day, due.minute > 0 ? due.minute : kUsualMinute);
    if (!row.channel.empty())
        plan.channel = channel_called(row.channel.v).value_or(customers::Channel::phone);
    plan.goal = row.goal;
    plan.reason = row.reason;
    return plan;
}

/// One that an undone import left cancelled may be planned again.
std::optional<Id> known_plan(Tx& tx, const followups::Plan& plan) {
    const auto known = followups::find_plan(tx, plan);
    return known && was_taken_back(tx, *known) ? std::nullopt : known;
}

}  // namespace

Settled apply_plan(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    const auto plan = asked_plan(tx, ctx, batch, item);
    if (!plan.ok()) return refused(plan.problem());
    if (const auto known = known_plan(tx, *plan)) return {ItemState::unchanged, *known, {}};
    const auto made = followups::create_plan(tx, ctx, *plan);
    if (!made.ok()) return refused(made.problem());
    return {ItemState::created, made->id, {}};
}

Settled foresee_plan(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                     Foresight::Seen& seen) {
    const auto plan = asked_plan(tx, ctx, batch, item);
    if (!plan.ok()) return refused(plan.problem());
    if (const auto known = known_plan(tx, *plan)) return {ItemState::unchanged, *known, {}};
    if (auto checked = followups::check_plan(tx, ctx, *plan); !checked.ok())
        return refused(checked.problem());
    const std::string key = std::to_string(plan->customer_id.v) + ':' +
                            std::to_string(plan->due_at.v) + ':' + plan->goal.v;
    if (!seen.emplace(key, &item.content).second) return {ItemState::unchanged, {}, {}};
    return {};
}

}  // namespace zhuli::imports
