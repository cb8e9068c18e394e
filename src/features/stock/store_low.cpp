#include "features/stock/store_low.hpp"

namespace zhuli::stock {

using storage::Sql;

constexpr Sql kLow{
    "stock.low",
    "SELECT p.id AS product_id, p.code AS code, p.name AS name, p.unit AS unit,"
    " p.safety_stock AS safety_stock,"
    " CAST(COALESCE(SUM(b.on_hand), 0) AS BIGINT) AS on_hand,"
    " CAST(COALESCE(SUM(b.reserved), 0) AS BIGINT) AS reserved,"
    " CAST(COALESCE(SUM(b.on_hand - b.reserved), 0) AS BIGINT) AS available"
    " FROM product p LEFT JOIN stock_balance b ON b.org_id = $1 AND b.product_id = p.id"
    " WHERE p.org_id = $1 AND p.safety_stock > 0"
    " GROUP BY p.id, p.code, p.name, p.unit, p.safety_stock"
    " HAVING COALESCE(SUM(b.on_hand - b.reserved), 0) < p.safety_stock"
    " ORDER BY COALESCE(SUM(b.on_hand - b.reserved), 0) * 1000 / p.safety_stock, p.code"
    " LIMIT $2"};

std::vector<StockItem> low_items(Tx& tx, int limit) { return tx.all<StockItem>(kLow, limit); }

}  // namespace zhuli::stock
