// The addresses of segments and offers. Those under /open_offers work without anybody signed in:
// the link itself says whose they are.
#include "features/offers/feature.hpp"
#include "features/offers/use_cases.hpp"
#include "features/offers/use_cases_open.hpp"
#include "features/offers/use_cases_owner.hpp"

namespace zhuli::offers {

namespace {

constexpr http::Route open(http::Route route) {
    route.open = true;
    return route;
}

constexpr http::Route kRoutes[] = {
    http::get<list_segments>("/segments", "segments.read", "List segments"),
    http::create<create_segment>("/segments", "segments.edit", "Name a question about customers"),
    http::look_up<show_segment>("/segments/{id}", "segments.read", "One segment"),
    http::edit<edit_segment, Segment>("/segments/{id}", "segments.edit", "Change a segment"),
    http::route<preview_segment>(http::Method::post, "/segment_previews", http::Kind::read,
                                 "segments.read", "How many customers match, and the first"),
    http::get<list_offers>("/offers", "offers.read", "List offers"),
    http::create<create_offer>("/offers", "offers.edit", "Write an offer"),
    http::look_up<show_offer>("/offers/{id}", "offers.read", "One offer and how far it came"),
    http::edit<edit_offer, Offer>("/offers/{id}", "offers.edit", "Change a draft"),
    http::act<assign_offer>("/offers/{id}/assignment", "offers.edit",
                            "Hand a draft to somebody who may send it"),
    http::act<send_offer>("/offers/{id}/sending", "offers.send",
                          "Freeze the segment into recipients and send"),
    http::act<stop_offer>("/offers/{id}/stop", "offers.send", "Send no more; its links end"),
    http::get<list_recipients>("/offer_recipients", "offers.read",
                               "Whom offers went to and what became of it"),
    http::act<make_link>("/offer_recipients/{id}/link", "offers.send",
                         "A private link to hand over"),
    http::get<show_consent>("/customers/{id}/consent", "customers.read",
                            "Whether a customer consents to be written to, and who said so"),
    http::act<record_consent>("/customers/{id}/consents", "customers.edit",
                              "Write down what a customer said of being written to"),
    open(http::get<show_open_offer>("/open_offers/{token}", "", "An offer, by its private link")),
    open(http::get<show_open_file>("/open_offers/{token}/files/{file_id}", "",
                                   "A file of an offer, by its private link")),
    open(http::act<note_opening>("/open_offers/{token}/opening", "",
                                 "The page of an offer was opened")),
    open(http::act<answer_offer>("/open_offers/{token}/answer", "",
                                 "What the customer says to an offer")),
    open(http::act<unsubscribe>("/open_offers/{token}/unsubscription", "",
                                "Write to this customer no more")),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::offers
