// The addresses of the customers capability.
#include "features/customers/feature.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_due.hpp"

namespace zhuli::customers {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_customers>("/customers", "customers.read", "List or search customers"),
    http::create<create_customer>("/customers", "customers.create", "Create a customer"),
    http::act<edit_customers>("/customer_edits", "customers.edit",
                              "Change many customers alike, or preview it"),
    http::act<undo_customer_edits>("/customer_edit_undos", "customers.edit",
                                   "Take one's own change of many customers back"),
    http::act<check_duplicates>("/duplicate_checks", "customers.create",
                                "Probable duplicates of what is being entered"),
    http::look_up<show_customer>("/customers/{id}", "customers.read", "One customer"),
    http::edit<edit_customer, Customer>("/customers/{id}", "customers.edit", "Change a customer"),
    http::put<set_credit_limit>("/customers/{id}/credit_limit", "customers.credit",
                                "How much a customer may owe; 0: without a limit"),
    http::act<assign_customer>("/customers/{id}/assignment", "customers.assign",
                               "Give a customer to a colleague"),
    http::act<archive_customer>("/customers/{id}/archival", "customers.archive",
                                "Take a customer out of the lists, with a reason"),
    http::act<restore_customer>("/customers/{id}/restoration", "customers.archive",
                                "Bring an archived customer back"),
    http::get<show_timeline>("/customers/{id}/timeline", "customers.read",
                             "Everything that happened with a customer"),
    http::create<record_interaction>("/customers/{id}/interactions", "customers.record",
                                     "Write down a conversation"),
    http::act<withdraw_interaction>("/interactions/{id}/withdrawal", "customers.record",
                                    "Take back a conversation one has just written down"),
    http::act<move_next_contact>("/customers/{id}/next_contact", "customers.edit",
                                 "Snooze the next contact, or be done with it"),
    http::act<move_next_contact_back>("/customers/{id}/next_contact_undo", "customers.edit",
                                      "Take one's own last move of the next contact back"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::customers
