#include "features/orders/use_cases_payment.hpp"

#include "features/orders/rules_change.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

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
    const Receipt paid_back{
        tx.new_id(), storage::take_number(tx, ctx, "RF"),         before.id, -in.amount_minor,
        in.method,   in.refunded_on ? in.refunded_on : ctx.today, in.note,   ctx.user,
        ctx.now};
    storage::insert_row(tx, storage::table_of<Receipt>(), &paid_back);
    Order after = before;
    after.paid_minor = after.paid_minor - in.amount_minor;
    after.refunded_minor += in.amount_minor;
    const auto body = part_body(after, paid_back.number.v, in.amount_minor, {});
    CHECK(save_order(tx, ctx, before, after, {"payment.refunded", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::orders
