#include "features/day_plans/feature.hpp"

#include "features/day_plans/jobs.hpp"
#include "features/day_plans/messages.hpp"
#include "features/day_plans/rules.hpp"
#include "features/day_plans/store.hpp"
#include "features/day_plans/use_cases.hpp"

namespace zhuli::day_plans {

namespace {

constexpr std::string_view kDepends[] = {"identity",  "customers", "orders",      "inquiries",
                                         "followups", "tickets",   "sub_requests"};

constexpr EntityMeta kEntities[] = {
    {"day_plan", fields_of<DayPlan>(), "day_plans.read", "day_plan", "user_id"},
    {"day_plan_settings", fields_of<Settings>(), "day_plans.read"},
    {"day_plan_habit", fields_of<Habit>(), "day_plans.read", "day_plan_habit", "user_id"}};

constexpr storage::Recorded kRecords[] = {
    storage::recorded<DayPlan>(), storage::recorded<Settings>(), storage::recorded<Habit>()};

constexpr Consumer kConsumers[] = {{"day_plans.replan", &follow_events}};

constexpr jobs::JobKind kJobs[] = {{"day_plans.keep", &keep_days, kKeepEveryMs}};

}  // namespace

const Feature feature{.name = "day_plans",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .consumers = kConsumers,
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::day_plans
