// Metrics: rollups by day × person × product line, kept by a consumer of the event stream, never by
// the writers of orders. Derived: they can be dropped and rebuilt from the events.
#pragma once

#include "core/model.hpp"

namespace zhuli::metrics {

/// What one event adds to (or takes from) one cell of the rollup.
struct RollupCell {
    Date day;
    Id person_id;
    Id line_id;  // 0: no product line, and where counts per order stand
    std::int64_t orders_count = 0;
    std::int64_t revenue_minor = 0;
    std::int64_t quantity = 0;
    std::int64_t new_customers_count = 0;
};
BOOST_DESCRIBE_STRUCT(RollupCell, (),
                      (day, person_id, line_id, orders_count, revenue_minor, quantity,
                       new_customers_count))

/// Stands for everyone in person_id and for all lines together in line_id.
inline constexpr Id kAll{-1};

/// Where a cell's sums are kept: a day ("D2026-11-24") or a month ("M2026-11"), one person or
/// kAll, one line or kAll. With all of them kept, no question has to add up more than it shows.
struct RollupKey {
    std::string period;
    Id person_id;
    Id line_id;
    auto operator<=>(const RollupKey&) const = default;
};

/// Neighbouring periods of one kind, both ends included.
struct Span {
    std::string from, to;
};

struct Totals {
    std::int64_t revenue_minor = 0;
    std::int64_t orders_count = 0;
    std::int64_t aov_minor = 0;  // 客单价: revenue per order, rounded down
    std::int64_t new_customers_count = 0;
};
BOOST_DESCRIBE_STRUCT(Totals, (), (revenue_minor, orders_count, aov_minor, new_customers_count))

struct Slice {
    std::string key;    // a day, or the id of a person or line
    std::string label;  // what people call it
    std::int64_t revenue_minor = 0;
    std::int64_t orders_count = 0;
    std::int64_t new_customers_count = 0;
};
BOOST_DESCRIBE_STRUCT(Slice, (), (key, label, revenue_minor, orders_count, new_customers_count))

enum class By : std::uint8_t { day, week, month };
BOOST_DESCRIBE_ENUM(By, day, week, month)

struct SalesQuestion {
    Date from;
    Date to;
    By by = By::day;
};
BOOST_DESCRIBE_STRUCT(SalesQuestion, (), (from, to, by))
constexpr auto notes(const SalesQuestion*) {
    return std::array{note<&SalesQuestion::from>(required), note<&SalesQuestion::to>(required)};
}

struct SalesDashboard {
    Date from, to, previous_from, previous_to;
    Totals totals;
    Totals previous;  // the period of the same length just before
    std::vector<Slice> over_time;
    std::vector<Slice> by_person;
    std::vector<Slice> by_line;
};
BOOST_DESCRIBE_STRUCT(SalesDashboard, (),
                      (from, to, previous_from, previous_to, totals, previous, over_time, by_person,
                       by_line))

}  // namespace zhuli::metrics
