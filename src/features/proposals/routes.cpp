// The addresses of proposals.
#include "features/proposals/feature.hpp"
#include "features/proposals/use_cases.hpp"

namespace zhuli::proposals {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_proposals>("/proposals", "proposals.read", "List proposals, newest first"),
    http::create<create_proposal>("/proposals", "proposals.edit",
                                  "Begin a proposal out of a need, an inquiry or an opportunity"),
    http::look_up<show_proposal>("/proposals/{id}", "proposals.read",
                                 "One version of a proposal, with all its versions"),
    http::edit<edit_proposal, ProposalDraft>("/proposals/{id}", "proposals.edit",
                                             "Change a proposal that is a draft"),
    http::act<drop_proposal>("/proposals/{id}/dropping", "proposals.edit",
                             "A draft that nobody will send, with the reason"),
    http::act<send_proposal>("/proposals/{id}/sending", "proposals.edit",
                             "It went to the customer: frozen from now on"),
    http::act<take_back_proposal>("/proposals/{id}/sending_undo", "proposals.edit",
                                  "It was not meant to be sent: a draft again"),
    http::create<revise_proposal>("/proposals/{id}/revision", "proposals.edit",
                                  "Begin its next version"),
    http::act<accept_proposal>("/proposals/{id}/acceptance", "proposals.edit",
                               "The customer said yes"),
    http::act<decline_proposal>("/proposals/{id}/decline", "proposals.edit",
                                "The customer said no, with the reason"),
    http::act<reopen_proposal>("/proposals/{id}/reopening", "proposals.edit",
                               "The answer was a mistake: it waits for one again"),
    http::act<order_proposal>("/proposals/{id}/order", "proposals.edit",
                              "Make the draft of an order of its goods, once"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::proposals
