// The addresses of the duplicates capability.
#include "features/duplicates/feature.hpp"
#include "features/duplicates/use_cases.hpp"
#include "features/duplicates/use_cases_merge.hpp"

namespace zhuli::duplicates {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_pairs>("/duplicates", "duplicates.read",
                          "Pairs of customers that may be one, the likeliest first"),
    http::get<show_pair>("/duplicates/{id}", "duplicates.read", "A pair with both records"),
    http::act<dismiss_pair>("/duplicates/{id}/dismissal", "duplicates.decide",
                            "Remember that the two are not one"),
    http::act<reopen_pair>("/duplicates/{id}/reopening", "duplicates.decide",
                           "Take that back: the pair waits again"),
    http::get<show_scan>("/duplicate_scans", "duplicates.read",
                         "When duplicates were last looked for, and what was found"),
    http::act<request_scan>("/duplicate_scans", "duplicates.scan",
                            "Look for duplicates among everybody now"),
    http::route<preview_merge>(http::Method::post, "/customer_merges/preview", http::Kind::read,
                               "duplicates.merge",
                               "What a merge would make, and why; writes nothing"),
    http::create<merge_customers>("/customer_merges", "duplicates.merge",
                                  "Make customers part of another one"),
    http::get<show_merge>("/customer_merges/{id}", "duplicates.read", "One merge"),
    http::act<undo_merge>("/customer_merges/{id}/undo", "duplicates.merge",
                          "Take a merge back, also after new activity"),
    http::get<list_merges>("/customers/{id}/merges", "duplicates.read",
                           "Merges a customer took part in"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::duplicates
