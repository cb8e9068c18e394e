// The addresses of the clean-up list.
#include "features/cleanup/feature.hpp"
#include "features/cleanup/use_cases.hpp"

namespace zhuli::cleanup {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_flaws>("/flaws", "cleanup.read",
                          "What is wrong with customers' records, the worst first"),
    http::act<dismiss_flaw>("/flaws/{id}/dismissal", "cleanup.fix", "Remember that it is none"),
    http::act<reopen_flaw>("/flaws/{id}/reopening", "cleanup.fix", "Take that back"),
    http::get<list_completeness>("/completeness", "cleanup.read",
                                 "How complete records are, the least first"),
    http::get<show_profile>("/customers/{id}/completeness", "cleanup.read",
                            "How complete one record is line by line, and what is wrong with it"),
    http::get<show_cleanup_board>("/cleanup_board", "cleanup.read",
                                  "Completeness, open and mended flaws by owner"),
    http::route<preview_fix>(http::Method::post, "/cleanup_fixes/preview", http::Kind::read,
                             "cleanup.fix", "What a fix would do; writes nothing"),
    http::create<fix_flaws>("/cleanup_fixes", "cleanup.fix", "Put many flaws right at once"),
    http::get<list_fixes>("/cleanup_fixes", "cleanup.read", "Fixes, the latest first"),
    http::get<show_fix>("/cleanup_fixes/{id}", "cleanup.read", "One fix"),
    http::act<undo_fix>("/cleanup_fixes/{id}/undo", "cleanup.fix",
                        "Take a fix back where nobody changed anything since"),
    http::get<show_cleanup_scan>("/cleanup_scans", "cleanup.read",
                                 "How far looking at everybody has come"),
    http::act<request_cleanup_scan>("/cleanup_scans", "cleanup.scan", "Look at everybody now"),
    http::get<show_cleanup_settings>("/cleanup_settings", "cleanup.read",
                                     "What members weigh, and when a lead is stale"),
    http::edit<edit_cleanup_settings>("/cleanup_settings", "cleanup.settings",
                                      "Change what members weigh; everybody is looked at again"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::cleanup
