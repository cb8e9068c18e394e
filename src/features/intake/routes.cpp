// The addresses of the public form. Those under /open_forms and /open_complaints work without
// anybody signed in: the address itself says whose they are.
#include "features/intake/feature.hpp"
#include "features/intake/use_cases.hpp"
#include "features/intake/use_cases_open.hpp"

namespace zhuli::intake {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr http::Route kRoutes[] = {
    http::get<show_form>("/intake_form", "tickets.settings",
                         "The address of the public form for complaints"),
    http::act<renew_form>("/intake_form/renewal", "tickets.settings",
                          "Open the form, at another address than before"),
    http::act<close_form>("/intake_form/closure", "tickets.settings", "Switch the form off"),
    http::get<show_intake>("/tickets/{id}/intake", "tickets.read",
                           "Who complained by the form, and who that may be"),
    open(http::get<show_open_form>("/open_forms/{token}", "",
                                   "The form for complaints, by its address")),
    open(http::create<complain>("/open_forms/{token}/complaints", "",
                                "Complain; answers a private link to what becomes of it")),
    open(http::get<show_open_complaint>("/open_complaints/{token}", "",
                                        "How a complaint stands, by its private link")),
    open(http::act<add_words>("/open_complaints/{token}/words", "",
                              "What the customer adds to a complaint")),
    open(http::act<add_file>("/open_complaints/{token}/files", "",
                             "A photo or a PDF the customer adds to a complaint")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::intake
