// What Today makes of what it is told, without I/O: which periods are compared, what comes first,
// and when stock is a warning.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "features/orders/model.hpp"
#include "features/today/model.hpp"

namespace zhuli::today {

inline constexpr int kRestOfWeekDays = 7;  // how far "later" reaches
inline constexpr std::size_t kWarningsShown = 8;

std::span<const Permission> permissions();

struct Days {
    Date from, to;
};
/// The month up to and including `today`.
Days month_so_far(Date today);
/// As many days of the month before; all of it at the end of a longer or equal one.
Days same_days_before(Date today);
Days whole_month_before(Date today);

struct Counts {
    std::int64_t tickets = 0;                 // complaints that are not closed
    std::int64_t late_tickets = 0;            // of those one watches, past their clock
    std::int64_t sub_requests = 0;            // of complaints, to one's department
    std::int64_t inquiries = 0;               // to be answered
    std::int64_t approvals = 0;               // to be decided
    std::int64_t overdue = 0, due_today = 0;  // customers of one's own
    std::int64_t my_orders = 0, to_ship = 0, to_collect = 0;
    std::int64_t dues = 0, unmatched = 0;  // money
    std::int64_t to_pick = 0;
    std::int64_t late_supply = 0, requests = 0;  // of purchasing
    std::int64_t shortages = 0, low_stock = 0;
    std::int64_t team_overdue = 0;
    std::int64_t duplicates = 0;  // suspected pairs
};
/// What there is any of, most pressing first.
std::vector<Part> sentence(const Counts& counts);

/// Only what deserves a look: nothing there, less than needed, or below safety stock once served;
/// in that order, then by how much is missing.
std::vector<StockWarning> warnings_of(std::vector<StockWarning> candidates);

}  // namespace zhuli::today
