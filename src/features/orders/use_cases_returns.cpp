// Goods that come back: a return is a document of its own, changed under its order's lock.
#include <algorithm>

#include "features/orders/rules.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_parts.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

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
