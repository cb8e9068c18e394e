// How events become rollup cells and days become weeks and months. Pure.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/metrics/model.hpp"

namespace zhuli::metrics {

inline constexpr int kLongestPeriodDays = 3 * 366;

std::span<const Permission> permissions();

/// The cells an event changes; none for kinds that carry no metric. `day` is the event's business
/// date, used unless the body names one (`placed_on`).
std::vector<RollupCell> cells_of(std::string_view kind, std::string_view body, Id actor, Date day);

/// The key of the period a day lies in: the day, the Monday of its week, or the first of its month.
std::string period_key(Date day, By by);

Result<> check(const SalesQuestion& question);
Totals with_average(Totals totals);

}  // namespace zhuli::metrics
