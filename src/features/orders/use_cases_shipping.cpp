// Goods on their way to the customer: shipments and their delivery.
#include <algorithm>

#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_parts.hpp"
#include "features/orders/use_cases_shipping.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

Shipment add_shipment(Tx& tx, const Ctx& ctx, const Order& order, const NewShipment& in,
                      std::span<const LineQuantity> parts) {
    Shipment shipment;
    shipment.id = tx.new_id();
    shipment.number = storage::take_number(tx, ctx, "SH");
    shipment.order_id = in.id;
    shipment.carrier = in.carrier;
    shipment.tracking_no = in.tracking_no;
    shipment.shipped_at = ctx.now;
    shipment.actor_id = ctx.user;
    shipment.warehouse_id = in.warehouse_id;
    storage::insert_row(tx, storage::table_of<Shipment>(), &shipment);
    for (const LineQuantity& part : parts) {
        const ShipmentLine line{tx.new_id(),
                                shipment.id,
                                order.id,
                                part.line_id,
                                line_in(order, part.line_id).product_id,
                                part.quantity};
        storage::insert_row(tx, storage::table_of<ShipmentLine>(), &line);
    }
    return shipment;
}

/// Out of the warehouse that was chosen, or from wherever the order holds them.
Result<> take_goods(Tx& tx, const Ctx& ctx, const Order& order, const NewShipment& in,
                    std::span<const LineQuantity> parts) {
    const auto demands = demands_of(order, parts);
    if (!in.warehouse_id) return stock::consume(tx, ctx, order.id, demands);
    TRY(const Id warehouse, stock::warehouse_for(tx, in.warehouse_id));
    return stock::consume_there(tx, ctx, order.id, warehouse, demands);
}

/// What the delivered shipments held, per line of the order.
std::vector<LineQuantity> parts_of(std::span<const Shipment> shipments) {
    std::vector<LineQuantity> parts;
    for (const Shipment& shipment : shipments)
        for (const ShipmentLine& line : shipment.lines)
            parts.push_back({line.order_line_id, line.quantity});
    return parts;
}

/// Marks what is on the way (one shipment, or all) and returns it.
std::vector<Shipment> deliver_shipments(Tx& tx, const Ctx& ctx, const Delivery& in,
                                        std::vector<Shipment>& shipments) {
    std::vector<Shipment> delivered;
    for (Shipment& shipment : shipments) {
        const bool asked = !in.shipment_id || in.shipment_id == shipment.id;
        if (!asked || shipment.delivered_at.v != 0) continue;
        const Shipment before = shipment;
        shipment.delivered_at = ctx.now;
        INVARIANT(storage::update_row(tx, storage::table_of<Shipment>(), &before, &shipment, {}));
        delivered.push_back(shipment);
    }
    return delivered;
}

}  // namespace

Result<OrderView> ship_order(Tx& tx, const Ctx& ctx, const NewShipment& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.ship"));
    CHECK(check_agreed(before));
    CHECK(check_paid_before_shipping(before));
    CHECK(next_state(ctx, before, "ship"));
    TRY(const auto parts, plan_shipment(before, in.lines));
    CHECK(take_goods(tx, ctx, before, in, parts));
    Order after = before;
    for (OrderLine& line : after.lines) {
        const Quantity shipped = quantity_of(parts, line.id);
        line.shipped += shipped;
        line.reserved = std::max(Quantity{}, line.reserved - shipped);
    }
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    const Shipment shipment = add_shipment(tx, ctx, after, in, parts);
    const auto body = part_body(after, shipment.number, amount_of_parts(after, parts), parts);
    CHECK(save_order(tx, ctx, before, after, {"order.shipped", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

Result<SourceList> list_sources(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, load_order(tx, ctx, in.id));
    return SourceList{stock::sources_for(tx, order.id, demands_of(order))};
}

Result<OrderView> deliver_order(Tx& tx, const Ctx& ctx, const Delivery& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.deliver"));
    CHECK(next_state(ctx, before, "deliver"));
    auto shipments = shipments_of(tx, before.id);
    const auto delivered = deliver_shipments(tx, ctx, in, shipments);
    if (delivered.empty()) return Problem::of(Status::conflict, "orders.nothing_on_the_way");
    const auto parts = parts_of(delivered);
    Order after = before;
    for (OrderLine& line : after.lines) line.delivered += quantity_of(parts, line.id);
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    const auto body =
        part_body(after, delivered.front().number, amount_of_parts(after, parts), parts);
    CHECK(save_order(tx, ctx, before, after, {"order.delivered", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

Result<> mark_picking(Tx& tx, const Ctx& ctx, Id id, bool picking) {
    lock_order(tx, id);
    TRY(const auto before, load_order(tx, ctx, id));
    const auto wanted = picking ? Fulfilment::picking : Fulfilment::reserved;
    const bool is_held =
        before.fulfilment == Fulfilment::reserved || before.fulfilment == Fulfilment::picking;
    if (!is_held || before.fulfilment == wanted) return Done{};
    Order after = before;
    after.fulfilment = wanted;
    return save_order(tx, ctx, before, after,
                      {picking ? "order.picking" : "order.picking_stopped", after.customer_id,
                       event_body(after)});
}

std::vector<Shipment> order_shipments(Tx& tx, Id order) { return shipments_of(tx, order); }

}  // namespace zhuli::orders
