#include "features/orders/store_late.hpp"

namespace zhuli::orders {

constexpr storage::Sql kLateTurns{
    "orders.late_turns",
    "SELECT id, number, customer_id, customer_name, owner_id, turn_since_at FROM sales_order"
    " WHERE org_id = $1 AND turn_role = $2 AND turn_since_at >= $3 AND turn_since_at <= $4"
    " AND (turn_since_at > $5 OR (turn_since_at = $5 AND id > $6))"
    " ORDER BY turn_since_at, id LIMIT $7"};

std::vector<LateTurn> late_turns(Tx& tx, const TurnWindow& window, const LateTurn& last,
                                 int limit) {
    return tx.all<LateTurn>(kLateTurns, window.turn, window.from, window.to, last.turn_since_at,
                            last.id, limit);
}

}  // namespace zhuli::orders
