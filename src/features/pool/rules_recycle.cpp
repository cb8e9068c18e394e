// When a customer is recycled: which rule comes first, on which working day, and when its owner is
// told. Nobody loses a customer without warning.
#include <algorithm>

#include "features/pool/rules.hpp"

namespace zhuli::pool {

namespace {

constexpr int kLongestBreakDays = 60;  // without a working day: then any day will do

bool works_on(const WorkCalendar& calendar, Date day) { return !calendar.hours_on(day).empty(); }

Date next_working_day(const WorkCalendar& calendar, Date day, int step) {
    for (int i = 1; i <= kLongestBreakDays; ++i)
        if (works_on(calendar, day.plus_days(i * step))) return day.plus_days(i * step);
    return day.plus_days(step);
}

bool is_for(const RecycleRule& rule, customers::Tier tier) {
    return rule.tier == ForTier::all || static_cast<int>(rule.tier) == static_cast<int>(tier) + 1;
}

/// A tier's own rule comes before the one for all.
bool is_replaced(const RecycleRule& rule, const Pool& pool, customers::Tier tier) {
    return rule.tier == ForTier::all &&
           std::ranges::any_of(pool.rules, [&](const RecycleRule& other) {
               return other.cause == rule.cause && other.tier != ForTier::all &&
                      is_for(other, tier);
           });
}

Date last_of(const Facts& facts, Cause cause) {
    if (cause == Cause::no_follow_up) return facts.last_followed_on;
    return cause == Cause::no_order ? facts.last_order_on : facts.last_opportunity_on;
}

bool may_be_recycled(const Facts& facts) {
    return facts.owner_id && !facts.archived && facts.kind != customers::Kind::walk_in &&
           facts.status != customers::CustomerStatus::invalid;
}

bool warning_stands(const Facts& facts, Date due, Date today) {
    return facts.warned_for && due <= facts.warned_for &&
           facts.warned_for.plus_days(kWarningHoldsDays) >= today;
}

}  // namespace

Date working_days_from(const WorkCalendar& calendar, Date day, int count) {
    for (int i = 0; i < std::abs(count); ++i)
        day = next_working_day(calendar, day, count < 0 ? -1 : 1);
    return day;
}

Date working_day_from(const WorkCalendar& calendar, Date day) {
    return works_on(calendar, day) ? day : next_working_day(calendar, day, 1);
}

std::vector<RuleStand> stands_of(const Facts& facts, const Pool& pool,
                                 const WorkCalendar& calendar) {
    std::vector<RuleStand> stands;
    if (!may_be_recycled(facts)) return stands;
    for (const RecycleRule& rule : pool.rules) {
        if (!rule.active || !is_for(rule, facts.tier) || is_replaced(rule, pool, facts.tier))
            continue;
        RuleStand stand{rule.cause, rule.days, rule.counting, {}, {}};
        stand.since_on = std::max(facts.owned_since, last_of(facts, rule.cause));
        const Date due = rule.counting == Counting::working_days
                             ? working_days_from(calendar, stand.since_on, rule.days)
                             : stand.since_on.plus_days(rule.days);
        stand.due_on = working_day_from(calendar, due);
        stands.push_back(stand);
    }
    std::ranges::stable_sort(stands, {}, &RuleStand::due_on);
    return stands;
}

Plan plan_for(const Facts& facts, const Pool* pool, const WorkCalendar& calendar, Date today) {
    if (pool == nullptr) return {};
    const auto stands = stands_of(facts, *pool, calendar);
    if (stands.empty()) return {};
    Plan plan;
    plan.cause = stands.front().cause;
    plan.since_on = stands.front().since_on;
    Date due = stands.front().due_on;
    if (facts.exempt_until >= due)
        due = working_day_from(calendar, facts.exempt_until.plus_days(1));
    if (warning_stands(facts, due, today)) {
        plan.recycle_on = plan.look_on = plan.warned_for = facts.warned_for;
        return plan;
    }
    const Date earliest =
        working_days_from(calendar, working_day_from(calendar, today), pool->warn_days);
    plan.recycle_on = std::max(due, earliest);
    plan.look_on = std::max(working_day_from(calendar, today),
                            working_days_from(calendar, plan.recycle_on, -pool->warn_days));
    return plan;
}

}  // namespace zhuli::pool
