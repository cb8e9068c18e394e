// Where an order's goods are held, how they leave, and who gets what comes in.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tests/sim/order_model.hpp"

namespace zhuli::sim {

namespace {

/// Each line once, between 1 and what `most` allows.
bool are_allowed(const Order& order, const std::vector<Part>& parts, auto&& most) {
    std::set<std::string> seen;
    for (const Part& part : parts) {
        const Line* line = order.line(part.line);
        if (line == nullptr || !seen.insert(part.line).second || part.quantity < 1 ||
            part.quantity > most(*line))
            return false;
    }
    return !parts.empty();
}

std::int64_t held_in(const Line& line, std::size_t warehouse) {
    std::int64_t total = 0;
    for (const Hold& one : line.holds)
        if (one.warehouse == warehouse) total += one.quantity;
    return total;
}

}  // namespace

bool OrderModel::is_enough(const std::vector<Line>& lines,
                           const std::vector<std::int64_t>& wanted) const {
    std::map<std::size_t, std::int64_t> demand;
    for (std::size_t i = 0; i < lines.size(); ++i) demand[lines[i].product] += wanted[i];
    return std::ranges::all_of(
        demand, [&](const auto& one) { return one.second <= stock_.all(one.first).available(); });
}

/// Warehouse by warehouse, line by line what is there of what is wanted; how much that was.
std::int64_t OrderModel::hold(std::vector<Line>& lines, const std::vector<std::int64_t>& wanted) {
    std::vector<std::int64_t> left = wanted;
    std::int64_t held = 0;
    for (std::size_t warehouse = 0; warehouse < kWarehouses; ++warehouse)
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Shelf& shelf = stock_.at(lines[i].product, warehouse);
            const std::int64_t got =
                flaw_ == Flaw::oversells ? left[i] : std::min(left[i], shelf.available());
            if (got <= 0) continue;
            lines[i].holds.push_back({warehouse, got});
            shelf.reserved += got;
            left[i] -= got;
            held += got;
        }
    return held;
}

/// The oldest holds first, in one warehouse only or everywhere else.
void OrderModel::unhold(Line& line, std::int64_t quantity, std::optional<std::size_t> only,
                        std::optional<std::size_t> except) {
    for (Hold& one : line.holds) {
        if ((only && one.warehouse != *only) || (except && one.warehouse == *except)) continue;
        const std::int64_t taken = std::min(one.quantity, quantity);
        stock_.at(line.product, one.warehouse).reserved -= taken;
        one.quantity -= taken;
        quantity -= taken;
    }
    std::erase_if(line.holds, [](const Hold& one) { return one.quantity == 0; });
}

bool OrderModel::lose(Order& order, const std::string& id, std::size_t warehouse,
                      std::int64_t quantity) {
    Line* line = order.line(id);
    if (line == nullptr || quantity < 0 || quantity > held_in(*line, warehouse)) return false;
    unhold(*line, quantity, warehouse);
    finish(order);
    return true;
}

/// What is held, oldest first, and then what is free anywhere.
bool OrderModel::send(Order& order, const std::vector<Part>& parts) {
    std::vector<std::int64_t> beyond(order.lines.size());
    for (std::size_t i = 0; i < order.lines.size(); ++i)
        for (const Part& part : parts)
            if (part.line == order.lines[i].id)
                beyond[i] = std::max<std::int64_t>(0, part.quantity - order.lines[i].reserved());
    if (!is_enough(order.lines, beyond)) return false;
    hold(order.lines, beyond);
    for (const Part& part : parts) {
        Line& line = *order.line(part.line);
        std::int64_t left = part.quantity;
        for (const Hold& one : line.holds) {
            const std::int64_t taken = std::min(one.quantity, left);
            stock_.at(line.product, one.warehouse).on_hand -= taken;
            left -= taken;
        }
        unhold(line, part.quantity);
    }
    return true;
}

/// What is held there, then what is free there; as much of what is held elsewhere is given back.
bool OrderModel::send_from(Order& order, const std::vector<Part>& parts, std::size_t warehouse) {
    std::map<std::size_t, std::int64_t> taken;  // of what is free there
    for (const Part& part : parts) {
        const Line& line = *order.line(part.line);
        const std::int64_t held = std::min(held_in(line, warehouse), part.quantity);
        taken[line.product] += part.quantity - held;
    }
    for (const auto& [product, quantity] : taken)
        if (quantity > stock_.at(product, warehouse).available()) return false;
    for (const Part& part : parts) {
        Line& line = *order.line(part.line);
        const std::int64_t held = std::min(held_in(line, warehouse), part.quantity);
        unhold(line, held, warehouse);
        unhold(line, part.quantity - held, {}, warehouse);
        stock_.at(line.product, warehouse).on_hand -= part.quantity;
    }
    return true;
}

bool OrderModel::ship(Order& order, std::vector<Part> parts, std::optional<std::size_t> warehouse) {
    if (order.state != "confirmed" || !order.agreed) return false;
    if (order.missing() > 0 && flaw_ != Flaw::ships_unpaid) return false;
    if (parts.empty())
        for (const Line& line : order.lines)
            if (line.reserved() > 0) parts.push_back({line.id, line.reserved()});
    const auto left = [&](const Line& line) {
        return flaw_ == Flaw::ships_for_ever ? line.quantity : line.quantity - line.shipped;
    };
    if (!are_allowed(order, parts, left)) return false;
    if (!(warehouse ? send_from(order, parts, *warehouse) : send(order, parts))) return false;
    for (const Part& part : parts) order.line(part.line)->shipped += part.quantity;
    order.shipments.push_back({std::move(parts), false});
    finish(order);
    return true;
}

bool OrderModel::deliver(Order& order, std::optional<std::size_t> shipment) {
    if (order.state != "confirmed") return false;
    bool any = false;
    for (std::size_t i = 0; i < order.shipments.size(); ++i) {
        Shipment& one = order.shipments[i];
        if (one.delivered || (shipment && *shipment != i)) continue;
        for (const Part& part : one.parts) order.line(part.line)->delivered += part.quantity;
        one.delivered = any = true;
    }
    if (any) finish(order);
    return any;
}

std::int64_t OrderModel::waiting(std::size_t product) const {
    std::int64_t total = 0;
    for (const Order& order : orders)
        for (const Line& line : order.lines)
            if (line.product == product) total += line.waits;
    return total;
}

/// By promised day, those without one last, then by when the customer said yes.
void OrderModel::serve_one(std::size_t product, std::set<Order*>& served) {
    using Turn = std::tuple<bool, std::string, std::int64_t, std::int64_t, Order*>;
    std::vector<Turn> turns;
    for (Order& order : orders)
        for (const Line& line : order.lines)
            if (line.product == product && line.waits > 0)
                turns.emplace_back(order.promised_on.empty(), order.promised_on, line.waits_since,
                                   std::stoll(line.id), &order);
    std::ranges::sort(turns);
    std::set<Order*> seen;
    for (const Turn& turn : turns) {
        if (stock_.all(product).available() <= 0 || flaw_ == Flaw::serves_nobody) break;
        Order& order = *std::get<Order*>(turn);
        if (!seen.insert(&order).second) continue;
        std::vector<std::int64_t> wanted;
        for (const Line& line : order.lines)
            wanted.push_back(line.product == product ? line.waits : 0);
        if (hold(order.lines, wanted) > 0) served.insert(&order);
        finish(order);
    }
}

std::int64_t OrderModel::serve(const std::set<std::size_t>& products) {
    std::set<Order*> served;
    for (const std::size_t product : products) serve_one(product, served);
    return static_cast<std::int64_t>(served.size());
}

bool OrderModel::request_return(Order& order, const std::vector<Part>& parts, bool our_fault) {
    const bool open = order.state == "confirmed" || order.state == "closed";
    const auto left = [](const Line& line) { return line.shipped - line.returned; };
    if (!open || !are_allowed(order, parts, left)) return false;
    Return document;
    document.parts = parts;
    document.our_fault = our_fault;
    for (const Part& part : parts) {
        Line& line = *order.line(part.line);
        line.returned += part.quantity;
        document.worth += part.quantity * line.price;
    }
    order.returns.push_back(std::move(document));
    return true;
}

}  // namespace zhuli::sim
