#include "features/metrics/store.hpp"

#include <algorithm>
#include <map>

#include "features/metrics/rules.hpp"
#include "features/metrics/store_customers.hpp"

namespace zhuli::metrics {

namespace {

using storage::Sql;

constexpr Sql kAddCell{
    "metrics.add_cell",
    "INSERT INTO rollup (org_id, person_id, line_id, period, orders_count, revenue_minor,"
    " quantity, new_customers_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    " ON CONFLICT (org_id, person_id, line_id, period) DO UPDATE SET"
    " orders_count = rollup.orders_count + excluded.orders_count,"
    " revenue_minor = rollup.revenue_minor + excluded.revenue_minor,"
    " quantity = rollup.quantity + excluded.quantity,"
    " new_customers_count = rollup.new_customers_count + excluded.new_customers_count"};

// Every question names the people, the lines (-1: all together) and one span of periods, which is
// the order of the key; names are looked up for the few rows that are left.
#define SUMS                                                               \
    " CAST(COALESCE(SUM(r.revenue_minor), 0) AS BIGINT) AS revenue_minor," \
    " CAST(COALESCE(SUM(r.orders_count), 0) AS BIGINT) AS orders_count,"   \
    " CAST(COALESCE(SUM(r.new_customers_count), 0) AS BIGINT) AS new_customers_count"
#define FOR_PEOPLE " FROM rollup r WHERE r.org_id = $1 AND r.person_id IN"
#define SQLITE_LIST " (SELECT value FROM json_each($4))"
#define POSTGRES_LIST \
    " (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($4 AS json)))"
#define IN_SPAN " AND r.period >= $2 AND r.period <= $3"
#define ALL_LINES " AND r.line_id = -1" IN_SPAN
#define EACH_LINE \
    " AND r.line_id IN (SELECT id FROM product_line WHERE org_id = $1 UNION ALL SELECT 0)" IN_SPAN

constexpr Sql kTotals{"metrics.totals", "SELECT" SUMS FOR_PEOPLE SQLITE_LIST ALL_LINES,
                      "SELECT" SUMS FOR_PEOPLE POSTGRES_LIST ALL_LINES};

#define DAY_HEAD "SELECT SUBSTR(r.period, 2) AS key, SUBSTR(r.period, 2) AS label," SUMS FOR_PEOPLE
#define DAY_TAIL ALL_LINES " GROUP BY r.period ORDER BY r.period"
constexpr Sql kByDay{"metrics.by_day", DAY_HEAD SQLITE_LIST DAY_TAIL,
                     DAY_HEAD POSTGRES_LIST DAY_TAIL};

#define NAMED                                                                   \
    " AS key, COALESCE(n.name, '') AS label, s.revenue_minor AS revenue_minor," \
    " s.orders_count AS orders_count, s.new_customers_count AS new_customers_count FROM"
#define PERSON_HEAD "SELECT CAST(s.person_id AS TEXT)" NAMED " (SELECT r.person_id," SUMS FOR_PEOPLE
#define PERSON_TAIL            \
    ALL_LINES                  \
    " GROUP BY r.person_id) s" \
    " LEFT JOIN app_user n ON n.org_id = $1 AND n.id = s.person_id"
constexpr Sql kByPerson{"metrics.by_person", PERSON_HEAD SQLITE_LIST PERSON_TAIL,
                        PERSON_HEAD POSTGRES_LIST PERSON_TAIL};
constexpr Sql kByEveryone{
    "metrics.by_everyone",
    PERSON_HEAD " (SELECT id FROM app_user WHERE org_id = $1 UNION ALL SELECT 0)" PERSON_TAIL};

#define LINE_HEAD "SELECT CAST(s.line_id AS TEXT)" NAMED " (SELECT r.line_id," SUMS FOR_PEOPLE
#define LINE_TAIL            \
    EACH_LINE                \
    " GROUP BY r.line_id) s" \
    " LEFT JOIN product_line n ON n.org_id = $1 AND n.id = s.line_id"
constexpr Sql kByLine{"metrics.by_line", LINE_HEAD SQLITE_LIST LINE_TAIL,
                      LINE_HEAD POSTGRES_LIST LINE_TAIL};

#undef SUMS
#undef FOR_PEOPLE
#undef SQLITE_LIST
#undef POSTGRES_LIST
#undef IN_SPAN
#undef ALL_LINES
#undef EACH_LINE
#undef DAY_HEAD
#undef DAY_TAIL
#undef NAMED
#undef PERSON_HEAD
#undef PERSON_TAIL
#undef LINE_HEAD
#undef LINE_TAIL

/// JSON for both databases; the sums of everyone are kept under kAll.
std::string people_list(const std::vector<Id>* people) {
    if (people == nullptr) return "[-1]";
    std::string list = "[";
    for (const Id id : *people) list += (list.size() > 1 ? "," : "") + std::to_string(id.v);
    return list + "]";
}

void add(Slice& sum, const Slice& slice) {
    sum.revenue_minor += slice.revenue_minor;
    sum.orders_count += slice.orders_count;
    sum.new_customers_count += slice.new_customers_count;
}

/// The slices of all spans by key, the largest first.
template <class Ask>
std::vector<Slice> largest(Period period, const Ask& ask) {
    std::map<std::string, Slice> sums;
    for (const Span& span : spans_of(period.from, period.to))
        for (const Slice& slice : ask(span))
            add(sums.try_emplace(slice.key, Slice{slice.key, slice.label}).first->second, slice);
    std::vector<Slice> slices;
    for (auto& [key, slice] : sums) slices.push_back(std::move(slice));
    std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) {
        return a.revenue_minor > b.revenue_minor;
    });
    return slices;
}

}  // namespace

std::span<const Sql* const> statements() {
    static const std::vector<const Sql*> all = [] {
        std::vector<const Sql*> list{&kAddCell,  &kTotals,     &kByDay,
                                     &kByPerson, &kByEveryone, &kByLine};
        const auto of_customers = customer_statements();
        list.insert(list.end(), of_customers.begin(), of_customers.end());
        return list;
    }();
    return all;
}

void add_cell(Tx& tx, const RollupKey& key, const RollupCell& cell) {
    tx.push(kAddCell, key.person_id, key.line_id, key.period, cell.orders_count, cell.revenue_minor,
            cell.quantity, cell.new_customers_count);
}

Totals totals(Tx& tx, Period period, const std::vector<Id>* people) {
    Totals sum;
    for (const Span& span : spans_of(period.from, period.to)) {
        const auto part = tx.one<Totals>(kTotals, span.from, span.to, people_list(people));
        if (!part) continue;
        sum.revenue_minor += part->revenue_minor;
        sum.orders_count += part->orders_count;
        sum.new_customers_count += part->new_customers_count;
    }
    return sum;
}

std::vector<Slice> by_day(Tx& tx, Period period, const std::vector<Id>* people) {
    const Span days = day_span(period.from, period.to);
    return tx.all<Slice>(kByDay, days.from, days.to, people_list(people));
}

std::vector<Slice> by_person(Tx& tx, Period period, const std::vector<Id>* people) {
    return largest(period, [&](const Span& span) {
        return people == nullptr
                   ? tx.all<Slice>(kByEveryone, span.from, span.to)
                   : tx.all<Slice>(kByPerson, span.from, span.to, people_list(people));
    });
}

std::vector<Slice> by_line(Tx& tx, Period period, const std::vector<Id>* people) {
    return largest(period, [&](const Span& span) {
        return tx.all<Slice>(kByLine, span.from, span.to, people_list(people));
    });
}

}  // namespace zhuli::metrics
