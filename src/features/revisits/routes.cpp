// The addresses of revisits by link. Those under /open_revisits work without anybody signed in: the
// link itself says whose they are.
#include "features/revisits/feature.hpp"
#include "features/revisits/use_cases.hpp"
#include "features/revisits/use_cases_open.hpp"

namespace zhuli::revisits {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr http::Route kRoutes[] = {
    http::get<list_revisits>("/tickets/{id}/revisits", "tickets.read",
                             "How the customer was asked for a verdict, and what they said"),
    http::create<ask_for_verdict>("/tickets/{id}/revisits", "tickets.edit",
                                  "Make a private link where the customer gives a mark"),
    http::act<renew_revisit_link>("/revisits/{id}/link", "tickets.edit",
                                  "Another link in place of the one before"),
    http::act<revoke_revisit>("/revisits/{id}/revocation", "tickets.edit",
                              "Its link opens nothing any more"),
    open(http::get<show_open_revisit>("/open_revisits/{token}", "",
                                      "What a customer is asked about, by its private link")),
    open(http::act<note_revisit_opening>("/open_revisits/{token}/opening", "",
                                         "The page of a revisit was opened")),
    open(http::act<give_verdict>("/open_revisits/{token}/answer", "",
                                 "The customer's mark from 1 to 5, and their words")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::revisits
