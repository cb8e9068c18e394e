#include "features/orders/use_cases_allowance.hpp"

#include "features/orders/rules.hpp"
#include "features/orders/use_cases_aggregate.hpp"

namespace zhuli::orders {

namespace {

Result<> check(const OrderHead& order, Money amount) {
    const bool stands =
        order.commercial == Commercial::confirmed || order.commercial == Commercial::closed;
    if (!stands || !order.source.empty())
        return Problem::field("order_id", "orders.nothing_to_take_off");
    if (amount > owed(order))
        return Problem::invalid(
            {{"amount_minor",
              "orders.takes_off_too_much",
              {{"number", order.number.v}, {"most", format_money(owed(order))}}}});
    return Done{};
}

}  // namespace

Result<> check_allowance(Tx& tx, Id id, Id customer, Money amount) {
    const auto order = storage::find<OrderHead>(tx, id);
    if (!order) return Problem::field("order_id", "field.no_such_record");
    if (order->customer_id != customer)
        return Problem::field("order_id", "orders.of_another_customer");
    return check(*order, amount);
}

Result<> grant_allowance(Tx& tx, const Ctx& ctx, Allowance granted) {
    Ctx house = ctx;
    house.rights = nullptr;
    TRY(const auto before, load_for_change(tx, house, {granted.order_id, 0}, "orders.edit"));
    CHECK(check(before, granted.amount_minor));
    granted.id = tx.new_id();
    granted.actor_id = ctx.user;
    granted.created_at = ctx.now;
    storage::insert_row(tx, storage::table_of<Allowance>(), &granted);
    Order after = before;
    after.returned_minor += granted.amount_minor;
    const auto body = part_body(after, granted.document.v, granted.amount_minor, {});
    return save_order(tx, house, before, after, {"order.credited", after.customer_id, body});
}

}  // namespace zhuli::orders
