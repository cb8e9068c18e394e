// The addresses of purchasing.
#include "features/purchasing/feature.hpp"
#include "features/purchasing/use_cases.hpp"

namespace zhuli::purchasing {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_suppliers>("/suppliers", "purchasing.read", "List suppliers"),
    http::create<create_supplier>("/suppliers", "purchasing.edit", "Add a supplier"),
    http::look_up<show_supplier>("/suppliers/{id}", "purchasing.read", "One supplier"),
    http::edit<edit_supplier, Supplier>("/suppliers/{id}", "purchasing.edit", "Change a supplier"),
    http::get<list_rules>("/reorder_rules", "purchasing.read",
                          "Reorder rules with what they come to now"),
    http::create<create_rule>("/reorder_rules", "purchasing.edit", "Add a reorder rule"),
    http::look_up<show_rule>("/reorder_rules/{id}", "purchasing.read", "One reorder rule"),
    http::edit<edit_rule, ReorderRule>("/reorder_rules/{id}", "purchasing.edit",
                                       "Change a reorder rule"),
    http::get<list_requests>("/purchase_requests", "purchasing.read", "List purchase requests"),
    http::create<create_request>("/purchase_requests", "purchasing.edit",
                                 "Ask for a product to be bought"),
    http::look_up<show_request>("/purchase_requests/{id}", "purchasing.read",
                                "One purchase request and why"),
    http::edit<edit_request, Request>("/purchase_requests/{id}", "purchasing.edit",
                                      "Change what is asked for"),
    http::act<accept_request>("/purchase_requests/{id}/acceptance", "purchasing.edit",
                              "Put it into the draft to its supplier"),
    http::act<refuse_request>("/purchase_requests/{id}/refusal", "purchasing.edit",
                              "Refuse it with a reason"),
    http::get<list_orders>("/purchase_orders", "purchasing.read", "List purchase orders"),
    http::create<create_order>("/purchase_orders", "purchasing.edit", "Draft a purchase order"),
    http::get<show_order>("/purchase_orders/{id}", "purchasing.read",
                          "One purchase order with what came in"),
    http::edit<edit_order, OrderDraft>("/purchase_orders/{id}", "purchasing.edit",
                                       "Change a draft"),
    http::act<send_order>("/purchase_orders/{id}/sending", "purchasing.edit",
                          "It went to the supplier"),
    http::act<confirm_order>("/purchase_orders/{id}/confirmation", "purchasing.edit",
                             "The supplier said yes, or named another day"),
    http::act<cancel_order>("/purchase_orders/{id}/cancellation", "purchasing.edit",
                            "Cancel what has not come in"),
    http::act<close_order>("/purchase_orders/{id}/closing", "purchasing.edit",
                           "The rest does not come"),
    http::create<receive_goods>("/purchase_orders/{id}/receipts", "purchasing.receive",
                                "Take goods into stock and serve who waits"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::purchasing
