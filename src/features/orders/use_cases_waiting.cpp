#include "features/orders/use_cases_waiting.hpp"

#include <algorithm>

#include "features/orders/rules_change.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"

namespace zhuli::orders {

namespace {

stock::Wait wait_of(const Order& order, const OrderLine& line) {
    return {line.id,          order.id,          line.product_id,
            line.backordered, order.promised_on, order.confirmed_at};
}

const OrderLine* find_line(const Order& order, Id id) {
    const auto at = std::ranges::find(order.lines, id, &OrderLine::id);
    return at == order.lines.end() ? nullptr : &*at;
}

/// Locked, whoever asks; nothing when it is not there.
std::optional<Order> hold_any(Tx& tx, Id id) {
    lock_order(tx, id);
    auto order = storage::find<Order>(tx, id);
    if (order) load_parts(tx, *order);
    return order;
}

std::string called(const OrderLine& line) {
    return line.product_code.v + " " + line.product_name.v;
}

/// The line without what it lacks; none: nothing of it is left.
Order without_rest(const Order& before, const OrderLine& lacking) {
    Order after = before;
    const auto at = std::ranges::find(after.lines, lacking.id, &OrderLine::id);
    at->quantity = at->reserved + at->shipped;
    if (at->quantity.v == 0)
        after.lines.erase(at);
    else
        at->amount_minor = line_amount(at->quantity, at->unit_price_e4).value_or(Money{});
    after.amount_minor = total_of(after.lines);
    fit_plan(after);
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    return after;
}

}  // namespace

void tell_waits(Tx& tx, const Order& before, const Order& after) {
    for (const OrderLine& line : after.lines) {
        const OrderLine* known = find_line(before, line.id);
        const Quantity told = known ? known->backordered : Quantity{};
        const bool moved = line.backordered.v > 0 && before.promised_on != after.promised_on;
        if (told != line.backordered || moved) stock::keep_wait(tx, wait_of(after, line));
    }
    for (OrderLine line : before.lines) {
        if (line.backordered.v == 0 || find_line(after, line.id)) continue;
        line.backordered = {};
        stock::keep_wait(tx, wait_of(before, line));
    }
}

Result<Served> hold_more(Tx& tx, const Ctx& ctx, Id id, Id product) {
    const auto before = hold_any(tx, id);
    if (!before || before->commercial != Commercial::confirmed) return Served{};
    std::vector<stock::Demand> lacking;
    for (const OrderLine& line : before->lines)
        if (line.product_id == product && line.backordered.v > 0)
            lacking.push_back({line.id, product, line.backordered, called(line)});
    if (lacking.empty()) return Served{};
    TRY(const auto got, stock::reserve(tx, ctx, id, lacking, stock::Shortage::accept));
    Order after = *before;
    Served served;
    for (std::size_t i = 0; i < got.size(); ++i) {
        std::ranges::find(after.lines, lacking[i].line_id, &OrderLine::id)->reserved += got[i];
        served.quantity += got[i];
    }
    if (served.quantity.v > 0) {
        after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
        CHECK(save_order(tx, ctx, *before, after,
                         {"order.reserved", after.customer_id, event_body(after)}));
    }
    served.order = after;
    return served;
}

Result<OrderHead> lose_held(Tx& tx, const Ctx& ctx, Id id, std::span<const LineQuantity> parts,
                            Id warehouse) {
    const auto before = hold_any(tx, id);
    INVARIANT(before.has_value(), "what is held is held for an order");
    Order after = *before;
    for (const LineQuantity& part : parts) {
        const auto line = std::ranges::find(after.lines, part.line_id, &OrderLine::id);
        INVARIANT(line != after.lines.end(), "what is held is held for a line");
        const Quantity lost = stock::give_back(tx, id, part.line_id, warehouse, part.quantity);
        line->reserved = line->reserved - lost;
    }
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    CHECK(save_order(tx, ctx, *before, after,
                     {"order.unreserved", after.customer_id, event_body(after)}));
    return OrderHead(after);
}

Result<OrderView> drop_rest(Tx& tx, const Ctx& ctx, const Act& act, Id line_id,
                            std::string_view words) {
    TRY(const auto before, load_for_change(tx, ctx, act, "orders.confirm"));
    const OrderLine* line = find_line(before, line_id);
    if (line == nullptr || line->backordered.v == 0)
        return Problem::of(Status::conflict, "orders.lacks_nothing");
    Order after = without_rest(before, *line);
    if (after.lines.empty()) return cancel_order(tx, ctx, {{act.id, act.if_match}, words});
    if (after.amount_minor < before.paid_minor)
        return Problem::of(Status::conflict, "orders.rest_is_paid",
                           {{"paid", format_money(before.paid_minor)}});
    CHECK(save_order(tx, ctx, before, after,
                     {"order.reduced", after.customer_id, change_body(before, after)}));
    if (!is_agreed(before) || is_agreed(after)) return view_of(tx, ctx, after);
    Confirmation yes;
    yes.id = after.id;
    yes.confirmed_by = before.confirmed_by;
    yes.words = words;
    return confirm_order(tx, ctx, yes);
}

}  // namespace zhuli::orders
