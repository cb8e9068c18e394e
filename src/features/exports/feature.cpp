#include "features/exports/feature.hpp"

#include "features/exports/messages.hpp"
#include "features/exports/use_cases.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kDepends[] = {"identity",  "customers", "catalog",    "orders",
                                         "imports",   "followups", "inquiries",  "opportunities",
                                         "proposals", "quotes",    "receivables"};

constexpr http::Route kRoutes[] = {
    http::get<&export_customers>("/customers/export", "customers.read",
                                 "The customers a list shows, as a file"),
    http::get<&export_products>("/products/export", "catalog.read",
                                "The products a list shows, as a file"),
    http::get<&export_orders>("/orders/export", "orders.read",
                              "The orders a list shows, line by line, as a file"),
    http::get<&export_follow_ups>("/follow_ups/export", "followups.read",
                                  "The follow-ups a list shows, as a file"),
    http::get<&export_inquiries>("/inquiries/export", "inquiries.read",
                                 "The inquiries a list shows, as a file"),
    http::get<&export_opportunities>("/opportunities/export", "opportunities.read",
                                     "The opportunities a list shows, as a file"),
    http::get<&export_proposals>("/proposals/export", "proposals.read",
                                 "The proposals a list shows, as a file"),
    http::get<&export_statement>("/customers/{id}/statement/export", "receivables.statement",
                                 "A customer's statement of account, as a file"),
    http::get<&export_quotes>("/quotes/export", "quotes.read",
                              "The quotes a list shows, as a file"),
};

}  // namespace

const Feature feature{
    .name = "exports", .depends = kDepends, .routes = kRoutes, .messages = messages()};

}  // namespace zhuli::exports
