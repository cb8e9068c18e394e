// The addresses of sub-requests.
#include "features/sub_requests/feature.hpp"
#include "features/sub_requests/use_cases.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_requests_of_ticket>("/tickets/{id}/sub_requests", "tickets.read",
                                       "What a complaint needs of other departments"),
    http::create<ask_department>("/tickets/{id}/sub_requests", "tickets.edit",
                                 "Ask another department, by a template"),
    http::get<list_sub_requests>("/sub_requests", "sub_requests.read",
                                 "Requests between departments, the first due on top"),
    http::look_up<show_sub_request>("/sub_requests/{id}", "sub_requests.read", "One request"),
    http::act<answer_sub_request>("/sub_requests/{id}/answer", "sub_requests.answer",
                                  "Answer for one's department"),
    http::act<withdraw_sub_request>("/sub_requests/{id}/withdrawal", "tickets.edit",
                                    "It is not needed any more"),
    http::get<show_sub_request_settings>("/sub_request_settings", "sub_requests.read",
                                         "Templates of requests"),
    http::edit<edit_sub_request_settings>("/sub_request_settings", "sub_requests.settings",
                                          "Change the templates for what is asked from now on"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::sub_requests
