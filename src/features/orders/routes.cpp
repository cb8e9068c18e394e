// The addresses of orders.
#include "features/orders/feature.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_causes.hpp"
#include "features/orders/use_cases_change.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_returns.hpp"

namespace zhuli::orders {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_orders>("/orders", "orders.read", "List or search orders"),
    http::create<enter_order>("/orders", "orders.create",
                              "Enter an order, and confirm it at once if asked"),
    http::get<show_order>("/orders/{id}", "orders.read",
                          "One order with receipts, shipments and returns"),
    http::edit<edit_order, OrderDraft>("/orders/{id}", "orders.edit", "Change a draft"),
    http::get<show_order_timeline>("/orders/{id}/timeline", "orders.read",
                                   "What happened to an order, and whose turn it was when"),
    http::get<show_buying_profile>("/customers/{id}/buying_profile", "orders.create",
                                   "What a customer usually buys, owes and bought last"),
    http::route<review_order>(http::Method::post, "/order_reviews", http::Kind::read,
                              "orders.create",
                              "What an entry would be, with its warnings; writes nothing"),
    http::route<find_twins>(http::Method::post, "/order_twin_checks", http::Kind::read,
                            "orders.create",
                            "Orders that are the same as what is being entered; writes nothing"),
    http::act<submit_order>("/orders/{id}/submission", "orders.edit",
                            "Send a draft to the customer, or to approval before"),
    http::act<take_back_order>("/orders/{id}/taking_back", "orders.edit",
                               "Take back what waits for the customer, to change it"),
    http::act<confirm_order>("/orders/{id}/confirmation", "orders.confirm",
                             "Confirm and reserve stock"),
    http::act<reserve_again>("/orders/{id}/reservation", "orders.confirm",
                             "Hold what came in for the lines that lack it"),
    http::route<review_change>(http::Method::post, "/orders/{id}/change_reviews", http::Kind::read,
                               "orders.edit",
                               "What a change of a confirmed order does; writes nothing"),
    http::edit<change_order, ChangeDraft>("/orders/{id}/terms", "orders.edit",
                                          "Change a confirmed order"),
    http::get<list_changes>("/orders/{id}/changes", "orders.read",
                            "What was changed since it was confirmed, and why"),
    http::act<close_short>("/orders/{id}/short_closing", "orders.cancel",
                           "Cut off what will not be delivered, as agreed"),
    http::create<refund>("/orders/{id}/refunds", "orders.receive_payment",
                         "Pay back what is owed back"),
    http::act<cancel_order>("/orders/{id}/cancellation", "orders.cancel",
                            "Cancel and give stock back"),
    http::create<ship_order>("/orders/{id}/shipments", "orders.ship", "Ship what is held"),
    http::get<list_sources>("/orders/{id}/sources", "orders.ship",
                            "What each warehouse can give to each line"),
    http::act<deliver_order>("/orders/{id}/delivery", "orders.deliver",
                             "Mark shipments as delivered"),
    http::create<receive_payment>("/orders/{id}/receipts", "orders.receive_payment",
                                  "Record a payment"),
    http::create<release_shipping>("/orders/{id}/payment_releases", "orders.release_shipping",
                                   "Let an order ship before it is paid as agreed"),
    http::create<request_return>("/orders/{id}/returns", "orders.return", "Request a return"),
    http::get<show_return>("/returns/{id}", "orders.read", "One return with its lines"),
    http::get<list_returns>("/returns", "orders.read", "List returns"),
    http::get<show_return_settings>("/return_settings", "orders.read",
                                    "The causes of returns in the organisation's words"),
    http::edit<edit_return_settings, ReturnSettings>(
        "/return_settings", "orders.return_settings",
        "Name, order and switch causes of returns; none goes"),
    http::act<decide_return>("/returns/{id}/decision", "orders.approve_return",
                             "Approve or refuse a return"),
    http::act<receive_return>("/returns/{id}/reception", "orders.receive_return",
                              "The goods of a return are here"),
    http::act<inspect_return>("/returns/{id}/inspection", "orders.inspect_return",
                              "What is good goes into stock, what is damaged does not"),
    http::act<settle_return>("/returns/{id}/settlement", "orders.settle_return",
                             "Take it off the order, exchange it, or close it"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::orders
