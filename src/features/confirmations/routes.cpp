// The addresses of second confirmations. Those under /open_confirmations work without anybody
// signed in: the link itself says whose they are.
#include "features/confirmations/feature.hpp"
#include "features/confirmations/use_cases.hpp"
#include "features/confirmations/use_cases_open.hpp"

namespace zhuli::confirmations {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr http::Route kRoutes[] = {
    http::get<list_confirmations>("/orders/{id}/confirmations", "orders.read",
                                  "What the customer was asked to confirm, and said"),
    http::create<ask_customer>("/orders/{id}/confirmations", "orders.confirm",
                               "Freeze the terms and make a private link to them"),
    http::get<show_confirmation>("/confirmations/{id}", "orders.read",
                                 "One confirmation with the page its customer saw"),
    http::act<renew_link>("/confirmations/{id}/link", "orders.confirm",
                          "Another link in place of the one before"),
    http::act<revoke>("/confirmations/{id}/revocation", "orders.confirm",
                      "Its link opens nothing any more"),
    http::act<settle>("/confirmations/{id}/settlement", "orders.confirm",
                      "Put corrections into the order, or note how they were answered"),
    open(http::get<show_open_confirmation>("/open_confirmations/{token}", "",
                                           "The terms of an order, by its private link")),
    open(http::act<note_confirmation_opening>("/open_confirmations/{token}/opening", "",
                                              "The page of a confirmation was opened")),
    open(http::act<answer_confirmation>("/open_confirmations/{token}/answer", "",
                                        "What the customer says to the terms")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::confirmations
