#include "features/orders/store_due.hpp"

namespace zhuli::orders {

using storage::Sql;

#define ROWS(day)                                                                               \
    "SELECT id, number, customer_id, customer_name, owner_id, " day                             \
    " AS day, amount_minor - returned_minor - paid_minor AS owed_minor FROM sales_order WHERE " \
    "org_id = $1"
#define WINDOW(day)                                                   \
    ROWS(day)                                                         \
    " AND " day " >= $2 AND " day " <= $3 AND (" day " > $4 OR (" day \
    " = $4 AND id > $5)) ORDER BY " day ", id LIMIT $6"
constexpr Sql kRemind{"orders.due_between", WINDOW("due_on")};
constexpr Sql kEscalate{"orders.overdue_since", WINDOW("overdue_on")};
constexpr Sql kOverdue{"orders.falling_overdue",
                       ROWS("due_on") " AND due_on <> '' AND overdue_on = '' AND due_on < $2"
                                      " ORDER BY due_on, id LIMIT $3"};
#undef WINDOW
#undef ROWS

std::vector<DueRow> due_between(Tx& tx, DayWindow window, const DueRow& last, int limit) {
    return tx.all<DueRow>(kRemind, window.from, window.to, last.day, last.id, limit);
}

std::vector<DueRow> overdue_since(Tx& tx, DayWindow window, const DueRow& last, int limit) {
    return tx.all<DueRow>(kEscalate, window.from, window.to, last.day, last.id, limit);
}

std::vector<DueRow> falling_overdue(Tx& tx, Date before, int limit) {
    return tx.all<DueRow>(kOverdue, before, limit);
}

}  // namespace zhuli::orders
