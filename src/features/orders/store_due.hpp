// Statements over when the money of orders falls due. Each walks a window of one index in order of
// day and id, a bounded number at a time.
#pragma once

#include "features/orders/model.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

extern const storage::Sql kRemind, kOverdue, kEscalate;

struct DueRow {
    Id id;
    std::string number;
    Id customer_id;
    std::string customer_name;
    Id owner_id;
    Date day;  // when it falls due, or since when it is overdue
    Money owed_minor;
};
BOOST_DESCRIBE_STRUCT(DueRow, (),
                      (id, number, customer_id, customer_name, owner_id, day, owed_minor))

struct DayWindow {
    Date from, to;
};
/// Behind `last`, of which day and id are read.
std::vector<DueRow> due_between(Tx& tx, DayWindow window, const DueRow& last, int limit);
std::vector<DueRow> overdue_since(Tx& tx, DayWindow window, const DueRow& last, int limit);
/// Due before that day, and not marked yet.
std::vector<DueRow> falling_overdue(Tx& tx, Date before, int limit);

}  // namespace zhuli::orders
