// The addresses of shortages, and of what may take goods from orders: counts and adjustments.
#include "features/shortages/feature.hpp"
#include "features/shortages/use_cases.hpp"

namespace zhuli::shortages {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_shortages>("/shortages", "shortages.read",
                              "Products of which confirmed orders lack something"),
    http::get<show_shortage>("/products/{id}/shortage", "shortages.read",
                             "Who waits for a product, until when, and what could stand in"),
    http::create<choose>("/products/{id}/shortage_choices", "shortages.choose",
                         "Write down what a customer chose, and do it"),
    http::create<record_move>("/stock/moves", "stock.move",
                              "Enter an opening, a receipt or an adjustment"),
    http::create<count_stock>("/stock/counts", "stock.move",
                              "Enter what a stock count found in a warehouse"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::shortages
