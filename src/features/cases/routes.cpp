// The addresses of the case library.
#include "features/cases/feature.hpp"
#include "features/cases/use_cases.hpp"

namespace zhuli::cases {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_cases>("/cases", "cases.read", "List cases"),
    http::create<create_case>("/cases", "cases.write", "Write a case that no complaint is behind"),
    http::look_up<show_case>("/cases/{id}", "cases.read",
                             "One case, and whether what it is about happens less since"),
    http::edit<edit_case, Case>("/cases/{id}", "cases.write", "Change a draft"),
    http::act<submit_case>("/cases/{id}/submission", "cases.write", "Ask for its review"),
    http::act<publish_case>("/cases/{id}/publication", "cases.review",
                            "People find it from now on, until its day of review"),
    http::act<return_case>("/cases/{id}/return", "cases.review",
                           "It is not good enough yet, with what is missing"),
    http::act<renew_case>("/cases/{id}/renewal", "cases.review", "It still holds"),
    http::act<revise_case>("/cases/{id}/revision", "cases.write",
                           "Take it back to a draft and change it"),
    http::act<archive_case>("/cases/{id}/archival", "cases.write",
                            "Nobody finds it any more, with the reason"),
    http::act<restore_case>("/cases/{id}/restoration", "cases.write", "It is a draft again"),
    http::act<use_case>("/cases/{id}/uses", "cases.use", "It helped with a complaint"),
    http::act<take_back_case_use>("/cases/{id}/use_undo", "cases.use", "It did not help after all"),
    http::create<draft_from_ticket>("/tickets/{id}/case", "cases.write",
                                    "Draft a case from a closed complaint"),
    http::get<hint_for_ticket>("/tickets/{id}/case_hints", "tickets.read",
                               "Cases that may help with a complaint, and why"),
    http::get<hint_cases>("/case_hints", "cases.read",
                          "Cases that are like what somebody types, and why"),
    http::get<show_effect>("/case_effect", "cases.read",
                           "For how many closed complaints a case was known, and helped"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::cases
