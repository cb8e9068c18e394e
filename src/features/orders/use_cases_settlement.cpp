// What a customer gets for inspected goods: their worth off the order, other goods, or nothing.
#include "features/orders/rules.hpp"
#include "features/orders/rules_returns.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_return_record.hpp"
#include "features/orders/use_cases_returns.hpp"

namespace zhuli::orders {

namespace {

std::string_view action_of(SettlementKind kind) { return enum_name(kind); }

std::string_view event_of(SettlementKind kind) {
    switch (kind) {
        case SettlementKind::refund:
            return "return.refunded";
        case SettlementKind::exchange:
            return "return.exchanged";
        case SettlementKind::close:
            break;
    }
    return "return.closed";
}

/// What the goods are worth is no longer owed.
Result<Order> take_off(Tx& tx, const Ctx& ctx, const Order& before, Money credit) {
    if (credit.v == 0) return before;
    Order after = before;
    after.returned_minor += credit;
    CHECK(save_order(
        tx, ctx, before, after,
        {"order.credited", after.customer_id, part_body(after, after.number, credit, {})}));
    return after;
}

NewOrder replacement(const HeldReturn& held, const Settlement& in) {
    NewOrder order;
    order.customer_id = held.order.customer_id;
    order.owner_id = held.order.owner_id;
    order.promised_on = in.promised_on;
    order.delivery_address = held.order.delivery_address;
    order.contact_name = held.order.contact_name;
    order.contact_phone = held.order.contact_phone;
    order.policy = held.order.policy;
    order.note = held.document.number.v + " → " + held.order.number.v;
    for (const ExchangeLine& line : exchange_lines(held.document, held.order, in))
        order.lines.push_back({line.product_id, line.quantity, line.unit_price_e4});
    order.confirm = true;
    order.accept_shortage = true;
    order.confirmed_by = in.agreed_by;
    order.words = in.words;
    order.approval_reason = held.document.number.v;
    return order;
}

/// What was paid for the goods that came back pays for those that replace them.
Result<> carry_over(Tx& tx, const Ctx& house, const Order& from, const OrderView& to,
                    const Return& document) {
    const Money moved = std::min(refundable(from), owed(to));
    if (moved.v <= 0) return Done{};
    NewRefund out;
    out.id = from.id;
    out.amount_minor = moved;
    out.method = PayMethod::other;
    out.note = document.number.v + " → " + to.number.v;
    CHECK(refund(tx, house, out));
    NewReceipt in;
    in.id = to.id;
    in.amount_minor = moved;
    in.method = PayMethod::other;
    in.note = document.number.v + " ← " + from.number.v;
    CHECK(receive_payment(tx, house, in));
    return Done{};
}

/// The replacing order, entered and confirmed by the house on behalf of whoever settles.
Result<Id> exchange(Tx& tx, const Ctx& ctx, const HeldReturn& held, const Order& credited,
                    const Settlement& in) {
    Ctx house = ctx;
    house.rights = nullptr;
    TRY(const auto made, create_order(tx, house, replacement(held, in)));
    if (made.commercial != Commercial::confirmed)
        return Problem::of(Status::conflict, "orders.exchange_needs_approval");
    CHECK(carry_over(tx, house, credited, made, held.document));
    return made.id;
}

}  // namespace

Result<ReturnView> settle_return(Tx& tx, const Ctx& ctx, const Settlement& in) {
    TRY(const auto held, hold_return(tx, ctx, in, "orders.settle_return"));
    Return after = held.document;
    TRY(after.state, next_state(ctx, held.document, action_of(in.kind)));
    after.settlement_words = in.words;
    after.settled_by = ctx.user;
    if (in.kind == SettlementKind::close && in.words.empty())
        return Problem::field("words", "field.required");
    if (in.kind == SettlementKind::exchange && in.agreed_by.empty())
        return Problem::field("agreed_by", "field.required");
    if (in.kind != SettlementKind::close) {
        TRY(after.credit_minor, credit_of(held.document, in));
        TRY(const auto credited, take_off(tx, ctx, held.order, after.credit_minor));
        if (in.kind == SettlementKind::exchange) {
            TRY(after.exchange_order_id, exchange(tx, ctx, held, credited, in));
        }
    }
    return save_return(tx, ctx, held, after, event_of(in.kind));
}

}  // namespace zhuli::orders
