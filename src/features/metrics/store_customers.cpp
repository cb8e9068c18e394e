#include "features/metrics/store_customers.hpp"

#include "storage/id_set.hpp"

namespace zhuli::metrics {

namespace {

using storage::Check;
using storage::Sql;

constexpr Sql kAddDay{
    "metrics.add_customer_day",
    "INSERT INTO rollup_customer_day (org_id, customer_id, day, orders_count, revenue_minor)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, customer_id, day) DO UPDATE SET"
    " orders_count = rollup_customer_day.orders_count + excluded.orders_count,"
    " revenue_minor = rollup_customer_day.revenue_minor + excluded.revenue_minor"};

constexpr Sql kAddTotal{
    "metrics.add_customer_total",
    "INSERT INTO rollup_customer (org_id, customer_id, orders_count, revenue_minor, due_minor)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, customer_id) DO UPDATE SET"
    " orders_count = rollup_customer.orders_count + excluded.orders_count,"
    " revenue_minor = rollup_customer.revenue_minor + excluded.revenue_minor,"
    " due_minor = rollup_customer.due_minor + excluded.due_minor"};

constexpr Sql kMoveDays{
    "metrics.move_customer_days",
    "INSERT INTO rollup_customer_day (org_id, customer_id, day, orders_count, revenue_minor)"
    " SELECT org_id, $3, day, orders_count, revenue_minor FROM rollup_customer_day"
    " WHERE org_id = $1 AND customer_id = $2 ON CONFLICT (org_id, customer_id, day) DO UPDATE SET"
    " orders_count = rollup_customer_day.orders_count + excluded.orders_count,"
    " revenue_minor = rollup_customer_day.revenue_minor + excluded.revenue_minor"};
constexpr Sql kMoveTotal{
    "metrics.move_customer_total",
    "INSERT INTO rollup_customer (org_id, customer_id, orders_count, revenue_minor, due_minor)"
    " SELECT org_id, $3, orders_count, revenue_minor, due_minor FROM rollup_customer"
    " WHERE org_id = $1 AND customer_id = $2 ON CONFLICT (org_id, customer_id) DO UPDATE SET"
    " orders_count = rollup_customer.orders_count + excluded.orders_count,"
    " revenue_minor = rollup_customer.revenue_minor + excluded.revenue_minor,"
    " due_minor = rollup_customer.due_minor + excluded.due_minor"};
constexpr Sql kDeleteDays{"metrics.delete_customer_days",
                          "DELETE FROM rollup_customer_day WHERE org_id = $1 AND customer_id = $2"};
constexpr Sql kDeleteTotal{"metrics.delete_customer_total",
                           "DELETE FROM rollup_customer WHERE org_id = $1 AND customer_id = $2"};
constexpr Sql kDeleteEmpty{"metrics.delete_empty_days",
                           "DELETE FROM rollup_customer_day WHERE org_id = $1 AND customer_id = $2"
                           " AND orders_count = 0 AND revenue_minor = 0"};
constexpr Sql kDays{"metrics.customer_days",
                    "SELECT day, orders_count, revenue_minor FROM rollup_customer_day"
                    " WHERE org_id = $1 AND customer_id = $2"};

constexpr Sql kMonths{
    "metrics.customer_months",
    "SELECT substr(day, 1, 7) AS month, CAST(SUM(revenue_minor) AS BIGINT) AS revenue_minor,"
    " CAST(SUM(orders_count) AS BIGINT) AS orders_count FROM rollup_customer_day"
    " WHERE org_id = $1 AND customer_id = $2 AND day >= $3"
    " GROUP BY substr(day, 1, 7) ORDER BY 1"};

constexpr Sql kTotal{"metrics.customer_total",
                     "SELECT orders_count, revenue_minor, due_minor FROM rollup_customer"
                     " WHERE org_id = $1 AND customer_id = $2"};

constexpr Sql kOrderDays{
    "metrics.customer_order_days",
    "SELECT day FROM rollup_customer_day WHERE org_id = $1 AND customer_id = $2"
    " AND orders_count > 0 ORDER BY day DESC LIMIT $3"};

#define SUMS_HEAD                                                                    \
    "SELECT c.id AS customer_id, CAST(COALESCE((SELECT SUM(d.revenue_minor)"         \
    " FROM rollup_customer_day d WHERE d.org_id = c.org_id AND d.customer_id = c.id" \
    " AND d.day >= $3), 0) AS BIGINT) AS year_minor,"                                \
    " COALESCE(t.due_minor, 0) AS due_minor FROM "
#define SUMS_TOTAL \
    " LEFT JOIN rollup_customer t ON t.org_id = c.org_id AND t.customer_id = c.id WHERE "
// CROSS JOIN: SQLite would rather walk an index that holds all it needs than look up each id.
constexpr Sql kSums{"metrics.customer_sums",
                    SUMS_HEAD
                    "json_each($2) asked CROSS JOIN customer c"
                    " ON c.org_id = $1 AND c.id = asked.value" SUMS_TOTAL
                    "(CAST($4 AS BIGINT) = 1"
                    " OR c.owner_id IN (SELECT value FROM json_each($5)))",
                    SUMS_HEAD
                    "customer c" SUMS_TOTAL
                    "c.org_id = $1 AND c.id IN (SELECT CAST(value AS BIGINT) FROM"
                    " json_array_elements_text(CAST($2 AS json))) AND (CAST($4 AS BIGINT) = 1"
                    " OR c.owner_id IN (SELECT CAST(value AS BIGINT) FROM"
                    " json_array_elements_text(CAST($5 AS json))))"};
#undef SUMS_TOTAL
#undef SUMS_HEAD

constexpr Check kChecks[] = {
    {"metrics: a customer's total is the sum of their days",
     {"metrics.check_customer_total",
      "SELECT CAST(t.customer_id AS TEXT) FROM rollup_customer t LEFT JOIN"
      " (SELECT customer_id, SUM(revenue_minor) AS revenue_minor, SUM(orders_count) AS orders_count"
      " FROM rollup_customer_day WHERE org_id = $1 GROUP BY customer_id) d"
      " ON d.customer_id = t.customer_id WHERE t.org_id = $1"
      " AND (COALESCE(d.revenue_minor, 0) <> t.revenue_minor"
      " OR COALESCE(d.orders_count, 0) <> t.orders_count)"}},
};

constexpr const Sql* kStatements[] = {&kAddDay,       &kAddTotal,    &kMonths,      &kTotal,
                                      &kOrderDays,    &kSums,        &kMoveDays,    &kMoveTotal,
                                      &kDeleteDays,   &kDeleteTotal, &kDeleteEmpty, &kDays,
                                      &kChecks[0].sql};

struct DaySum {
    Date day;
    std::int64_t orders_count = 0;
    std::int64_t revenue_minor = 0;
};
BOOST_DESCRIBE_STRUCT(DaySum, (), (day, orders_count, revenue_minor))

struct Day {
    Date day;
};
BOOST_DESCRIBE_STRUCT(Day, (), (day))

}  // namespace

std::span<const Sql* const> customer_statements() { return kStatements; }

std::span<const Check> checks() { return kChecks; }

void add_customer_cell(Tx& tx, const CustomerCell& cell) {
    if (cell.orders_count != 0 || cell.revenue_minor != 0)
        tx.push(kAddDay, cell.customer_id, cell.day, cell.orders_count, cell.revenue_minor);
    tx.push(kAddTotal, cell.customer_id, cell.orders_count, cell.revenue_minor, cell.due_minor);
}

void move_customer_sums(Tx& tx, Id from, Id to) {
    tx.exec(kMoveDays, from, to);
    tx.exec(kMoveTotal, from, to);
    delete_customer_sums(tx, from);
}

void delete_customer_sums(Tx& tx, Id customer) {
    tx.exec(kDeleteDays, customer);
    tx.exec(kDeleteTotal, customer);
}

void delete_empty_days(Tx& tx, Id customer) { tx.exec(kDeleteEmpty, customer); }

std::vector<CustomerCell> cells_of(Tx& tx, Id customer) {
    std::vector<CustomerCell> cells;
    for (const auto& row : tx.all<DaySum>(kDays, customer))
        cells.push_back({customer, row.day, row.orders_count, row.revenue_minor, 0});
    const auto total = total_of(tx, customer);
    if (total.due_minor.v != 0) cells.push_back({customer, {}, 0, 0, total.due_minor.v});
    return cells;
}

std::vector<MonthSum> months_of(Tx& tx, Id customer, Date from) {
    return tx.all<MonthSum>(kMonths, customer, from);
}

CustomerTotal total_of(Tx& tx, Id customer) {
    return tx.one<CustomerTotal>(kTotal, customer).value_or(CustomerTotal{});
}

std::vector<Date> order_days_of(Tx& tx, Id customer, std::size_t limit) {
    std::vector<Date> days;
    for (const auto& row : tx.all<Day>(kOrderDays, customer, static_cast<std::int64_t>(limit)))
        days.push_back(row.day);
    return days;
}

std::vector<CustomerSum> sums_of(Tx& tx, const std::vector<Id>& customers, Date from,
                                 const std::vector<Id>* owners) {
    const std::vector<Id> nobody;
    return tx.all<CustomerSum>(kSums, storage::id_set(customers), from,
                               std::int64_t{owners == nullptr},
                               storage::id_set(owners ? *owners : nobody));
}

}  // namespace zhuli::metrics
