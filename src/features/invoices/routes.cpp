// The addresses of invoices.
#include "features/invoices/feature.hpp"
#include "features/invoices/use_cases.hpp"

namespace zhuli::invoices {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_titles>("/customers/{id}/invoice_titles", "invoices.read",
                           "What a customer is invoiced under"),
    http::create<create_title>("/invoice_titles", "invoices.request", "Add a title to a customer"),
    http::look_up<show_title>("/invoice_titles/{id}", "invoices.read", "One title"),
    http::edit<edit_title, InvoiceTitle>("/invoice_titles/{id}", "invoices.request",
                                         "Change a title"),
    http::get<list_invoices>("/invoices", "invoices.read", "List invoices"),
    http::create<request_invoice>("/invoices", "invoices.request", "Ask for an invoice of orders"),
    http::look_up<show_invoice>("/invoices/{id}", "invoices.read", "One invoice"),
    http::act<issue_invoice>("/invoices/{id}/issue", "invoices.issue",
                             "It was issued under this number"),
    http::act<deliver_invoice>("/invoices/{id}/delivery", "invoices.issue",
                               "It went to the customer"),
    http::act<void_invoice>("/invoices/{id}/voiding", "invoices.request",
                            "Withdraw a request, or void what was issued"),
    http::act<reverse_invoice>("/invoices/{id}/reversal", "invoices.issue", "Reverse it in red"),
    http::get<show_invoiced>("/orders/{id}/invoices", "invoices.read",
                             "What of an order is invoiced, and what may be"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::invoices
