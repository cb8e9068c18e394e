#include "features/today/feature.hpp"

#include "features/today/rules.hpp"
#include "features/today/use_cases.hpp"

namespace zhuli::today {

namespace {

constexpr std::string_view kDepends[] = {"identity",  "customers",  "stock",       "orders",
                                         "metrics",   "followups",  "notices",     "duplicates",
                                         "inquiries", "approvals",  "tickets",     "receivables",
                                         "logistics", "purchasing", "sub_requests"};

constexpr http::Route kRoutes[] = {
    http::get<show_today>("/today", "today.read", "Everything the Today page shows"),
    http::get<show_badges>("/today/badges", "today.read", "Counts beside the menu's entries"),
};

}  // namespace

const Feature feature{
    .name = "today", .depends = kDepends, .routes = kRoutes, .permissions = permissions()};

}  // namespace zhuli::today
