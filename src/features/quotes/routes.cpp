// The addresses of quotes. Those under /open_quotes work without anybody signed in: the link itself
// says whose they are.
#include "features/quotes/feature.hpp"
#include "features/quotes/use_cases.hpp"
#include "features/quotes/use_cases_open.hpp"

namespace zhuli::quotes {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr http::Route kRoutes[] = {
    http::get<list_quotes>("/quotes", "quotes.read", "List quotes, newest first"),
    http::create<create_quote>("/quotes", "quotes.edit",
                               "Begin a quote for a customer, or out of a proposal"),
    http::look_up<show_quote>("/quotes/{id}", "quotes.read",
                              "One version of a quote, with all its versions"),
    http::edit<edit_quote, QuoteDraft>("/quotes/{id}", "quotes.edit",
                                       "Change a quote that is a draft"),
    http::act<drop_quote>("/quotes/{id}/dropping", "quotes.edit",
                          "A draft that nobody will send, with the reason"),
    http::act<send_quote>("/quotes/{id}/sending", "quotes.edit",
                          "It goes to the customer, or to approval first"),
    http::act<renew_quote_link>("/quotes/{id}/link", "quotes.edit",
                                "Another private link in place of the one before"),
    http::act<rework_quote>("/quotes/{id}/rework", "quotes.edit", "Out of approval: a draft again"),
    http::act<take_back_quote>("/quotes/{id}/sending_undo", "quotes.edit",
                               "It was not meant to be sent: a draft again"),
    http::act<withdraw_quote>("/quotes/{id}/withdrawal", "quotes.edit",
                              "What was sent is offered no longer, with the reason"),
    http::create<revise_quote>("/quotes/{id}/revision", "quotes.edit", "Begin its next version"),
    http::act<accept_quote>("/quotes/{id}/acceptance", "quotes.edit", "The customer said yes"),
    http::act<decline_quote>("/quotes/{id}/decline", "quotes.edit",
                             "The customer said no, with the reason"),
    http::act<reopen_quote>("/quotes/{id}/reopening", "quotes.edit",
                            "The answer was a mistake: it waits for one again"),
    http::act<order_quote>("/quotes/{id}/order", "quotes.edit",
                           "Make the draft of an order of it, once"),
    open(http::get<show_open_quote>("/open_quotes/{token}", "", "A quote, by its private link")),
    open(http::act<note_quote_opening>("/open_quotes/{token}/opening", "",
                                       "The page of a quote was opened")),
    open(http::act<answer_quote>("/open_quotes/{token}/answer", "",
                                 "What the customer says to a quote")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::quotes
