// What people ask of metrics, and the consumer that keeps the rollup.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/metrics/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::metrics {

using storage::Tx;

/// Everything the sales dashboard shows, in one answer, within the caller's scope.
Result<SalesDashboard> show_sales(Tx& tx, const Ctx& ctx, const SalesQuestion& question);

/// For Today: sums of a period within the caller's scope, and the same for each of these people.
Totals sum_sales(Tx& tx, const Ctx& ctx, Date from, Date to);
std::vector<Slice> sum_sales_by_person(Tx& tx, const Ctx& ctx, Date from, Date to,
                                       std::span<const Id> people);

/// Adds events to the rollup; runs once per event in the unit that moves the consumer's position.
void roll_up(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::metrics
