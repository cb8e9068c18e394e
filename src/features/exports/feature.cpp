#include "features/exports/feature.hpp"

#include "features/exports/messages.hpp"
#include "features/exports/use_cases.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kDepends[] = {
    "identity",     "customers",     "catalog",   "orders",   "imports",     "followups",
    "inquiries",    "opportunities", "proposals", "quotes",   "receivables", "tickets",
    "sub_requests", "purchasing",    "invoices",  "logistics"};

constexpr http::Route kRoutes[] = {
    http::get<&export_customers>("/customers/export", "customers.read",
                                 "The customers a list shows, as a file"),
    http::get<&export_contacts>("/customers/contacts/export", "customers.read",
                                "The people of the customers a list shows, as a file"),
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
    http::get<&export_tickets>("/tickets/export", "tickets.read",
                               "The complaints a list shows, as a file"),
    http::get<&export_sub_requests>("/sub_requests/export", "sub_requests.read",
                                    "The requests to departments a list shows, as a file"),
    http::get<&export_returns>("/returns/export", "orders.read",
                               "The returns a list shows, as a file"),
    http::get<&export_purchases>("/purchase_orders/export", "purchasing.read",
                                 "The purchase orders a list shows, as a file"),
    http::get<&export_invoices>("/invoices/export", "invoices.read",
                                "The invoices a list shows, as a file"),
    http::get<&export_bank_receipts>("/bank_receipts/export", "receivables.read",
                                     "The money that came in a list shows, as a file"),
    http::get<&export_waybills>("/waybills/export", "logistics.read",
                                "The shipments on their way a list shows, as a file"),
    http::get<&export_quotes>("/quotes/export", "quotes.read",
                              "The quotes a list shows, as a file"),
};

}  // namespace

const Feature feature{
    .name = "exports", .depends = kDepends, .routes = kRoutes, .messages = messages()};

}  // namespace zhuli::exports
