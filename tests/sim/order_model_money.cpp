// What of an order is to be paid when, what was paid, and what its returns are worth.
#include <algorithm>

#include "tests/sim/order_model.hpp"

namespace zhuli::sim {

namespace {

constexpr std::int64_t kWhole = 100, kCreditDaysLimit = 365;

std::int64_t planned(const std::vector<Instalment>& plan) {
    std::int64_t sum = 0;
    for (const Instalment& row : plan) sum += row.amount;
    return sum;
}

/// Parts given in percent get their amounts; the last one what is left of a whole.
std::vector<Instalment> with_amounts(std::vector<Instalment> plan, std::int64_t amount) {
    std::int64_t percent = 0;
    bool whole = !plan.empty();
    for (Instalment& row : plan) {
        percent += row.percent;
        whole = whole && row.percent > 0;
        if (row.percent > 0) row.amount = amount * row.percent / kWhole;
    }
    if (whole && percent == kWhole) plan.back().amount += amount - planned(plan);
    return plan;
}

bool adds_up(const std::vector<Instalment>& plan, std::int64_t amount) {
    return planned(plan) == amount && std::ranges::all_of(plan, [](const Instalment& row) {
               return row.amount > 0 && row.percent >= 0 && row.percent <= kWhole;
           });
}

}  // namespace

std::int64_t Order::prepay() const {
    if (terms.term == "prepaid") return amount();
    if (terms.term == "deposit") return amount() * terms.value / kWhole;
    std::int64_t sum = 0;
    for (const Instalment& row : terms.plan)
        if (row.when != "after_delivery") sum += row.amount;
    return sum;
}

std::int64_t Order::missing() const {
    return state == "confirmed" ? std::max<std::int64_t>(0, prepay() - paid - released) : 0;
}

bool OrderModel::put_terms(Order& order, const Terms* terms, std::int64_t credit_days) const {
    if (terms == nullptr) {
        order.terms = credit_days > 0 ? Terms{"credit", credit_days, {}} : Terms{};
        return true;
    }
    order.terms = {terms->term, 0, {}};
    if (terms->term == "deposit" || terms->term == "credit") order.terms.value = terms->value;
    if (terms->term == "credit" && terms->value == 0) order.terms.value = credit_days;
    if (terms->term == "instalments") order.terms.plan = with_amounts(terms->plan, order.amount());
    const std::int64_t value = order.terms.value;
    if (terms->term == "deposit") return value >= 1 && value < kWhole;
    if (terms->term == "credit")
        return value >= 1 && value <= std::min(credit_days, kCreditDaysLimit);
    return terms->term != "instalments" || adds_up(order.terms.plan, order.amount());
}

/// A plan adds up again after the amount changed: what is paid stays, the rest keeps its
/// proportions.
void OrderModel::fit_plan(Order& order) const {
    auto& plan = order.terms.plan;
    const std::int64_t amount = order.amount();
    if (plan.empty() || planned(plan) == amount) return;
    std::size_t kept = 0;
    std::int64_t kept_amount = 0;
    while (kept + 1 < plan.size() && kept_amount + plan[kept].amount <= order.paid)
        kept_amount += plan[kept++].amount;
    if (kept_amount >= amount) kept = 0, kept_amount = 0;
    const std::int64_t before = planned(plan) - kept_amount, after = amount - kept_amount;
    std::int64_t rest = after;
    for (std::size_t i = kept; i < plan.size(); ++i) {
        const bool last = i + 1 == plan.size();
        plan[i].amount = last ? rest : after * plan[i].amount / before;
        rest -= plan[i].amount;
    }
    std::erase_if(plan, [](const Instalment& row) { return row.amount <= 0; });
}

bool OrderModel::may_pay(const Order& order, std::int64_t amount) const {
    return order.state == "confirmed" && amount > 0 && amount <= order.due();
}

bool OrderModel::pay(Order& order, std::int64_t amount) {
    if (!may_pay(order, amount)) return false;
    if (flaw_ != Flaw::forgets_payments) order.paid += amount;
    finish(order);
    return true;
}

bool OrderModel::refund(Order& order, std::int64_t amount) {
    if (order.state != "confirmed" && order.state != "cancelled" && order.state != "closed")
        return false;
    if (amount < 1 || amount > order.owed_back()) return false;
    order.paid -= amount;
    order.refunded += amount;
    finish(order);
    return true;
}

bool OrderModel::release(Order& order) {
    if (!order.has_rest() || order.missing() == 0) return false;
    order.released += order.missing();
    return true;
}

bool OrderModel::reverse(Order& order, std::int64_t amount) {
    const bool open = order.state == "confirmed" || order.state == "closed";
    if (!open || amount > order.paid) return false;
    order.state = "confirmed";
    order.paid -= amount;
    finish(order);
    return true;
}

bool OrderModel::decide_return(Order& order, Return& document, bool approve) {
    if (document.state != "requested") return false;
    document.state = approve ? "approved" : "refused";
    if (!approve)
        for (const Part& part : document.parts) order.line(part.line)->returned -= part.quantity;
    return true;
}

bool OrderModel::receive_return(Order& order, Return& document, std::size_t warehouse) {
    if (document.state != "approved") return false;
    document.state = "received";
    document.warehouse = warehouse;
    if (order.fulfilment() != "delivered") return true;
    std::int64_t back = 0, ordered = 0;
    for (const Return& one : order.returns)
        if (one.state != "requested" && one.state != "approved" && one.state != "refused")
            for (const Part& part : one.parts) back += part.quantity;
    for (const Line& line : order.lines) ordered += line.quantity;
    order.came_back = back == ordered;
    if (order.came_back) finish(order);
    return true;
}

bool OrderModel::inspect_return(Order& order, Return& document, std::int64_t good) {
    if (document.state != "received" || good < 0 || good > document.parts.front().quantity)
        return false;
    document.state = "inspected";
    document.good = good;
    for (const Part& part : document.parts) {
        const bool first = part.line == document.parts.front().line;
        stock_.at(order.line(part.line)->product, document.warehouse).on_hand +=
            first ? good : part.quantity;
    }
    return true;
}

std::int64_t OrderModel::worth_of(const Order& order, const Return& document) const {
    const Part& first = document.parts.front();
    if (document.our_fault) return document.worth;
    return document.worth - (first.quantity - document.good) * order.line(first.line)->price;
}

bool OrderModel::settle_return(Order& order, Return& document, bool refund) {
    if (document.state != "inspected") return false;
    document.state = refund ? "refunded" : "closed";
    if (refund) order.credited += worth_of(order, document);
    if (refund) finish(order);
    return true;
}

Order* OrderModel::exchange(Order& order, Return& document, std::int64_t credit_days) {
    if (document.state != "inspected") return nullptr;
    document.state = "exchanged";
    order.credited += worth_of(order, document);
    finish(order);
    Order other;
    other.customer = order.customer;
    other.below_floor = order.below_floor;
    for (const Part& part : document.parts) {
        const Line& line = *order.line(part.line);
        Line& same = other.lines.emplace_back();
        same.product = line.product;
        same.price = line.price;
        same.quantity = part.quantity;
    }
    put_terms(other, nullptr, credit_days);
    confirm(other, true);
    const std::int64_t carried = std::min(order.owed_back(), other.owed());
    if (carried > 0) {
        refund(order, carried);
        pay(other, carried);
    }
    orders.push_back(std::move(other));
    return &orders.back();
}

}  // namespace zhuli::sim
