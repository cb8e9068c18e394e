// Today: what one person should look at now, in one answer. Nothing is stored here; every part is a
// bounded question to another capability, and counts stop at kCountLimit.
#pragma once

#include "core/model.hpp"
#include "core/permission.hpp"

namespace zhuli::today {

inline constexpr std::int64_t kCountLimit = 100;  // "99+" from here on

/// A piece of the greeting: what there is how much of, most pressing first.
struct Part {
    std::string kind;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (kind, count))

/// How stock stands against what one's open orders still need.
enum class StockState : std::uint8_t { none, too_little, low };
BOOST_DESCRIBE_ENUM(StockState, none, too_little, low)

struct StockWarning {
    Id product_id;
    std::string code, name, unit;
    StockState state = StockState::low;
    Quantity available;
    Quantity safety_stock;
    Quantity needed;
    std::int64_t orders_count = 0;  // of one's own
};
BOOST_DESCRIBE_STRUCT(StockWarning, (),
                      (product_id, code, name, unit, state, available, safety_stock, needed,
                       orders_count))

/// A figure of this month against the same days of the last one, and the last one as a whole.
struct Figure {
    std::int64_t now = 0;
    std::int64_t same_days = 0;
    std::int64_t whole_month = 0;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (now, same_days, whole_month))

struct Pace {
    Scope scope = Scope::own;  // whose sales these are
    Date from, to, before_from, before_to;
    Figure revenue_minor, orders_count, aov_minor, new_customers_count;
};
BOOST_DESCRIBE_STRUCT(Pace, (),
                      (scope, from, to, before_from, before_to, revenue_minor, orders_count,
                       aov_minor, new_customers_count))

/// How one seller of the team stands.
struct TeamRow {
    Id person_id;
    std::string name;
    std::int64_t overdue_count = 0;
    Date oldest_on;
    Money revenue_minor;         // this month
    Money revenue_before_minor;  // in the same days of the last one
    std::int64_t orders_count = 0;
};
BOOST_DESCRIBE_STRUCT(TeamRow, (),
                      (person_id, name, overdue_count, oldest_on, revenue_minor,
                       revenue_before_minor, orders_count))

/// A count beside a menu entry.
struct Badge {
    std::string key;  // the entry's: "today", "orders"
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Badge, (), (key, count))

struct Badges {
    std::vector<Badge> items;
};
BOOST_DESCRIBE_STRUCT(Badges, (), (items))

}  // namespace zhuli::today
