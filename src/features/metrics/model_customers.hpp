// What customers are worth: sums per customer × day and per customer, kept by a consumer of its own
// so that they can be dropped and rebuilt alone. Orders never touch a customer's row.
#pragma once

#include "core/model.hpp"

namespace zhuli::metrics {

/// What one event adds to a customer.
struct CustomerCell {
    Id customer_id;
    Date day;
    std::int64_t orders_count = 0;
    std::int64_t revenue_minor = 0;
    std::int64_t due_minor = 0;  // confirmed and not yet paid
    auto operator<=>(const CustomerCell&) const = default;
};

struct MonthSum {
    std::string month;  // 2026-11
    Money revenue_minor;
    std::int64_t orders_count = 0;
};
BOOST_DESCRIBE_STRUCT(MonthSum, (), (month, revenue_minor, orders_count))

struct CustomerTotal {
    std::int64_t orders_count = 0;
    Money revenue_minor;
    Money due_minor;
};
BOOST_DESCRIBE_STRUCT(CustomerTotal, (), (orders_count, revenue_minor, due_minor))

/// How regularly a customer orders; nothing before the third order day.
struct Rhythm {
    int interval_days = 0;  // between order days, on average of the last ones
    Date expected_on;       // the last order day and one interval
    auto operator<=>(const Rhythm&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rhythm, (), (interval_days, expected_on))

/// What the page of a customer shows of their worth.
struct CustomerWorth {
    Id customer_id;
    Money year_minor;              // since 1 January
    std::vector<MonthSum> months;  // twelve, the current one last
    CustomerTotal total;
    Date last_order_on;
    std::optional<Rhythm> rhythm;
};
BOOST_DESCRIBE_STRUCT(CustomerWorth, (),
                      (customer_id, year_minor, months, total, last_order_on, rhythm))

struct CustomerSum {
    Id customer_id;
    Money year_minor;
    Money due_minor;
};
BOOST_DESCRIBE_STRUCT(CustomerSum, (), (customer_id, year_minor, due_minor))

struct CustomerSums {
    std::vector<CustomerSum> items;
};
BOOST_DESCRIBE_STRUCT(CustomerSums, (), (items))

struct SumsQuestion {
    std::vector<Id> customer_ids;  // in the address as a JSON list
};
BOOST_DESCRIBE_STRUCT(SumsQuestion, (), (customer_ids))
constexpr auto notes(const SumsQuestion*) {
    return std::array{note<&SumsQuestion::customer_ids>(required)};
}

}  // namespace zhuli::metrics
