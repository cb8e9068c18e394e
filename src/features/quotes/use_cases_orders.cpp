// What quotes makes of orders' events: an order that was cancelled leaves its quote accepted
// and without an order, so that another can be drafted of it, once. It decides by what is true now:
// an event that comes twice or late changes nothing more.
#include "features/orders/use_cases.hpp"
#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

namespace {

Result<> leave_order(Tx& tx, const Ctx& ctx, Id id, const orders::OrderHead& order) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}));
    if (before.order_id != order.id) return Done{};
    Quote after = before;
    after.order_id = {};
    return save_quote(tx, ctx, before, after, "quote.order_cancelled", order.number.v);
}

}  // namespace

void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    for (const auto& event : events) {
        if (event.kind != "order.cancelled") continue;
        const auto order = storage::find<orders::OrderHead>(tx, event.entity_id);
        if (!order || order->commercial != orders::Commercial::cancelled) continue;
        for (const Id id : of_order(tx, order->id)) {
            const auto done = leave_order(tx, ctx, id, *order);
            INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
        }
    }
}

}  // namespace zhuli::quotes
