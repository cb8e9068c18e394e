#include <fmt/format.h>

#include <algorithm>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

void StockUsers::act() {
    const int kind = walk.between(1, 100);
    if (kind <= 50) return move();
    if (kind <= 70) return count();
    transfer();
}

void StockUsers::move() {
    const std::size_t product = walk.some_product(), warehouse = walk.some_warehouse();
    const bool in = walk.chance(75);
    const int quantity = in ? walk.between(0, 30) : -walk.between(0, 20);
    std::optional<std::int64_t> missing;
    const Request request{
        .who = "warehouse",
        .path = "/stock/moves",
        .body = fmt::format(
            R"({{"product_id":"{}","warehouse_id":"{}","quantity":{},"reason":"{}","note":"盘点"}})",
            walk.products[product], walk.warehouses[warehouse], quantity,
            in ? "receipt" : "adjustment"),
        .has_version = false};
    const auto outcome = walk.attempt({request, [&] {
                                           missing =
                                               walk.model.stock.move(product, warehouse, quantity);
                                           return missing.has_value();
                                       }});
    if (outcome.done) take_from_orders(product, warehouse, *missing, outcome.answer);
    walk.compare_stock();
}

void StockUsers::count() {
    const std::size_t product = walk.some_product(), warehouse = walk.some_warehouse();
    const auto there = static_cast<int>(walk.model.stock.at(product, warehouse).on_hand);
    const int counted = walk.chance(20) ? there : walk.between(-1, there + 6);
    std::optional<std::int64_t> missing;
    const Request request{
        .who = "warehouse",
        .path = "/stock/counts",
        .body =
            fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","counted":{},"note":"年终"}})",
                        walk.products[product], walk.warehouses[warehouse], counted),
        .has_version = false};
    const auto outcome = walk.attempt({request, [&] {
                                           missing =
                                               walk.model.stock.count(product, warehouse, counted);
                                           return missing.has_value();
                                       }});
    if (outcome.done) {
        walk.same("difference", number(outcome.answer.json, "difference"), counted - there);
        take_from_orders(product, warehouse, *missing, outcome.answer);
    }
    walk.compare_stock();
}

void StockUsers::transfer() {
    const std::size_t product = walk.some_product();
    const std::size_t from = walk.some_warehouse();
    const std::size_t to = walk.chance(95) ? (from + walk.index(2) + 1) % kWarehouses : from;
    const auto free = static_cast<int>(walk.model.stock.at(product, from).available());
    const int quantity = walk.between(0, free + 1);
    const Request request{
        .who = "warehouse",
        .path = "/stock/transfers",
        .body = fmt::format(
            R"({{"product_id":"{}","from_id":"{}","to_id":"{}","quantity":{},"note":"调拨"}})",
            walk.products[product], walk.warehouses[from], walk.warehouses[to], quantity),
        .has_version = false};
    const std::int64_t before = walk.model.stock.all(product).on_hand;
    walk.attempt({request, [&] { return walk.model.stock.transfer(product, from, to, quantity); }});
    walk.compare_stock();
    walk.same("pieces in all warehouses", walk.model.stock.all(product).on_hand, before);
}

/// What is not there any more is given up by orders that held it, exactly as much, each of them
/// named with what it lost.
void StockUsers::take_from_orders(std::size_t product, std::size_t warehouse, std::int64_t missing,
                                  const support::Answer& answer) {
    auto& orders = walk.model.orders.orders;
    std::int64_t taken = 0;
    for (const auto& lost : answer.json.at("lost").as_array()) {
        const auto order = std::ranges::find(orders, text(lost, "order_id"), &Order::id);
        if (order == orders.end()) walk.differ("an order nobody knows lost something");
        const std::int64_t told = number(lost, "quantity");
        walk.same("lost", told, take_from_order(product, warehouse, *order));
        taken += told;
        walk.compare(*order);
    }
    walk.same("lost by all", taken, missing);
}

/// How much less of the product its lines hold now.
std::int64_t StockUsers::take_from_order(std::size_t product, std::size_t warehouse, Order& order) {
    const auto shown = walk.look("/orders/" + order.id);
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        Line& line = order.lines[i];
        if (line.product != product) continue;
        const std::int64_t less =
            line.reserved() - number(shown.json.at("lines").at(i), "reserved");
        if (!walk.model.orders.lose(order, line.id, warehouse, less))
            walk.differ("a line lost what it did not hold there");
        taken += less;
    }
    return taken;
}

}  // namespace zhuli::sim
