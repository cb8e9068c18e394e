// The addresses of resolutions. Those under /open_resolutions work without anybody signed in: the
// link itself says whose they are.
#include "features/resolutions/feature.hpp"
#include "features/resolutions/use_cases.hpp"
#include "features/resolutions/use_cases_open.hpp"

namespace zhuli::resolutions {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr std::string_view kRead = "resolutions.read", kEdit = "resolutions.edit";

constexpr http::Route kRoutes[] = {
    http::get<list_resolutions>("/tickets/{id}/resolutions", kRead,
                                "The letters that answer a complaint, the newest first"),
    http::create<write_resolution>("/tickets/{id}/resolutions", kEdit,
                                   "Begin the letter that answers a complaint"),
    http::look_up<show_resolution>("/resolutions/{id}", kRead, "One letter"),
    http::edit<edit_resolution, ResolutionDraft>("/resolutions/{id}", kEdit,
                                                 "Change a letter that was not sent"),
    http::act<send_resolution>("/resolutions/{id}/sending", kEdit,
                               "Make its private link, or ask for approval first"),
    http::act<renew_resolution_link>("/resolutions/{id}/link", kEdit,
                                     "Another link in place of the one before"),
    http::act<take_resolution_back>("/resolutions/{id}/taking_back", kEdit,
                                    "Its link opens nothing any more; it is a draft again"),
    http::act<drop_resolution>("/resolutions/{id}/dropping", kEdit, "Nobody will send it"),
    http::act<note_answer>("/resolutions/{id}/answers", kEdit,
                           "Write down what the customer said on the phone; a yes books it"),
    http::act<record_resolution>("/resolutions/{id}/stage_record", kEdit,
                                 "The letter is the record of the stage; the next begins"),
    http::get<list_vouchers>("/customers/{id}/vouchers", kRead,
                             "A customer's vouchers, the newest first"),
    http::act<redeem_voucher>("/vouchers/{id}/redemption", "resolutions.redeem",
                              "Take a voucher off an order, whole"),
    http::get<show_costs>("/resolution_costs", "resolutions.costs",
                          "What complaints cost, by month, cause and compensation"),
    open(http::get<show_open_letter>("/open_resolutions/{token}", "",
                                     "The letter that answers a complaint, by its private link")),
    open(http::act<note_letter_opening>("/open_resolutions/{token}/opening", "",
                                        "The page of a letter was opened")),
    open(http::act<answer_letter>("/open_resolutions/{token}/answer", "",
                                  "What the customer says to the letter")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::resolutions
