#include "features/orders/use_cases_twins.hpp"

#include "features/customers/use_cases.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/store.hpp"
#include "features/orders/store_twins.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::orders {

namespace {

Warning warning_of(std::string_view path, std::string_view code, const EarlierOrder& twin) {
    Warning warning;
    warning.path = path;
    warning.code = code;
    warning.order_number = twin.number;
    warning.order_id = twin.id;
    return warning;
}

/// The latest order of the same goods, whatever they cost.
std::optional<EarlierOrder> same_goods(Tx& tx, const Order& order, Date since, Id except) {
    const auto goods = goods_of(order.lines);
    Quantity pieces;
    for (const auto& [product, quantity] : goods) pieces += quantity;
    if (pieces.v == 0) return std::nullopt;
    for (auto& twin : orders_of_pieces(tx, order.customer_id, since, pieces, except))
        if (goods_of(lines_of(tx, twin.id)) == goods) return std::move(twin);
    return std::nullopt;
}

}  // namespace

std::vector<Warning> twins_of(Tx& tx, const Ctx& ctx, const Order& order, Id except) {
    std::vector<Warning> twins;
    if (!order.customer_ref.empty()) {
        const Date since = ctx.today.plus_days(-kReferenceDays);
        const auto same = order_with_ref(tx, order.customer_id, order.customer_ref, since, except);
        if (same) twins.push_back(warning_of("customer_ref", "orders.same_ref", *same));
    }
    const auto same = same_goods(tx, order, ctx.today.plus_days(-kTwinDays), except);
    if (same && (twins.empty() || twins[0].order_id != same->id))
        twins.push_back(warning_of("lines", "orders.looks_like", *same));
    return twins;
}

Result<Twins> find_twins(Tx& tx, const Ctx& ctx, const TwinQuestion& in) {
    if (in.lines.size() > kLinesLimit)
        return Problem::field("lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}});
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.customer_id, "customers.read"));
    Order order;
    order.customer_id = customer.id;
    order.customer_ref = in.customer_ref;
    for (const NewLine& line : in.lines) {
        OrderLine& added = order.lines.emplace_back();
        added.product_id = line.product_id;
        added.quantity = line.quantity;
    }
    return Twins{twins_of(tx, ctx, order, in.except_id)};
}

}  // namespace zhuli::orders
