#include "features/metrics/store.hpp"

#include "features/metrics/store_customers.hpp"

namespace zhuli::metrics {

namespace {

using storage::Sql;

constexpr Sql kAddCell{
    "metrics.add_cell",
    "INSERT INTO rollup_day (org_id, day, person_id, line_id, orders_count, revenue_minor,"
    " quantity, new_customers_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (org_id, day, person_id, line_id) DO UPDATE SET"
    " orders_count = rollup_day.orders_count + excluded.orders_count,"
    " revenue_minor = rollup_day.revenue_minor + excluded.revenue_minor,"
    " quantity = rollup_day.quantity + excluded.quantity,"
    " new_customers_count = rollup_day.new_customers_count + excluded.new_customers_count"};

#define SUMS                                                               \
    " CAST(COALESCE(SUM(r.revenue_minor), 0) AS BIGINT) AS revenue_minor," \
    " CAST(COALESCE(SUM(r.orders_count), 0) AS BIGINT) AS orders_count,"   \
    " CAST(COALESCE(SUM(r.new_customers_count), 0) AS BIGINT) AS new_customers_count"
#define SQLITE_PEOPLE " AND ($4 = '[]' OR r.person_id IN (SELECT value FROM json_each($4)))"
#define POSTGRES_PEOPLE " AND ($4 = '{}' OR r.person_id = ANY(CAST($4 AS BIGINT[])))"
#define IN_PERIOD " WHERE r.org_id = $1 AND r.day >= $2 AND r.day <= $3"

constexpr Sql kTotals{"metrics.totals", "SELECT" SUMS " FROM rollup_day r" IN_PERIOD SQLITE_PEOPLE,
                      "SELECT" SUMS " FROM rollup_day r" IN_PERIOD POSTGRES_PEOPLE};

#define DAY_HEAD "SELECT r.day AS key, r.day AS label," SUMS " FROM rollup_day r" IN_PERIOD
#define DAY_TAIL " GROUP BY r.day ORDER BY r.day"
constexpr Sql kByDay{"metrics.by_day", DAY_HEAD SQLITE_PEOPLE DAY_TAIL,
                     DAY_HEAD POSTGRES_PEOPLE DAY_TAIL};

#define PERSON_HEAD                                                                     \
    "SELECT CAST(r.person_id AS TEXT) AS key, COALESCE(MAX(u.name), '') AS label," SUMS \
    " FROM rollup_day r LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = "        \
    "r.person_id" IN_PERIOD
#define PERSON_TAIL " GROUP BY r.person_id ORDER BY revenue_minor DESC, r.person_id LIMIT 50"
constexpr Sql kByPerson{"metrics.by_person", PERSON_HEAD SQLITE_PEOPLE PERSON_TAIL,
                        PERSON_HEAD POSTGRES_PEOPLE PERSON_TAIL};

#define LINE_HEAD                                                                     \
    "SELECT CAST(r.line_id AS TEXT) AS key, COALESCE(MAX(l.name), '') AS label," SUMS \
    " FROM rollup_day r LEFT JOIN product_line l ON l.org_id = r.org_id AND l.id = "  \
    "r.line_id" IN_PERIOD
#define LINE_TAIL " GROUP BY r.line_id ORDER BY revenue_minor DESC, r.line_id LIMIT 50"
constexpr Sql kByLine{"metrics.by_line", LINE_HEAD SQLITE_PEOPLE LINE_TAIL,
                      LINE_HEAD POSTGRES_PEOPLE LINE_TAIL};

#undef SUMS
#undef SQLITE_PEOPLE
#undef POSTGRES_PEOPLE
#undef IN_PERIOD
#undef DAY_HEAD
#undef DAY_TAIL
#undef PERSON_HEAD
#undef PERSON_TAIL
#undef LINE_HEAD
#undef LINE_TAIL

std::string people_list(Tx& tx, const std::vector<Id>* people) {
    const bool postgres = tx.dialect() == storage::Dialect::postgres;
    std::string list(1, postgres ? '{' : '[');
    if (people != nullptr) {
        for (const Id id : *people) {
            if (list.size() > 1) list += ',';
            list += std::to_string(id.v);
        }
        if (people->empty()) list += "0";  // nobody, not everybody
    }
    return list + (postgres ? '}' : ']');
}

}  // namespace

std::span<const Sql* const> statements() {
    static const std::vector<const Sql*> all = [] {
        std::vector<const Sql*> list{&kAddCell, &kTotals, &kByDay, &kByPerson, &kByLine};
        const auto of_customers = customer_statements();
        list.insert(list.end(), of_customers.begin(), of_customers.end());
        return list;
    }();
    return all;
}

void add_cell(Tx& tx, const RollupCell& cell) {
    tx.push(kAddCell, cell.day, cell.person_id, cell.line_id, cell.orders_count, cell.revenue_minor,
            cell.quantity, cell.new_customers_count);
}

Totals totals(Tx& tx, Period period, const std::vector<Id>* people) {
    return tx.one<Totals>(kTotals, period.from, period.to, people_list(tx, people))
        .value_or(Totals{});
}

std::vector<Slice> by_day(Tx& tx, Period period, const std::vector<Id>* people) {
    return tx.all<Slice>(kByDay, period.from, period.to, people_list(tx, people));
}

std::vector<Slice> by_person(Tx& tx, Period period, const std::vector<Id>* people) {
    return tx.all<Slice>(kByPerson, period.from, period.to, people_list(tx, people));
}

std::vector<Slice> by_line(Tx& tx, Period period, const std::vector<Id>* people) {
    return tx.all<Slice>(kByLine, period.from, period.to, people_list(tx, people));
}

}  // namespace zhuli::metrics
