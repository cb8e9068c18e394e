// After the customer's yes: shipping, delivery and returns.
#include <algorithm>

#include "features/orders/rules.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

const OrderLine& line_in(const Order& order, Id id) {
    const auto at = std::find_if(order.lines.begin(), order.lines.end(),
                                 [&](const OrderLine& line) { return line.id == id; });
    INVARIANT(at != order.lines.end(), "a part of an order names its line");
    return *at;
}

Quantity quantity_of(std::span<const LineQuantity> parts, Id line) {
    Quantity sum;
    for (const LineQuantity& part : parts)
        if (part.line_id == line) sum += part.quantity;
    return sum;
}

std::vector<stock::Demand> demands_of(const Order& order, std::span<const LineQuantity> parts) {
    std::vector<stock::Demand> demands;
    for (const LineQuantity& part : parts) {
        const OrderLine& line = line_in(order, part.line_id);
        demands.push_back({line.id, line.product_id, part.quantity,
                           line.product_code.v + " " + line.product_name.v});
    }
    return demands;
}

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

std::vector<LineQuantity> returned_of(Tx& tx, Id order) {
    std::vector<LineQuantity> returned;
    for (const ReturnLine& line : return_lines_of(tx, order))
        returned.push_back({line.order_line_id, line.quantity});
    return returned;
}

Return make_return(Tx& tx, const Ctx& ctx, const Order& order, const NewReturn& in) {
    Return document;
    document.id = tx.new_id();
    document.order_id = order.id;
    document.customer_id = order.customer_id;
    document.owner_id = order.owner_id;
    document.reason = in.reason;
    document.amount_minor = amount_of_parts(order, in.lines);
    for (const LineQuantity& part : in.lines) {
        const OrderLine& line = line_in(order, part.line_id);
        document.lines.push_back({tx.new_id(), document.id, order.id, line.id, line.product_id,
                                  part.quantity, amount_of_part(line, part.quantity)});
    }
    document.number = storage::take_number(tx, ctx, "RT");
    return document;
}

std::vector<LineQuantity> parts_of(const Return& document) {
    std::vector<LineQuantity> parts;
    for (const ReturnLine& line : document.lines)
        parts.push_back({line.order_line_id, line.quantity});
    return parts;
}

}  // namespace

Result<OrderView> ship_order(Tx& tx, const Ctx& ctx, const NewShipment& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.ship"));
    CHECK(check_agreed(before));
    CHECK(next_state(ctx, before, "ship"));
    TRY(const auto parts, plan_shipment(before, in.lines));
    CHECK(stock::consume(tx, ctx, before.id, demands_of(before, parts)));
    Order after = before;
    for (OrderLine& line : after.lines) {
        const Quantity shipped = quantity_of(parts, line.id);
        line.shipped += shipped;
        line.reserved = std::max(Quantity{}, line.reserved - shipped);
    }
    after.fulfilment = fulfilment_of(after.lines);
    const Shipment shipment = add_shipment(tx, ctx, after, in, parts);
    const auto body = part_body(after, shipment.number, amount_of_parts(after, parts), parts);
    CHECK(save_order(tx, ctx, before, after, {"order.shipped", after.customer_id, body}));
    return view_of(tx, ctx, after);
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
    after.fulfilment = fulfilment_of(after.lines);
    const auto body =
        part_body(after, delivered.front().number, amount_of_parts(after, parts), parts);
    CHECK(save_order(tx, ctx, before, after, {"order.delivered", after.customer_id, body}));
    return view_of(tx, ctx, after);
}

Result<OrderView> request_return(Tx& tx, const Ctx& ctx, const NewReturn& in) {
    TRY(const auto order, load_for_change(tx, ctx, in, "orders.return"));
    CHECK(next_state(ctx, order, "return"));
    CHECK(check_return(order, in.lines, returned_of(tx, order.id)));
    Return document = make_return(tx, ctx, order, in);
    const auto body = part_body(order, document.number, document.amount_minor, in.lines);
    CHECK(storage::save_new(tx, ctx, document, {"return.requested", order.customer_id, body}));
    for (const ReturnLine& line : document.lines)
        storage::insert_row(tx, storage::table_of<ReturnLine>(), &line);
    return view_of(tx, ctx, order);
}

Result<ReturnView> show_return(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto document = storage::find<Return>(tx, in.id);
    if (!document || !ctx.covers("orders.read", document->owner_id))
        return Problem::not_found("return");
    for (const ReturnLine& line : return_lines_of(tx, document->order_id))
        if (line.return_id == document->id) document->lines.push_back(line);
    return view_of(ctx, *document);
}

Result<OrderView> receive_return(Tx& tx, const Ctx& ctx, const Reception& in) {
    const auto found = storage::find<Return>(tx, in.id);
    if (!found) return Problem::not_found("return");
    TRY(const auto order, load_for_change(tx, ctx, {found->order_id, 0}, "orders.receive_return"));
    // Read again under the order's lock: somebody may just have received it.
    Return before = *storage::find<Return>(tx, in.id);
    for (const ReturnLine& line : return_lines_of(tx, order.id))
        if (line.return_id == before.id) before.lines.push_back(line);
    const auto seen = in.if_match == 0 ? std::nullopt : std::optional(in.if_match);
    CHECK(storage::check_version(before, seen, to_json(view_of(ctx, before))));
    Return after = before;
    TRY(after.state, next_state(ctx, before, "receive"));
    after.received_at = ctx.now;
    const auto parts = parts_of(before);
    CHECK(stock::put_back(tx, ctx, order.id, in.warehouse_id, demands_of(order, parts)));
    const auto body = part_body(order, after.number, after.amount_minor, parts);
    CHECK(storage::save(tx, ctx, before, after, {"return.received", order.customer_id, body}));
    return view_of(tx, ctx, order);
}

}  // namespace zhuli::orders
