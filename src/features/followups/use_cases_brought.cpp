#include "features/followups/use_cases_brought.hpp"

#include "core/zones.hpp"
#include "features/customers/use_cases.hpp"
#include "features/followups/rules.hpp"
#include "features/followups/store.hpp"
#include "storage/entity.hpp"

namespace zhuli::followups {

std::optional<Id> find_plan(Tx& tx, const Plan& plan) {
    const Instant minute{plan.due_at.v / kMinuteMs * kMinuteMs};
    return same_plan(tx, plan.customer_id, minute, minute.plus_ms(kMinuteMs), plan.goal.v);
}

Result<> check_plan(Tx& tx, const Ctx& ctx, const Plan& plan) {
    const auto customer = storage::find<customers::Customer>(tx, plan.customer_id);
    if (!customer || !ctx.covers("followups.edit", customer->owner_id))
        return Problem::field("customer_name", "field.no_such_record");
    return check_new(plan, *customer, ctx.today, zone_of(ctx.org.timezone));
}

bool take_back_plan(Tx& tx, const Ctx& ctx, Id id, std::string_view reason) {
    const auto plan = storage::find<Plan>(tx, id);
    if (!plan || plan->state != PlanState::planned || plan->snooze_count > 0) return false;
    return cancel_plan(tx, ctx, {.id = id, .reason = reason}).ok();
}

}  // namespace zhuli::followups
