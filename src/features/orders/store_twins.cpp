#include "features/orders/store_twins.hpp"

namespace zhuli::orders {

using storage::Sql;

constexpr Sql kOrdersOfPieces{
    "orders.orders_of_pieces",
    "SELECT o.id, o.number, o.placed_on, o.amount_minor, o.commercial"
    " FROM (SELECT id, number, placed_on, amount_minor, commercial FROM sales_order"
    "  WHERE org_id = $1 AND customer_id = $2 AND placed_on >= $3 AND id <> $5"
    "  AND commercial <> 'cancelled' AND source = '' ORDER BY placed_on DESC, id DESC LIMIT 100) o"
    " WHERE (SELECT CAST(SUM(l.quantity) AS BIGINT) FROM order_line l WHERE l.org_id = $1"
    "  AND l.order_id = o.id) = $4 ORDER BY o.placed_on DESC, o.id DESC LIMIT 20"};
constexpr Sql kOrderWithRef{
    "orders.order_with_ref",
    "SELECT id, number, placed_on, amount_minor, commercial FROM sales_order WHERE org_id = $1"
    " AND customer_id = $2 AND UPPER(customer_ref) = UPPER(CAST($3 AS TEXT)) AND customer_ref <> ''"
    " AND placed_on >= $4 AND id <> $5 AND commercial <> 'cancelled' AND source = ''"
    " ORDER BY placed_on DESC, id DESC LIMIT 1"};

std::vector<EarlierOrder> orders_of_pieces(Tx& tx, Id customer, Date since, Quantity pieces,
                                           Id except) {
    return tx.all<EarlierOrder>(kOrdersOfPieces, customer, since, pieces, except);
}

std::optional<EarlierOrder> order_with_ref(Tx& tx, Id customer, std::string_view ref, Date since,
                                           Id except) {
    return tx.one<EarlierOrder>(kOrderWithRef, customer, ref, since, except);
}

}  // namespace zhuli::orders
