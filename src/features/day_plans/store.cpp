#include "features/day_plans/store.hpp"

namespace zhuli::day_plans {

namespace {

using storage::Sql;

constexpr Sql kSettings{
    "day_plans.settings",
    "SELECT id, version, selling_hours, desk_hours, buffer_percent, phone_minutes, wechat_minutes,"
    " visit_minutes, email_minutes, inquiry_minutes, complaint_minutes, order_minutes,"
    " created_at, updated_at"
    " FROM day_plan_settings WHERE org_id = $1"};
constexpr Sql kHabit{"day_plans.habit",
                     "SELECT id, version, user_id, talks_per_day, selling_hours, created_at,"
                     " updated_at FROM day_plan_habit WHERE org_id = $1 AND user_id = $2"};

#define PLAN                                                                                      \
    "SELECT id, version, user_id, planned_on, blocks, left_over, moves, act_no, changed_at,"      \
    " undoable, undo_blocks, created_at, updated_at FROM day_plan WHERE org_id = $1 AND user_id " \
    "= $2"                                                                                        \
    " AND planned_on = $3"
constexpr Sql kPlan{"day_plans.plan", PLAN};
constexpr Sql kPlanToChange{"day_plans.plan_to_change", PLAN, PLAN " FOR UPDATE"};
#undef PLAN
constexpr Sql kAny{"day_plans.any",
                   "SELECT id FROM day_plan WHERE org_id = $1 AND planned_on = $2 LIMIT 1"};

constexpr const Sql* kStatements[] = {&kSettings, &kHabit, &kPlan, &kPlanToChange, &kAny};

constexpr Check kChecks[] = {
    {"day plans: what can be taken back was changed by its person",
     {"day_plans.check_undo",
      "SELECT CAST(id AS TEXT) FROM day_plan WHERE org_id = $1 AND undoable = 1 AND act_no = 0"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::optional<Settings> stored_settings(Tx& tx) { return tx.one<Settings>(kSettings); }
std::optional<Habit> stored_habit(Tx& tx, Id user) { return tx.one<Habit>(kHabit, user); }
std::optional<DayPlan> plan_of(Tx& tx, Id user, Date on) {
    return tx.one<DayPlan>(kPlan, user, on);
}
std::optional<DayPlan> plan_to_change(Tx& tx, Id user, Date on) {
    return tx.one<DayPlan>(kPlanToChange, user, on);
}
bool is_any_composed(Tx& tx, Date on) { return tx.scalar<Id>(kAny, on).has_value(); }

}  // namespace zhuli::day_plans
