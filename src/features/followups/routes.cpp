// The addresses of follow-ups.
#include "features/followups/feature.hpp"
#include "features/followups/use_cases.hpp"

namespace zhuli::followups {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_plans>("/follow_ups", "followups.read",
                          "List planned follow-ups, the most pressing first"),
    http::create<create_plan>("/follow_ups", "followups.edit", "Plan a follow-up"),
    http::look_up<show_plan>("/follow_ups/{id}", "followups.read", "One planned follow-up"),
    http::edit<edit_plan, Plan>("/follow_ups/{id}", "followups.edit", "Change a planned follow-up"),
    http::act<snooze_plan>("/follow_ups/{id}/snooze", "followups.edit",
                           "Put a follow-up off, with a reason"),
    http::act<complete_plan>("/follow_ups/{id}/completion", "followups.edit",
                             "Write down what came of it and plan what is next"),
    http::act<cancel_plan>("/follow_ups/{id}/cancellation", "followups.edit",
                           "Call a follow-up off, with a reason"),
    http::get<show_settings>("/follow_up_settings", "followups.read",
                             "Cadences, reminders and the weights of the score"),
    http::edit<edit_settings>("/follow_up_settings", "followups.settings",
                              "Change cadences, reminders or weights"),
    http::get<show_intent>("/customers/{id}/intent", "followups.read",
                           "How promising a customer is, and why"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::followups
