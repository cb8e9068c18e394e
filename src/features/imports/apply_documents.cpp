// Documents of a file become closed orders, returns and adjustments of imported history.
#include "core/zones.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::imports {

namespace {

orders::ImportedLine line_of(Tx& tx, const boost::json::array& cells, Names& names) {
    orders::ImportedLine line;
    line.product_code = std::string_view(cells[0].as_string());
    line.product_name = std::string_view(cells[1].as_string());
    line.quantity = {cells[2].as_int64()};
    line.unit_price_e4 = {cells[3].as_int64()};
    line.amount_minor = {cells[4].as_int64()};
    if (const auto* product = names.product(tx, line.product_code.v)) {
        line.product_id = product->id;
        line.product_line_id = product->line_id;
    }
    return line;
}

/// What is unknown keeps id 0: the document is refused then.
orders::ImportedOrder asked_order(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                  const ImportItem& item, Names& names) {
    const object content = content_of(item.content);
    orders::ImportedOrder order;
    enum_from_name(text_in(content, "kind"), order.kind);
    const std::string key(text_in(content, "customer"));
    order.customer_id = names.customer(tx, batch.id, key);
    order.customer_name = text_in(content, "customer_name");
    if (order.customer_name.empty()) order.customer_name = key.empty() ? kWalkInName : key;
    order.delivery_address = text_in(content, "region");
    order.owner_id = ctx.user;
    order.external_no = item.external_no;
    order.source = batch.source;
    order.placed_on = Date::parse(text_in(content, "placed_on")).value_or(ctx.today);
    const auto minute = static_cast<int>(content.at("minute").as_int64());
    order.placed_at = zone_of(ctx.org.timezone).at(order.placed_on, minute);
    for (const auto& cells : content.at("lines").as_array())
        order.lines.push_back(line_of(tx, cells.as_array(), names));
    return order;
}

ItemState state_of(orders::ImportOutcome outcome) {
    if (outcome == orders::ImportOutcome::created) return ItemState::created;
    return outcome == orders::ImportOutcome::unchanged ? ItemState::unchanged : ItemState::conflict;
}

Settled settled(const orders::Imported& imported) {
    Settled result{state_of(imported.outcome), imported.order_id, {}};
    if (result.state == ItemState::conflict)
        result.problems.push_back({"number", "imports.document_differs", {}});
    return result;
}

}  // namespace

Settled apply_document(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                       Names& names) {
    const auto order = asked_order(tx, ctx, batch, item, names);
    if (!order.customer_id) return refused(Problem::field("customer_code", "field.no_such_record"));
    for (const auto& line : order.lines)
        if (!line.product_id)
            return refused(Problem::field("product_code", "field.no_such_record"));
    const auto imported = orders::import_closed_order(tx, ctx, order);
    return imported.ok() ? settled(*imported) : refused(imported.problem());
}

Settled foresee_document(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                         Names& names) {
    return settled({orders::outcome_of_import(tx, asked_order(tx, ctx, batch, item, names)), {}});
}

}  // namespace zhuli::imports
