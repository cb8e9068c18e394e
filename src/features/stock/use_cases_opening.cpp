#include "features/stock/use_cases_opening.hpp"

#include "features/stock/store.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/entity.hpp"

namespace zhuli::stock {

std::optional<Id> warehouse_called(Tx& tx, std::string_view words) {
    if (const auto id = warehouse_by_code(tx, words)) return id;
    return warehouse_by_name(tx, words);
}

Quantity opened_with(Tx& tx, Id product, Id warehouse) {
    return opening_of(tx, {product, warehouse});
}

Result<Id> open_stock(Tx& tx, const Ctx& ctx, Id product, Id warehouse, Quantity quantity) {
    StockMove move;
    move.product_id = product;
    move.warehouse_id = warehouse;
    move.quantity = quantity;
    move.reason = MoveReason::opening;
    TRY(const auto moved, record_move(tx, ctx, move));
    return moved.id;
}

Result<bool> take_back_opening(Tx& tx, const Ctx& ctx, Id id) {
    const auto opening = storage::find<StockMove>(tx, id);
    INVARIANT(opening.has_value(), "no move is ever deleted");
    StockMove back;
    back.product_id = opening->product_id;
    back.warehouse_id = opening->warehouse_id;
    back.quantity = -opening->quantity;
    back.reason = MoveReason::opening;
    return append(tx, ctx, back);
}

}  // namespace zhuli::stock
