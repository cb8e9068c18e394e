#include "features/stock/store_supply.hpp"

namespace zhuli::stock {

using storage::Sql;

constexpr Sql kKeepSupply{
    "stock.keep_supply",
    "INSERT INTO stock_supply (org_id, source_id, product_id, warehouse_id, quantity, expected_on)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, source_id) DO UPDATE SET"
    " product_id = excluded.product_id, warehouse_id = excluded.warehouse_id,"
    " quantity = excluded.quantity, expected_on = excluded.expected_on"};
constexpr Sql kDropSupply{"stock.drop_supply",
                          "DELETE FROM stock_supply WHERE org_id = $1 AND source_id = $2"};
constexpr Sql kKeepWait{
    "stock.keep_wait",
    "INSERT INTO stock_wait (org_id, order_line_id, order_id, product_id, quantity, promised_on,"
    " since_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org_id, order_line_id)"
    " DO UPDATE SET quantity = excluded.quantity, promised_on = excluded.promised_on,"
    " since_at = excluded.since_at"};
constexpr Sql kDropWait{"stock.drop_wait",
                        "DELETE FROM stock_wait WHERE org_id = $1 AND order_line_id = $2"};

#define FLOWS(ids)                                                                   \
    "SELECT product_id, expected_on, CAST(SUM(quantity) AS BIGINT) AS quantity FROM" \
    " stock_supply WHERE org_id = $1 AND product_id IN (" ids                        \
    ") GROUP BY product_id,"                                                         \
    " expected_on UNION ALL SELECT product_id, '' AS expected_on,"                   \
    " CAST(-SUM(quantity) AS BIGINT) AS quantity FROM stock_wait WHERE org_id = $1"  \
    " AND product_id IN (" ids ") GROUP BY product_id ORDER BY product_id, expected_on"
constexpr Sql kFlows{
    "stock.flows", FLOWS("SELECT value FROM json_each($2)"),
    FLOWS("SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json))")};
#undef FLOWS

constexpr Sql kSupplies{"stock.supplies",
                        "SELECT source_id, product_id, warehouse_id, quantity, expected_on"
                        " FROM stock_supply WHERE org_id = $1 AND product_id = $2"
                        " ORDER BY expected_on, source_id LIMIT $3"};
constexpr Sql kWaits{"stock.waits",
                     "SELECT order_line_id, order_id, product_id, quantity, promised_on, since_at"
                     " FROM stock_wait WHERE org_id = $1 AND product_id = $2"
                     " ORDER BY CASE WHEN promised_on = '' THEN 1 ELSE 0 END, promised_on,"
                     " since_at, order_line_id LIMIT $3"};
constexpr Sql kExpired{"stock.expired",
                       "SELECT DISTINCT order_id FROM reservation WHERE org_id = $1"
                       " AND state = 'open' AND expires_at <= $2 ORDER BY order_id LIMIT $3"};
constexpr Sql kWaitedFor{"stock.waited_for",
                         "SELECT DISTINCT r.product_id FROM reservation r WHERE r.org_id = $1"
                         " AND r.order_id = $2 AND EXISTS (SELECT 1 FROM stock_wait w"
                         " WHERE w.org_id = $1 AND w.product_id = r.product_id)"
                         " ORDER BY r.product_id"};

void write_supply(Tx& tx, const Supply& supply) {
    tx.exec(kKeepSupply, supply.source_id, supply.product_id, supply.warehouse_id, supply.quantity,
            supply.expected_on);
}
void erase_supply(Tx& tx, Id source) { tx.exec(kDropSupply, source); }

void write_wait(Tx& tx, const Wait& wait) {
    tx.exec(kKeepWait, wait.order_line_id, wait.order_id, wait.product_id, wait.quantity,
            wait.promised_on, wait.since_at);
}
void erase_wait(Tx& tx, Id order_line) { tx.exec(kDropWait, order_line); }

std::vector<Flow> flows(Tx& tx, const std::string& product_set) {
    return tx.all<Flow>(kFlows, product_set);
}
std::vector<Supply> supplies(Tx& tx, Id product, int limit) {
    return tx.all<Supply>(kSupplies, product, limit);
}
std::vector<Wait> waits(Tx& tx, Id product, int limit) {
    return tx.all<Wait>(kWaits, product, limit);
}
std::vector<Id> expired(Tx& tx, Instant now, int limit) {
    std::vector<Id> orders;
    tx.each(
        kExpired, [&](const storage::RowView& row) { orders.push_back(row.id(0)); }, now, limit);
    return orders;
}
std::vector<Id> waited_for(Tx& tx, Id order) {
    std::vector<Id> products;
    tx.each(
        kWaitedFor, [&](const storage::RowView& row) { products.push_back(row.id(0)); }, order);
    return products;
}

}  // namespace zhuli::stock
