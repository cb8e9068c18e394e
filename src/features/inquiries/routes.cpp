// The addresses of inquiries and needs.
#include "features/inquiries/feature.hpp"
#include "features/inquiries/use_cases.hpp"

namespace zhuli::inquiries {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_inquiries>("/inquiries", "inquiries.read",
                              "List inquiries, one's own and those of the inbox"),
    http::create<create_inquiry>("/inquiries", "inquiries.create", "Enter an inquiry"),
    http::look_up<show_inquiry>("/inquiries/{id}", "inquiries.read", "One inquiry"),
    http::edit<edit_inquiry, Inquiry>("/inquiries/{id}", "inquiries.edit", "Change an inquiry"),
    http::act<claim_inquiry>("/inquiry_claims", "inquiries.take",
                             "Take an inquiry out of the inbox; one of many wins"),
    http::act<release_inquiry>("/inquiry_releases", "inquiries.edit",
                               "Give an inquiry back to the inbox, with a reason"),
    http::act<assign_inquiry>("/inquiries/{id}/assignment", "inquiries.assign",
                              "Give an inquiry to somebody"),
    http::act<link_customer>("/inquiries/{id}/customer_link", "inquiries.edit",
                             "Say which customer asks"),
    http::act<convert_inquiry>("/inquiries/{id}/customer", "inquiries.edit",
                               "Make a customer of who asks"),
    http::act<respond_to_inquiry>("/inquiries/{id}/response", "inquiries.edit",
                                  "Write down the first answer; it stops the clock"),
    http::act<qualify_inquiry>("/inquiries/{id}/qualification", "inquiries.edit",
                               "There is a real need of a known customer"),
    http::act<lose_inquiry>("/inquiries/{id}/loss", "inquiries.edit",
                            "Nothing comes of it, with the reason"),
    http::act<invalidate_inquiry>("/inquiries/{id}/invalidation", "inquiries.edit",
                                  "It was no inquiry, with the reason"),
    http::act<reopen_inquiry>("/inquiries/{id}/reopening", "inquiries.edit",
                              "Take a lost or invalid inquiry up again"),
    http::get<show_settings>("/inquiry_settings", "inquiries.read",
                             "How long a first answer may take, and the usual questions"),
    http::edit<edit_settings>("/inquiry_settings", "inquiries.settings",
                              "Change how long a first answer may take from now on"),
    http::get<list_needs_of_customer>("/customers/{id}/needs", "needs.read",
                                      "A customer's needs, the newest first"),
    http::get<list_needs_of_inquiry>("/inquiries/{id}/needs", "needs.read",
                                     "An inquiry's needs, the newest first"),
    http::create<create_need>("/needs", "needs.edit", "Write down a need"),
    http::look_up<show_need>("/needs/{id}", "needs.read", "One need"),
    http::edit<edit_need, Need>("/needs/{id}", "needs.edit", "Change a need that is a draft"),
    http::act<confirm_need>("/needs/{id}/confirmation", "needs.edit",
                            "The customer said yes to what was read back"),
    http::act<revise_need>("/needs/{id}/revision", "needs.edit",
                           "Go on from a confirmed need; the customer is asked again"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::inquiries
