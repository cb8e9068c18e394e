#include "features/orders/rules.hpp"

#include <algorithm>

#include "features/orders/rules_payment.hpp"

namespace zhuli::orders {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"orders.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"orders.create", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"orders.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"orders.confirm", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"orders.cancel", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"orders.ship", {{warehouse, Scope::org}, {admin, Scope::org}}},
    {"orders.deliver", {{warehouse, Scope::org}, {admin, Scope::org}}},
    {"orders.receive_payment", {{finance, Scope::org}, {admin, Scope::org}}},
    {"orders.release_shipping", {{finance, Scope::org}, {admin, Scope::org}}},
    {"orders.return",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::org}, {admin, Scope::org}}},
    {"orders.approve_return", {{manager, Scope::tree}, {service, Scope::org}, {admin, Scope::org}}},
    {"orders.receive_return", {{warehouse, Scope::org}, {admin, Scope::org}}},
    {"orders.inspect_return",
     {{warehouse, Scope::org}, {service, Scope::org}, {admin, Scope::org}}},
    {"orders.settle_return",
     {{manager, Scope::tree}, {finance, Scope::org}, {service, Scope::org}, {admin, Scope::org}}},
    {"orders.return_settings", {{manager, Scope::org}, {admin, Scope::org}}},
    {"orders.contact", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"orders.import", {{manager, Scope::tree}, {admin, Scope::org}}},
};

bool is_unpaid(const OrderHead& order) { return order.paid_minor < owed(order); }
bool owes_back(const OrderHead& order) { return refundable(order).v > 0; }
bool is_partly_gone(const OrderHead& order) {
    return order.fulfilment == Fulfilment::partly_shipped;
}
bool has_rest(const OrderHead& order) { return order.fulfilment < Fulfilment::shipped; }
bool lacks_prepayment(const OrderHead& order) { return missing_before_shipping(order).v > 0; }
bool may_leave(const OrderHead& order) {
    return has_rest(order) && is_agreed(order) && !lacks_prepayment(order);
}
bool may_be_released(const OrderHead& order) { return has_rest(order) && lacks_prepayment(order); }
bool is_on_the_way(const OrderHead& order) {
    return order.fulfilment == Fulfilment::partly_shipped ||
           order.fulfilment == Fulfilment::shipped;
}
bool has_left(const OrderHead& order) {
    return order.source.empty() && order.fulfilment >= Fulfilment::partly_shipped;
}
bool waits_for_stock(const OrderHead& order) { return order.lacking.v > 0; }
bool is_untouched(const OrderHead& order) { return check_cancellation(order).ok(); }
bool is_finished(const OrderHead& order) {
    return order.fulfilment >= Fulfilment::delivered && is_agreed(order) &&
           order.paid_minor == owed(order);
}

using enum Commercial;

constexpr Transition<Commercial, OrderHead> kWorkflow[] = {
    {draft, "edit", draft, "orders.edit"},
    {draft, "submit", awaiting_customer, "orders.edit"},
    {draft, "confirm", confirmed, "orders.confirm"},
    {draft, "cancel", cancelled, "orders.cancel"},
    {draft, "wait", approval, ""},
    {approval, "cancel", cancelled, "orders.cancel"},
    {approval, "send_on", awaiting_customer, ""},
    {approval, "confirm_on", confirmed, ""},
    {approval, "turn_back", draft, ""},
    {awaiting_customer, "confirm", confirmed, "orders.confirm"},
    {awaiting_customer, "take_back", draft, "orders.edit"},
    {awaiting_customer, "cancel", cancelled, "orders.cancel"},
    {awaiting_customer, "wait", approval, ""},
    {confirmed, "confirm", confirmed, "orders.confirm", needs_new_yes},
    {confirmed, "cancel", cancelled, "orders.cancel", is_untouched},
    {confirmed, "reserve", confirmed, "orders.confirm", waits_for_stock},
    {confirmed, "ship", confirmed, "orders.ship", may_leave},
    {confirmed, "deliver", confirmed, "orders.deliver", is_on_the_way},
    {confirmed, "receive_payment", confirmed, "orders.receive_payment", is_unpaid},
    {confirmed, "return", confirmed, "orders.return", has_left},
    {confirmed, "change", confirmed, "orders.edit", has_rest},
    {confirmed, "short_close", confirmed, "orders.cancel", is_partly_gone},
    {confirmed, "release", confirmed, "orders.release_shipping", may_be_released},
    {confirmed, "reverse", confirmed, ""},
    {closed, "reverse", confirmed, ""},
    {confirmed, "refund", confirmed, "orders.receive_payment", owes_back},
    {cancelled, "refund", cancelled, "orders.receive_payment", owes_back},
    {confirmed, "close", closed, "", is_finished},
    {closed, "return", closed, "orders.return", has_left},
    {closed, "refund", closed, "orders.receive_payment", owes_back},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<Commercial, OrderHead> workflow() { return kWorkflow; }

Result<Commercial> next_state(const Ctx& ctx, const OrderHead& order, std::string_view action) {
    return step(workflow(), ctx, order, order.commercial, action);
}

std::map<Id, Quantity> goods_of(std::span<const OrderLine> lines) {
    std::map<Id, Quantity> goods;
    for (const OrderLine& line : lines) goods[line.product_id] += line.quantity;
    return goods;
}

Money total_of(std::span<const OrderLine> lines) {
    Money total;
    for (const OrderLine& line : lines) total += line.amount_minor;
    return total;
}

Money owed(const OrderHead& order) { return order.amount_minor - order.returned_minor; }

Money refundable(const OrderHead& order) {
    const Money kept = order.commercial == cancelled ? Money{} : owed(order);
    return std::max(Money{}, order.paid_minor - kept);
}

Payment payment_of(Money amount, Money paid) {
    if (paid >= amount) return Payment::paid;
    return paid.v > 0 ? Payment::partial : Payment::unpaid;
}

Fulfilment fulfilment_of(std::span<const OrderLine> lines, Fulfilment before) {
    Quantity ordered, shipped, reserved, delivered;
    for (const OrderLine& line : lines) {
        ordered += line.quantity;
        shipped += line.shipped;
        reserved += line.reserved;
        delivered += line.delivered;
    }
    if (shipped.v == 0 && reserved.v == 0) return Fulfilment::none;
    if (shipped.v == 0)
        return before == Fulfilment::picking ? Fulfilment::picking : Fulfilment::reserved;
    if (shipped < ordered) return Fulfilment::partly_shipped;
    if (delivered < ordered) return Fulfilment::shipped;
    return before == Fulfilment::returned ? Fulfilment::returned : Fulfilment::delivered;
}

std::string_view label_of(const OrderHead& order) {
    const bool is_over = order.commercial == cancelled || order.commercial == closed;
    if (is_over && owes_back(order)) return "to_refund";
    if (order.commercial == closed && order.short_closed) return "short_closed";
    if (order.commercial != confirmed) return enum_name(order.commercial);
    if (is_corrected(order)) return "corrected";
    if (needs_new_yes(order)) return "confirm_again";
    if (order.fulfilment == Fulfilment::reserved && lacks_prepayment(order)) return "to_pay_first";
    switch (order.fulfilment) {
        case Fulfilment::none:
            return "awaiting_stock";
        case Fulfilment::reserved:
            return "to_ship";
        case Fulfilment::picking:
            return "picking";
        case Fulfilment::partly_shipped:
            return "partly_shipped";
        case Fulfilment::shipped:
            return "on_the_way";
        case Fulfilment::delivered:
        case Fulfilment::returned:
            if (owes_back(order)) return "to_refund";
            if (is_unpaid(order)) return order.overdue_on ? "overdue" : "awaiting_payment";
            return "complete";
    }
    return "complete";
}

Turn turn_of(const OrderHead& order, bool anything_reserved) {
    switch (order.commercial) {
        case draft:
            return Turn::assistant;
        case approval:
            return Turn::approver;
        case awaiting_customer:
            return Turn::customer;
        case cancelled:
        case closed:
            return owes_back(order) ? Turn::finance : Turn::done;
        case confirmed:
            break;
    }
    if (is_corrected(order)) return Turn::assistant;
    if (needs_new_yes(order)) return Turn::customer;
    if (order.fulfilment >= Fulfilment::delivered)
        return is_unpaid(order) || owes_back(order) ? Turn::finance : Turn::done;
    // Goods are held and wait for money.
    if (anything_reserved && lacks_prepayment(order)) return Turn::finance;
    // What nothing is held for waits for whoever promised it, not for the warehouse.
    if (order.fulfilment == Fulfilment::shipped || anything_reserved) return Turn::warehouse;
    return Turn::assistant;
}

void derive(Order& order, Instant now) {
    order.prepay_minor = due_before_shipping(order);
    order.payment = payment_of(owed(order), order.paid_minor);
    if (order.refunded_minor.v > 0 && order.paid_minor.v == 0) order.payment = Payment::refunded;
    if (order.commercial == confirmed && is_finished(order)) order.commercial = closed;
    bool anything_reserved = false;
    order.lacking = {};
    for (OrderLine& line : order.lines) {
        anything_reserved |= line.reserved.v > 0;
        const bool open = order.commercial == confirmed;
        line.backordered = open ? line.quantity - line.reserved - line.shipped : Quantity{};
        order.lacking += line.backordered;
    }
    const Turn turn = turn_of(order, anything_reserved);
    if (turn == order.turn_role && order.turn_since_at.v != 0) return;
    order.turn_role = turn;
    order.turn_since_at = now;
}

bool sees_contact(const Ctx& ctx, const OrderHead& order) {
    const bool delivers_it =
        order.turn_role == Turn::warehouse && ctx.covers("orders.deliver", order.owner_id);
    return delivers_it || ctx.covers("orders.contact", order.owner_id);
}

namespace {

template <class State, class Record>
std::vector<std::string> in_scope(Workflow<State, Record> transitions, const Ctx& ctx,
                                  const Record& record, State now, Id owner) {
    std::vector<std::string> actions;
    for (const auto& t : transitions) {
        const bool offered = t.from == now && !t.permission.empty();
        if (offered && ctx.covers(t.permission, owner) && (!t.guard || t.guard(record)))
            actions.emplace_back(t.action);
    }
    return actions;
}

}  // namespace

std::vector<std::string> actions_for(const Ctx& ctx, const OrderHead& order) {
    return in_scope(workflow(), ctx, order, order.commercial, order.owner_id);
}

}  // namespace zhuli::orders
