// The addresses of approvals.
#include "features/approvals/feature.hpp"
#include "features/approvals/use_cases.hpp"

namespace zhuli::approvals {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_approvals>("/approvals", "approvals.read",
                              "List approvals one filed or has in scope, newest first"),
    http::get<list_queue>("/approval_queue", "approvals.decide",
                          "What waits for the caller's decision"),
    http::get<show_approval>("/approvals/{id}", "approvals.read",
                             "One request with its steps and what was decided"),
    http::act<approve_approval>("/approvals/{id}/approval", "approvals.decide", "Say yes"),
    http::act<refuse_approval>("/approvals/{id}/refusal", "approvals.decide",
                               "Say no, with the reason"),
    http::act<send_approval_back>("/approvals/{id}/sending_back", "approvals.decide",
                                  "Back to an earlier step or to whoever filed it"),
    http::act<delegate_approval>("/approvals/{id}/delegation", "approvals.decide",
                                 "Somebody else decides instead"),
    http::act<add_approval_signer>("/approvals/{id}/signer", "approvals.decide",
                                   "Somebody else decides as well, before or after"),
    http::act<withdraw_approval>("/approvals/{id}/withdrawal", "approvals.decide",
                                 "Whoever filed it no longer asks"),
    http::act<take_approval_back>("/approvals/{id}/approval_undo", "approvals.decide",
                                  "One's own yes was a mistake, while nobody decided after it"),
    http::get<show_settings>("/approval_settings", "approvals.settings",
                             "The policies: what needs approval, and whose"),
    http::edit<edit_settings>("/approval_settings", "approvals.settings", "Change the policies"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::approvals
