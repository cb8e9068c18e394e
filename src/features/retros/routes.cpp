// The addresses of the retro.
#include "features/retros/feature.hpp"
#include "features/retros/use_cases.hpp"

namespace zhuli::retros {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<show_retro>("/retro", "retros.read",
                          "Causes of complaints that repeat in a month, and what is changed"),
    http::get<list_sop_changes>("/sop_changes", "retros.read", "List SOP changes"),
    http::create<plan_sop_change>("/sop_changes", "retros.plan",
                                  "Decide what is done otherwise, by whom and until when"),
    http::look_up<show_sop_change>("/sop_changes/{id}", "retros.read", "One SOP change"),
    http::edit<edit_sop_change, SopChange>("/sop_changes/{id}", "retros.plan", "Change it"),
    http::act<finish_sop_change>("/sop_changes/{id}/completion", "retros.finish",
                                 "It is done, with what was done"),
    http::act<drop_sop_change>("/sop_changes/{id}/dropping", "retros.plan",
                               "It is not done, with the reason"),
    http::act<reopen_sop_change>("/sop_changes/{id}/reopening", "retros.plan", "It is open again"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::retros
