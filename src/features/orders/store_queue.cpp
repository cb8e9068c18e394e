#include "features/orders/store_queue.hpp"

namespace zhuli::orders {

using storage::Sql;

constexpr Sql kTurnCount{
    "orders.turn_count",
    "SELECT COUNT(*) FROM (SELECT 1 FROM sales_order WHERE org_id = $1 AND turn_role = $2"
    " LIMIT 100) waiting"};

constexpr Sql kOwnTurnCount{
    "orders.own_turn_count",
    "SELECT COUNT(*) FROM (SELECT 1 FROM sales_order WHERE org_id = $1 AND turn_role = $2"
    " AND owner_id = $3 LIMIT 100) waiting"};

constexpr Sql kNeeds{
    "orders.needs",
    "SELECT l.product_id AS product_id, MAX(l.product_code) AS product_code,"
    " MAX(l.product_name) AS product_name,"
    " CAST(SUM(l.quantity - l.reserved - l.shipped) AS BIGINT) AS needed,"
    " COUNT(DISTINCT l.order_id) AS orders_count"
    " FROM (SELECT id FROM sales_order WHERE org_id = $1 AND owner_id = $2 AND turn_role = $3"
    "  AND fulfilment IN ('none', 'reserved', 'partly_shipped')"
    "  ORDER BY turn_since_at DESC LIMIT 100) o"
    " JOIN order_line l ON l.org_id = $1 AND l.order_id = o.id"
    " WHERE l.quantity - l.reserved - l.shipped > 0 GROUP BY l.product_id"};

#define IN_TALK                                                                          \
    "SELECT customer_id, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor,"             \
    " COALESCE(MIN(CASE WHEN promised_on > '' THEN promised_on END), '') AS promised_on" \
    " FROM sales_order"                                                                  \
    " WHERE org_id = $1 AND commercial IN ('draft', 'approval', 'awaiting_customer')"    \
    " AND customer_id IN ("
constexpr Sql kInTalk{
    "orders.in_talk", IN_TALK "SELECT value FROM json_each($2)) GROUP BY customer_id",
    IN_TALK
    "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"
    " GROUP BY customer_id"};
#undef IN_TALK

constexpr Sql kOpenOwned{
    "orders.open_owned",
    "SELECT id FROM sales_order WHERE org_id = $1 AND owner_id = $2"
    " AND turn_role IN ('assistant', 'approver', 'customer', 'finance', 'warehouse') LIMIT $3"};

std::int64_t turn_count(Tx& tx, Turn turn, Id owner) {
    const auto count = owner ? tx.scalar<std::int64_t>(kOwnTurnCount, turn, owner)
                             : tx.scalar<std::int64_t>(kTurnCount, turn);
    return count.value_or(0);
}

std::vector<NeedRow> needs_of(Tx& tx, Id owner, Turn turn) {
    return tx.all<NeedRow>(kNeeds, owner, turn);
}

std::vector<InTalkRow> in_talk(Tx& tx, const std::string& customer_set) {
    return tx.all<InTalkRow>(kInTalk, customer_set);
}

std::vector<Id> open_owned(Tx& tx, Id owner, int limit) {
    std::vector<Id> ids;
    tx.each(
        kOpenOwned, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, owner, limit);
    return ids;
}

}  // namespace zhuli::orders
