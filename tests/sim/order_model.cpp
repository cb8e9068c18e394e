// What an order is, and what people agree on: its states, its lines, and whose turn it is.
#include "tests/sim/order_model.hpp"

#include <algorithm>
#include <numeric>

namespace zhuli::sim {

namespace {

bool any(const Order& order, auto&& wanted) { return std::ranges::any_of(order.lines, wanted); }

std::int64_t sum(const Order& order, auto&& of) {
    std::int64_t total = 0;
    for (const Line& line : order.lines) total += of(line);
    return total;
}

}  // namespace

std::int64_t Line::reserved() const {
    std::int64_t total = 0;
    for (const Hold& one : holds) total += one.quantity;
    return total;
}

const Line* Order::line(const std::string& line_id) const {
    const auto at = std::ranges::find(lines, line_id, &Line::id);
    return at == lines.end() ? nullptr : &*at;
}
Line* Order::line(const std::string& line_id) {
    return const_cast<Line*>(std::as_const(*this).line(line_id));
}

std::int64_t Order::amount() const {
    return sum(*this, [](const Line& l) { return l.amount(); });
}

std::int64_t Order::owed_back() const {
    return std::max<std::int64_t>(0, paid - (state == "cancelled" ? 0 : owed()));
}

std::string Order::payment() const {
    if (refunded > 0 && paid == 0) return "refunded";
    if (paid >= owed()) return "paid";
    return paid > 0 ? "partial" : "unpaid";
}

bool Order::holds_any() const {
    return any(*this, [](const Line& line) { return line.reserved() > 0; });
}
bool Order::has_left() const {
    return any(*this, [](const Line& line) { return line.shipped > 0; });
}
bool Order::has_rest() const {
    return any(*this, [](const Line& line) { return line.shipped < line.quantity; });
}

std::string Order::fulfilment() const {
    if (!has_left()) return holds_any() ? "reserved" : "none";
    if (has_rest()) return "partly_shipped";
    if (any(*this, [](const Line& line) { return line.delivered < line.quantity; }))
        return "shipped";
    return came_back ? "returned" : "delivered";
}

std::string Order::turn() const {
    if (state == "draft") return "assistant";
    if (state == "awaiting_customer") return "customer";
    if (state == "cancelled" || state == "closed") return owed_back() > 0 ? "finance" : "done";
    if (!agreed) return "customer";
    const std::string goods = fulfilment();
    if (goods == "delivered" || goods == "returned") return paid == owed() ? "done" : "finance";
    if (holds_any() && missing() > 0) return "finance";
    return goods == "shipped" || holds_any() ? "warehouse" : "assistant";
}

std::vector<std::string> Order::actions() const {
    std::vector<std::string> list;
    const auto add = [&](bool when, const char* action) {
        if (when) list.emplace_back(action);
    };
    const std::string goods = fulfilment();
    const bool open = state == "confirmed", under_way = goods == "partly_shipped";
    add(state == "draft", "edit");
    add(state == "draft", "submit");
    add(state == "draft" || state == "awaiting_customer", "confirm");
    add(state == "awaiting_customer", "take_back");
    add(open && !agreed, "confirm");
    add(state == "draft" || state == "awaiting_customer" || (open && !has_left()), "cancel");
    add(open && sum(*this, [](const Line& line) { return line.lacking(); }) > 0, "reserve");
    add(open && has_rest() && agreed && missing() == 0, "ship");
    add(open && (under_way || goods == "shipped"), "deliver");
    add(open && due() > 0, "receive_payment");
    add(open && has_left(), "return");
    add(open && has_rest(), "change");
    add(open && under_way, "short_close");
    add(open && has_rest() && missing() > 0, "release");
    add(state == "closed" && has_left(), "return");
    add((open || state == "cancelled" || state == "closed") && owed_back() > 0, "refund");
    return list;
}

bool OrderModel::submit(Order& order) {
    if (order.state != "draft") return false;
    order.state = "awaiting_customer";
    return true;
}

bool OrderModel::take_back(Order& order) {
    if (order.state != "awaiting_customer") return false;
    order.state = "draft";
    return true;
}

bool OrderModel::confirm(Order& order, bool accept_shortage) {
    if (order.state == "confirmed" && !order.agreed) {
        order.agreed = true;
    } else {
        if (order.state != "draft" && order.state != "awaiting_customer") return false;
        std::vector<std::int64_t> wanted;
        for (const Line& line : order.lines) wanted.push_back(line.quantity);
        const bool trusted = accept_shortage || flaw_ == Flaw::oversells;
        if (!trusted && !is_enough(order.lines, wanted)) return false;
        order.state = "confirmed";
        hold(order.lines, wanted);
    }
    order.confirmed_at = clock.now;
    finish(order);
    return true;
}

bool OrderModel::reserve_again(Order& order) {
    if (order.state != "confirmed") return false;
    std::vector<std::int64_t> wanted;
    for (const Line& line : order.lines) wanted.push_back(line.lacking());
    if (hold(order.lines, wanted) == 0) return false;
    finish(order);
    return true;
}

bool OrderModel::cancel(Order& order) {
    const bool early = order.state == "draft" || order.state == "awaiting_customer";
    if (!early && !(order.state == "confirmed" && !order.has_left())) return false;
    order.state = "cancelled";
    for (Line& line : order.lines) {
        if (flaw_ != Flaw::keeps_reservations) unhold(line, line.reserved());
        line.holds.clear();
    }
    finish(order);
    return true;
}

bool OrderModel::change(Order& order, std::vector<Line> lines, bool accept_shortage) {
    if (order.state != "confirmed" || !order.has_rest() || lines.empty()) return false;
    bool differs = false;
    std::vector<std::int64_t> more;
    for (const Line& line : lines) {
        const Line* was = order.line(line.id);
        if (line.quantity < 1 || (was && line.quantity < was->shipped)) return false;
        differs |= was == nullptr || was->quantity != line.quantity;
        more.push_back(std::max<std::int64_t>(0, line.quantity - (was ? was->quantity : 0)));
    }
    std::vector<Line> gone;
    for (const Line& line : order.lines) {
        if (std::ranges::find(lines, line.id, &Line::id) != lines.end()) continue;
        if (line.shipped > 0) return false;
        gone.push_back(line);
    }
    if (!differs && gone.empty()) return false;
    const Stock before = stock_;
    for (Line& line : gone) unhold(line, line.reserved());
    for (Line& line : lines)
        unhold(line, std::max<std::int64_t>(0, line.reserved() - (line.quantity - line.shipped)));
    if (!accept_shortage && !is_enough(lines, more)) {
        stock_ = before;
        return false;
    }
    hold(lines, more);
    order.lines = std::move(lines);
    order.agreed = false;
    fit_plan(order);
    finish(order);
    return true;
}

bool OrderModel::short_close(Order& order) {
    if (order.state != "confirmed" || order.fulfilment() != "partly_shipped") return false;
    for (Line& line : order.lines) {
        unhold(line, line.reserved());
        line.quantity = line.shipped;
    }
    std::erase_if(order.lines, [](const Line& line) { return line.shipped == 0; });
    order.agreed = true;
    fit_plan(order);
    finish(order);
    return true;
}

/// Delivered, paid and agreed on closes by itself; what a line lacks is known to those who serve.
void OrderModel::finish(Order& order) {
    const std::string goods = order.fulfilment();
    const bool there = goods == "delivered" || goods == "returned";
    const bool done = order.agreed && there && order.paid == order.owed();
    if (order.state == "confirmed" && done) order.state = "closed";
    for (Line& line : order.lines) {
        const std::int64_t lacks = order.state == "confirmed" ? line.lacking() : 0;
        if (lacks == line.waits) continue;
        line.waits = lacks;
        line.waits_since = order.confirmed_at;
    }
}

}  // namespace zhuli::sim
