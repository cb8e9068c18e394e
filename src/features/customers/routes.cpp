// The addresses of the customers capability.
#include "features/customers/feature.hpp"
#include "features/customers/use_cases.hpp"

namespace zhuli::customers {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_customers>("/customers", "customers.read", "List or search customers"),
    http::create<create_customer>("/customers", "customers.create", "Create a customer"),
    http::get<find_duplicates>("/customer_duplicates", "customers.create",
                               "Probable duplicates of what is being entered"),
    http::get<show_customer>("/customers/{id}", "customers.read", "One customer"),
    http::edit<edit_customer>("/customers/{id}", "customers.edit", "Change a customer"),
    http::get<show_timeline>("/customers/{id}/timeline", "customers.read",
                             "Everything that happened with a customer"),
    http::create<record_interaction>("/customers/{id}/interactions", "customers.edit",
                                     "Write down a conversation"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::customers
