// The addresses of day plans.
#include "features/day_plans/feature.hpp"
#include "features/day_plans/use_cases.hpp"

namespace zhuli::day_plans {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<show_day>("/day_plan", "day_plans.read",
                        "One's day, or that of somebody in scope: today or the next working day"),
    http::act<compose_day>("/day_plan/composition", "day_plans.edit",
                           "Compose one's day anew; what is pinned or under way stays"),
    http::act<arrange_block>("/day_plan/arrangement", "day_plans.edit",
                             "Pin, move or drop one block of one's day"),
    http::act<undo_change>("/day_plan/undo", "day_plans.edit", "Take the last change back"),
    http::get<show_settings>("/day_plan_settings", "day_plans.read",
                             "Selling hours, hours at the desk, the buffer, minutes per kind"),
    http::edit<edit_settings>("/day_plan_settings", "day_plans.settings",
                              "Change what days are composed by"),
    http::get<show_habit>("/day_plan_habit", "day_plans.read", "What one wants of one's own days"),
    http::edit<edit_habit>("/day_plan_habit", "day_plans.edit", "Change one's own target or hours"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::day_plans
