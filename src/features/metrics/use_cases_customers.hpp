// What people ask of a customer's worth, and the consumer that keeps it.
#pragma once

#include "core/ctx.hpp"
#include "features/metrics/model_customers.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::metrics {

using storage::Tx;

/// Sales of the year and of twelve months, what is due, the last order and when the next one is to
/// be expected; within the caller's scope. Never reads an order.
Result<CustomerWorth> show_worth(Tx& tx, const Ctx& ctx, const http::ById& in);
/// A few figures of many customers, for lists; whoever is out of scope is left out.
Result<CustomerSums> list_sums(Tx& tx, const Ctx& ctx, const SumsQuestion& question);

/// Adds events to the customers' sums; once per event.
void roll_up_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::metrics
