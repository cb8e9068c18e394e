// The addresses of stock.
#include "features/stock/feature.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"

namespace zhuli::stock {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_warehouses>("/warehouses", "stock.read", "List warehouses"),
    http::create<create_warehouse>("/warehouses", "stock.move", "Add a warehouse"),
    http::get<list_balances>("/stock", "stock.read", "What lies in which warehouse"),
    http::get<list_items>("/stock/items", "stock.read",
                          "Products with prices and what of them is free"),
    http::get<show_available>("/stock/available", "stock.read",
                              "What may be promised of these products"),
    http::get<list_moves>("/stock/moves", "stock.read", "The ledger of moves"),
    http::create<transfer>("/stock/transfers", "stock.move",
                           "Move goods from one warehouse into another"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::stock
