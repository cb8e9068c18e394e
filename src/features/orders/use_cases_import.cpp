// Imported history enters as what it is: closed, paid, delivered, and moving no stock.
#include <algorithm>

#include "features/customers/use_cases_merge.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"

namespace zhuli::orders {

namespace {

OrderLine make_line(Tx& tx, const ImportedLine& in, const Order& order) {
    OrderLine line;
    line.id = tx.new_id();
    line.order_id = order.id;
    line.line_no = static_cast<int>(order.lines.size()) + 1;
    line.product_id = in.product_id;
    line.product_code = in.product_code;
    line.product_name = in.product_name;
    line.product_line_id = in.product_line_id;
    line.quantity = in.quantity;
    line.unit_price_e4 = in.unit_price_e4;
    line.amount_minor = in.amount_minor;
    line.shipped = line.delivered = in.quantity;
    return line;
}

Order make_order(Tx& tx, const Ctx& ctx, const ImportedOrder& in) {
    Order order;
    order.id = tx.new_id();
    order.number = in.external_no;
    order.external_no = in.external_no;
    order.source = in.source;
    order.imported = true;
    order.kind = in.kind;
    order.customer_id = in.customer_id;
    order.customer_name = in.customer_name;
    order.owner_id = in.owner_id;
    order.placed_on = in.placed_on;
    order.note = in.note;
    order.delivery_address = in.delivery_address;
    for (const ImportedLine& line : in.lines) order.lines.push_back(make_line(tx, line, order));
    order.amount_minor = order.paid_minor = total_of(order.lines);
    order.commercial = Commercial::closed;
    order.payment = Payment::paid;
    order.fulfilment = Fulfilment::delivered;
    order.turn_role = Turn::done;
    order.turn_since_at = ctx.now;
    order.confirmed_at = in.placed_at;
    return order;
}

bool same_line(const OrderLine& ours, const ImportedLine& theirs) {
    return ours.product_id == theirs.product_id && ours.quantity == theirs.quantity &&
           ours.unit_price_e4 == theirs.unit_price_e4 && ours.amount_minor == theirs.amount_minor;
}

/// One of our own orders, exported and sent back.
bool same_as_own(Tx& tx, Id id, const ImportedOrder& in) {
    const auto ours = storage::find<OrderHead>(tx, id);
    const auto lines = lines_of(tx, id);
    return ours && ours->customer_id == in.customer_id && ours->placed_on == in.placed_on &&
           std::equal(lines.begin(), lines.end(), in.lines.begin(), in.lines.end(), same_line);
}

/// Sent again for the customer it went to with a merge: its hash still names the other one.
bool same_after_merge(Tx& tx, Id id, const ImportedOrder& in) {
    return !customers::family_of(tx, in.customer_id).empty() && same_as_own(tx, id, in);
}

/// The document that has this number already; the same one from another source counts, a different
/// one does not.
Imported find_known(Tx& tx, const ImportedOrder& in, const std::string& hash) {
    Imported known;
    for (const KnownImport& other : find_imports(tx, in.external_no)) {
        const bool same = other.content_hash == hash || same_after_merge(tx, other.id, in);
        if (same) return {ImportOutcome::unchanged, other.id};
        if (other.source == in.source.v) known = {ImportOutcome::conflict, other.id};
    }
    if (known.order_id) return known;
    if (const auto own = find_own(tx, in.external_no))
        return {same_as_own(tx, *own, in) ? ImportOutcome::unchanged : ImportOutcome::conflict,
                *own};
    return known;
}

}  // namespace

ImportOutcome outcome_of_import(Tx& tx, const ImportedOrder& in) {
    return find_known(tx, in, content_hash(in)).outcome;
}

Result<> void_imported_order(Tx& tx, const Ctx& ctx, Id id, std::string_view reason) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}, "orders.import"));
    INVARIANT(!before.source.empty(), "only imported history is undone");
    if (before.commercial == Commercial::cancelled) return Done{};
    Order after = before;
    after.commercial = Commercial::cancelled;
    after.cancel_reason = reason;
    after.source = before.source.v + "~" + std::to_string(id.v);  // its number is free again
    return storage::save(tx, ctx, before, after,
                         {"order.cancelled", after.customer_id, event_body(after)});
}

std::vector<OrderLine> order_lines(Tx& tx, Id order) { return lines_of(tx, order); }

bool has_orders(Tx& tx, Id customer) { return any_order_of(tx, customer); }

Result<Imported> import_closed_order(Tx& tx, const Ctx& ctx, const ImportedOrder& in) {
    if (!ctx.allowed("orders.import")) return Problem::of(Status::forbidden, "problem.forbidden");
    INVARIANT(!in.external_no.empty() && !in.source.empty(), "imported history keeps its number");
    const std::string hash = content_hash(in);
    if (const Imported known = find_known(tx, in, hash); known.order_id) return known;
    Order order = make_order(tx, ctx, in);
    order.customer_id = customers::referred(tx, in.customer_id);  // it may have been merged
    order.content_hash = hash;
    CHECK(storage::save_new(tx, ctx, order,
                            {"order.imported", order.customer_id, event_body(order)}));
    insert_lines(tx, order);
    put_in_index(tx, order);
    return Imported{ImportOutcome::created, order.id};
}

}  // namespace zhuli::orders
