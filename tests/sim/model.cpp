#include "tests/sim/model.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zhuli::sim {

namespace {

bool any(const Order& order, auto&& wanted) {
    return std::any_of(order.lines.begin(), order.lines.end(), wanted);
}

bool all(const Order& order, auto&& wanted) {
    return std::all_of(order.lines.begin(), order.lines.end(), wanted);
}

/// Each line once, between 1 and what `most` allows.
bool are_allowed(const Order& order, const std::vector<Part>& parts, auto&& most) {
    std::set<std::size_t> seen;
    for (const Part& part : parts)
        if (!seen.insert(part.line).second || part.quantity < 1 ||
            part.quantity > most(order.lines.at(part.line)))
            return false;
    return !parts.empty();
}

}  // namespace

std::string Order::payment() const {
    if (refunded > 0 && paid == 0) return "refunded";
    if (paid >= owed()) return "paid";
    return paid > 0 ? "partial" : "unpaid";
}

std::string Order::fulfilment() const {
    const auto shipped = [](const Line& line) { return line.shipped > 0; };
    const auto held = [](const Line& line) { return line.reserved > 0; };
    if (!any(*this, shipped)) return any(*this, held) ? "reserved" : "none";
    if (!all(*this, [](const Line& line) { return line.shipped == line.quantity; }))
        return "partly_shipped";
    if (on_the_way) return "shipped";
    return came_back ? "returned" : "delivered";
}

std::string Order::turn() const {
    if (state == "draft") return "assistant";
    if (state == "awaiting_customer") return "customer";
    if (state == "cancelled" || state == "closed") return owed_back() > 0 ? "finance" : "done";
    if (state != "confirmed") return "done";
    if (!agreed) return "customer";
    const std::string goods = fulfilment();
    if (goods == "delivered" || goods == "returned") return paid == owed() ? "done" : "finance";
    const bool held = any(*this, [](const Line& line) { return line.reserved > 0; });
    return goods == "shipped" || held ? "warehouse" : "assistant";
}

std::int64_t Order::owed_back() const {
    return std::max<std::int64_t>(0, paid - (state == "cancelled" ? 0 : owed()));
}

std::optional<std::int64_t> Model::move(std::size_t product, std::int64_t quantity) {
    Shelf& shelf = shelves.at(product);
    if (quantity == 0 || shelf.on_hand + quantity < 0) return std::nullopt;
    shelf.on_hand += quantity;
    return std::max<std::int64_t>(0, shelf.reserved - shelf.on_hand);
}

bool Model::lose(Order& order, std::size_t line, std::int64_t quantity) {
    Line& one = order.lines.at(line);
    if (quantity < 0 || quantity > one.reserved) return false;
    one.reserved -= quantity;
    shelves.at(one.product).reserved -= quantity;
    return true;
}

bool Model::submit(Order& order) {
    if (order.state != "draft") return false;
    order.state = "awaiting_customer";
    return true;
}

bool Model::is_enough(const Order& order) const {
    std::map<std::size_t, std::int64_t> wanted;
    for (const Line& line : order.lines) wanted[line.product] += line.quantity;
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& demand) {
        return demand.second <= shelves.at(demand.first).available();
    });
}

/// Line by line what is there for what is neither held nor shipped; how much that was.
std::int64_t Model::hold(Order& order) {
    std::int64_t held = 0;
    for (Line& line : order.lines) {
        Shelf& shelf = shelves.at(line.product);
        const std::int64_t lacking = line.quantity - line.reserved - line.shipped;
        const std::int64_t got =
            flaw_ == Flaw::oversells ? lacking : std::min(lacking, shelf.available());
        line.reserved += got;
        shelf.reserved += got;
        held += got;
    }
    return held;
}

bool Model::confirm(Order& order, bool accept_shortage) {
    if (order.state == "confirmed" && !order.agreed) {
        order.agreed = true;
        settle(order);
        return true;
    }
    if (order.state != "draft" && order.state != "awaiting_customer") return false;
    const bool trusted = accept_shortage || flaw_ == Flaw::oversells;
    if (!trusted && !is_enough(order)) return false;
    order.state = "confirmed";
    hold(order);
    return true;
}

bool Model::reserve_again(Order& order) {
    if (order.state != "confirmed") return false;
    return hold(order) > 0;
}

bool Model::cancel(Order& order) {
    const bool untouched = !any(order, [](const Line& line) { return line.shipped > 0; });
    const bool early = order.state == "draft" || order.state == "awaiting_customer";
    if (!early && !(order.state == "confirmed" && untouched)) return false;
    order.state = "cancelled";
    for (Line& line : order.lines) {
        if (flaw_ != Flaw::keeps_reservations) shelves.at(line.product).reserved -= line.reserved;
        line.reserved = 0;
    }
    return true;
}

/// Holds for what is wanted beyond before; false: not all of it is there.
bool Model::rehold(Order& order, const std::vector<std::int64_t>& quantities) {
    bool enough = true;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        Line& line = order.lines[i];
        const std::int64_t needless =
            std::max<std::int64_t>(0, line.reserved - (quantities[i] - line.shipped));
        line.reserved -= needless;
        shelves.at(line.product).reserved -= needless;
    }
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        Line& line = order.lines[i];
        Shelf& shelf = shelves.at(line.product);
        const std::int64_t more = std::max<std::int64_t>(0, quantities[i] - line.quantity);
        const std::int64_t got = std::min(more, shelf.available());
        enough &= got == more;
        line.reserved += got;
        shelf.reserved += got;
    }
    return enough;
}

bool Model::change(Order& order, const std::vector<std::int64_t>& quantities,
                   bool accept_shortage) {
    const std::string goods = order.fulfilment();
    if (order.state != "confirmed" || goods == "shipped" || goods == "delivered" ||
        goods == "returned")
        return false;
    bool differs = false;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        if (quantities[i] < std::max<std::int64_t>(1, order.lines[i].shipped)) return false;
        differs |= quantities[i] != order.lines[i].quantity;
    }
    const Order order_before = order;
    const auto shelves_before = shelves;
    if (!differs || (!rehold(order, quantities) && !accept_shortage)) {
        order = order_before;
        shelves = shelves_before;
        return false;
    }
    order.amount = 0;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        Line& line = order.lines[i];
        line.amount = line.amount / line.quantity * quantities[i];
        line.quantity = quantities[i];
        order.amount += line.amount;
    }
    order.agreed = false;
    settle(order);
    return true;
}

bool Model::refund(Order& order, std::int64_t amount) {
    if (order.state != "confirmed" && order.state != "cancelled" && order.state != "closed")
        return false;
    if (amount < 1 || amount > order.owed_back()) return false;
    order.paid -= amount;
    order.refunded += amount;
    settle(order);
    return true;
}

bool Model::ship(Order& order, std::vector<Part> parts) {
    if (order.state != "confirmed" || !order.agreed) return false;
    if (parts.empty())
        for (std::size_t i = 0; i < order.lines.size(); ++i)
            if (order.lines[i].reserved > 0) parts.push_back({i, order.lines[i].reserved});
    const auto left = [&](const Line& line) {
        return flaw_ == Flaw::ships_for_ever ? line.quantity : line.quantity - line.shipped;
    };
    if (!are_allowed(order, parts, left)) return false;
    std::map<std::size_t, std::int64_t> beyond;  // what is held
    for (const auto& [index, quantity] : parts) {
        const Line& line = order.lines[index];
        beyond[line.product] += std::max<std::int64_t>(0, quantity - line.reserved);
    }
    for (const auto& [product, quantity] : beyond)
        if (quantity > shelves.at(product).available()) return false;
    for (const auto& [index, quantity] : parts) {
        Line& line = order.lines[index];
        const std::int64_t held = std::min(line.reserved, quantity);
        shelves.at(line.product).reserved -= held;
        shelves.at(line.product).on_hand -= quantity;
        line.reserved -= held;
        line.shipped += quantity;
    }
    order.on_the_way = true;
    return true;
}

bool Model::deliver(Order& order) {
    if (order.state != "confirmed" || !order.on_the_way) return false;
    for (Line& line : order.lines) line.delivered = line.shipped;
    order.on_the_way = false;
    settle(order);
    return true;
}

bool Model::pay(Order& order, std::int64_t amount) {
    const std::int64_t due = order.owed() - order.paid;
    if (order.state != "confirmed" || due <= 0 || amount <= 0 || amount > due) return false;
    if (flaw_ != Flaw::forgets_payments) order.paid += amount;
    settle(order);
    return true;
}

/// Delivered, paid and agreed on closes by itself.
void Model::settle(Order& order) {
    const std::string goods = order.fulfilment();
    const bool there = goods == "delivered" || goods == "returned";
    const bool done = order.agreed && there && order.paid == order.owed();
    if (order.state == "confirmed" && done) order.state = "closed";
}

bool Model::request_return(Order& order, const std::vector<Part>& parts) {
    const bool open = order.state == "confirmed" || order.state == "closed";
    const auto left = [](const Line& line) { return line.shipped - line.returned; };
    if (!open || !are_allowed(order, parts, left)) return false;
    for (const auto& [index, quantity] : parts) order.lines[index].returned += quantity;
    order.returns.push_back({"", parts});
    return true;
}

bool Model::decide_return(Order& order, std::size_t index, bool approve) {
    Return& document = order.returns.at(index);
    if (document.state != "requested") return false;
    document.state = approve ? "approved" : "refused";
    if (!approve)
        for (const auto& [line, quantity] : document.parts) order.lines[line].returned -= quantity;
    return true;
}

bool Model::receive_return(Order& order, std::size_t index) {
    Return& document = order.returns.at(index);
    if (document.state != "approved") return false;
    document.state = "received";
    if (order.fulfilment() != "delivered") return true;
    std::int64_t back = 0, ordered = 0;
    for (const Return& one : order.returns)
        if (one.state != "requested" && one.state != "approved" && one.state != "refused")
            for (const Part& part : one.parts) back += part.quantity;
    for (const Line& line : order.lines) ordered += line.quantity;
    order.came_back = back == ordered;
    if (order.came_back) settle(order);
    return true;
}

bool Model::inspect_return(Order& order, std::size_t index, std::int64_t good) {
    Return& document = order.returns.at(index);
    if (document.state != "received" || good < 0 || good > document.parts.front().quantity)
        return false;
    document.state = "inspected";
    document.good = good;
    for (std::size_t i = 0; i < document.parts.size(); ++i) {
        const auto& [line, quantity] = document.parts[i];
        shelves.at(order.lines[line].product).on_hand += i == 0 ? good : quantity;
    }
    return true;
}

bool Model::settle_return(Order& order, std::size_t index, bool refund) {
    Return& document = order.returns.at(index);
    if (document.state != "inspected") return false;
    document.state = refund ? "refunded" : "closed";
    if (!refund) return true;
    std::int64_t credit = 0;
    for (std::size_t i = 0; i < document.parts.size(); ++i) {
        const auto& [index_of_line, quantity] = document.parts[i];
        const Line& line = order.lines[index_of_line];
        credit += line.amount / line.quantity * (i == 0 ? document.good : quantity);
    }
    order.credited += credit;
    if (credit > 0) settle(order);
    return true;
}

}  // namespace zhuli::sim
