// The addresses of price lists.
#include "features/price_lists/feature.hpp"
#include "features/price_lists/use_cases.hpp"

namespace zhuli::price_lists {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_price_lists>("/price_lists", "price_lists.read", "List price lists"),
    http::create<create_price_list>("/price_lists", "price_lists.edit", "Create a price list"),
    http::get<show_price_list>("/price_lists/{id}", "price_lists.read",
                               "One price list with its lines"),
    http::edit<edit_price_list, PriceListDraft>("/price_lists/{id}", "price_lists.edit",
                                                "Change a price list; lines as a whole"),
    http::route<ask_prices>(http::Method::post, "/price_questions", http::Kind::read,
                            "customers.read",
                            "Which price holds for a customer, line by line, and why"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::price_lists
