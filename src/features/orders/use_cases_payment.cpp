#include "features/orders/use_cases_payment.hpp"

#include "core/zones.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/rules_change.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

PayFacts facts_of(Tx& tx, const Ctx& ctx, const Order& before, const Order& order) {
    const TimeZone& zone = ctx.calendar().zone();
    PayFacts facts;
    if (order.confirmed_at.v != 0) facts.confirmed_on = business_date(zone, order.confirmed_at);
    if (order.fulfilment < Fulfilment::delivered) return facts;
    facts.delivered_on = ctx.today;
    if (before.fulfilment >= Fulfilment::delivered)
        if (const auto at = last_delivery(tx, order.id))
            facts.delivered_on = business_date(zone, *at);
    return facts;
}

}  // namespace

PaymentTerm payment_term_for(std::optional<PayTerm> wish, int value, int credit_days, Money amount,
                             Problems& problems) {
    Order order;
    order.amount_minor = amount;
    put_payment({wish, value, {}}, credit_days, order, problems);
    return {order.pay_term, order.pay_value};
}

void settle_due(Tx& tx, const Ctx& ctx, const Order& before, Order& after) {
    after.due_on = {};
    if (after.commercial == Commercial::confirmed && after.source.empty())
        after.due_on = next_due(dues_of(after, facts_of(tx, ctx, before, after), ctx.today));
    if (!after.due_on || after.due_on >= ctx.today) after.overdue_on = {};
}

void add_payment(Tx& tx, const Ctx& ctx, const Order& order, OrderView& view) {
    if (!order.source.empty()) return;
    view.dues = dues_of(order, facts_of(tx, ctx, order, order), ctx.today);
    if (order.commercial != Commercial::confirmed) return;
    view.missing_minor = missing_before_shipping(order);
    if (order.released_minor.v == 0) return;
    for (const PaymentRelease& release : releases_of(tx, order.id)) {
        ReleaseView& shown = view.releases.emplace_back();
        static_cast<PaymentRelease&>(shown) = release;
        shown.actor_name = identity::remembered_name(tx, ctx.now, release.actor_id);
    }
}

Result<OrderView> receive_payment(Tx& tx, const Ctx& ctx, const NewReceipt& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.receive_payment"));
    CHECK(next_state(ctx, before, "receive_payment"));
    CHECK(check_receipt(before, in, ctx.today));
    const Receipt receipt{
        tx.new_id(), storage::take_number(tx, ctx, "RC"),         before.id, in.amount_minor,
        in.method,   in.received_on ? in.received_on : ctx.today, in.note,   ctx.user,
        ctx.now};
    storage::insert_row(tx, storage::table_of<Receipt>(), &receipt);
    Order after = before;
    after.paid_minor += in.amount_minor;
    const auto body = part_body(after, receipt.number, receipt.amount_minor, {});
    CHECK(save_order(tx, ctx, before, after, {"payment.received", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

Result<OrderView> refund(Tx& tx, const Ctx& ctx, const NewRefund& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.receive_payment"));
    CHECK(next_state(ctx, before, "refund"));
    CHECK(check_refund(before, in, ctx.today));
    const Receipt paid_back{tx.new_id(), storage::take_number(tx, ctx, "RF"),
                            before.id,   -in.amount_minor,
                            in.method,   in.refunded_on ? in.refunded_on : ctx.today,
                            in.note,     ctx.user,
                            ctx.now,     ReceiptKind::refund};
    storage::insert_row(tx, storage::table_of<Receipt>(), &paid_back);
    Order after = before;
    after.paid_minor = after.paid_minor - in.amount_minor;
    after.refunded_minor += in.amount_minor;
    const auto body = part_body(after, paid_back.number.v, in.amount_minor, {});
    CHECK(save_order(tx, ctx, before, after, {"payment.refunded", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

Result<> reverse_payment(Tx& tx, const Ctx& ctx, const Reversal& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.receive_payment"));
    Order after = before;
    TRY(after.commercial, next_state(ctx, before, "reverse"));
    if (in.amount_minor > before.paid_minor)
        return Problem::of(
            Status::conflict, "orders.paid_back_already",
            {{"number", before.number.v}, {"paid", format_money(before.paid_minor)}});
    const Receipt reversed{tx.new_id(), storage::take_number(tx, ctx, "RV"),
                           before.id,   -in.amount_minor,
                           in.method,   ctx.today,
                           in.note,     ctx.user,
                           ctx.now,     ReceiptKind::reversal};
    storage::insert_row(tx, storage::table_of<Receipt>(), &reversed);
    after.paid_minor = after.paid_minor - in.amount_minor;
    const auto body = part_body(after, reversed.number.v, in.amount_minor, {});
    return save_order(tx, ctx, before, after, {"payment.reversed", after.customer_id, body});
}

Result<OrderView> release_shipping(Tx& tx, const Ctx& ctx, const NewRelease& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.release_shipping"));
    CHECK(next_state(ctx, before, "release"));
    const PaymentRelease release{tx.new_id(), before.id, missing_before_shipping(before),
                                 in.reason,   ctx.user,  ctx.now};
    storage::insert_row(tx, storage::table_of<PaymentRelease>(), &release);
    Order after = before;
    after.released_minor += release.amount_minor;
    JsonOut body;
    body.begin_object().key("number").string(after.number.v);
    body.key("amount_minor").integer(release.amount_minor.v);
    body.key("reason").string(in.reason.v).end_object();
    CHECK(save_order(tx, ctx, before, after,
                     {"order.shipping_released", after.customer_id, body.take()}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::orders
