// The addresses of receivables.
#include "features/receivables/feature.hpp"
#include "features/receivables/use_cases.hpp"

namespace zhuli::receivables {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<show_overview>("/receivables", "receivables.read",
                             "What falls due, what is overdue by age, and what is not matched"),
    http::get<list_receipts>("/bank_receipts", "receivables.read", "List money that came in"),
    http::create<create_receipt>("/bank_receipts", "receivables.edit",
                                 "Write down money that came in"),
    http::act<paste_receipts>("/bank_receipts/pasting", "receivables.edit",
                              "Take over rows of a bank statement; known ones are left out"),
    http::look_up<show_receipt>("/bank_receipts/{id}", "receivables.read",
                                "Money that came in, its matches and the orders it may be for"),
    http::act<match_receipt>("/bank_receipts/{id}/matching", "receivables.edit",
                             "Match it to orders, whose receipts this makes"),
    http::act<undo_match>("/bank_receipts/{id}/unmatching", "receivables.edit",
                          "Take a match back with a reason"),
    http::act<keep_credit>("/bank_receipts/{id}/credit", "receivables.edit",
                           "Keep what is left as a customer's credit"),
    http::act<repay>("/bank_receipts/{id}/repayment", "receivables.edit",
                     "Pay back what is left, or some of it"),
    http::act<void_receipt>("/bank_receipts/{id}/voiding", "receivables.edit",
                            "It was written down wrongly"),
    http::get<show_statement>("/customers/{id}/statement", "receivables.statement",
                              "What a customer ordered, paid and owes in a stretch of days"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::receivables
