// How events become rollup cells and days become weeks and months. Pure.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/metrics/model.hpp"
#include "features/metrics/model_customers.hpp"

namespace zhuli::metrics {

inline constexpr int kLongestPeriodDays = 3 * 366;

std::span<const Permission> permissions();

/// The cells an event changes; none for kinds that carry no metric. `day` is the event's business
/// date, used unless the body names one (`placed_on`).
std::vector<RollupCell> cells_of(std::string_view kind, std::string_view body, Id actor, Date day);

inline constexpr std::size_t kSumsLimit = 200;
inline constexpr int kWorthMonths = 12;
inline constexpr std::size_t kRhythmDays = 10;  // order days a rhythm is taken from
inline constexpr std::size_t kRhythmFewest = 3;

/// Events of an order whose lines and amount tell differences, not the whole.
inline bool tells_differences(std::string_view kind) {
    return kind == "order.changed" || kind == "order.reduced" || kind == "order.short_closed";
}

/// What an event adds to its customer: sales on the day they were placed, what is due as confirmed
/// less paid; nothing for kinds that move neither.
std::optional<CustomerCell> customer_cell_of(std::string_view kind, std::string_view body,
                                             Id customer, Date day);
/// What an event says of two customers that became one, or of one that became two again; the
/// event's own record is the one that stays.
struct CustomerUnion {
    bool joined = false;
    Id other_id;
};
std::optional<CustomerUnion> union_in(std::string_view kind, std::string_view body);
/// `sums` (some months, in order) as twelve, the last one being the month of `today`.
std::vector<MonthSum> twelve_months(const std::vector<MonthSum>& sums, Date today);
/// From the last order days, newest first.
std::optional<Rhythm> rhythm_of(std::span<const Date> days);

/// The eight places where a cell is added up.
std::vector<RollupKey> keys_of(const RollupCell& cell);
/// The days as one span, and as few periods as possible: whole months, and the days around them.
Span day_span(Date from, Date to);
std::vector<Span> spans_of(Date from, Date to);

/// The key of the period a day lies in: the day, the Monday of its week, or the first of its month.
std::string period_key(Date day, By by);

Result<> check(const SalesQuestion& question);
Totals with_average(Totals totals);

}  // namespace zhuli::metrics
