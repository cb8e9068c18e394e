// What is true of purchasing, without I/O: who may, what follows what, when a product is to be
// bought again and how much of it.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/purchasing/model_inputs.hpp"

namespace zhuli::purchasing {

inline constexpr int kDemandDays = 90;
inline constexpr std::size_t kLinesLimit = 200;
inline constexpr std::int64_t kQuantityLimit = 1'000'000;
inline constexpr std::string_view kAdviseJob = "purchasing.advise";

std::span<const Permission> permissions();
Workflow<RequestState, Request> request_workflow();
Workflow<OrderState, Order> order_workflow();

/// z with P(Z <= z) = p of the normal distribution; 0 < p < 1. P. J. Acklam's rational
/// approximation (2003), relative error below 1.15e-9.
double normal_quantile(double p);

/// How many pieces to keep for demand above the mean while an order is under way:
/// z(service level) · σ(daily demand) · √lead days, rounded up. Demand varies and the lead time is
/// held constant: Silver, Pyke, Thomas, "Inventory and Production Management in Supply Chains",
/// 4th ed. 2017, ch. 6 (cycle service level).
Quantity safety_stock(double spread, int lead_days, int service_percent);

/// Reorder point = mean daily demand · lead days + safety stock, at least the rule's minimum. At or
/// below it, the position is filled up to the maximum, in whole multiples.
Advice advise(const ReorderRule& rule, const Position& position);
/// What there is lasts shorter than the next delivery takes, and nothing is on its way.
bool warns(const ReorderRule& rule, const Position& position, const Advice& advice);
/// Why, line by line.
std::vector<Ground> grounds_of(const ReorderRule& rule, const Position& position,
                               const Advice& advice);

/// Whether the rule asks for nothing although it would: somebody refused it lately.
bool is_quiet(const Request& latest, Instant now);
inline constexpr std::int64_t kQuietMs = 7 * kDayMs;

Result<> check(const ReorderRule& rule);
Result<> check(const Request& request);
Result<> check(const OrderDraft& draft, Date today);
/// Unknown and repeated lines, nothing, and more than is still to come.
Result<> check_receipt(const Order& order, std::span<const ReceivedLine> lines);
/// What comes in on a sent order.
bool is_under_way(OrderState state);
/// received when nothing is left, else partly_received.
OrderState state_after_receipt(const Order& order);
bool is_late(const Order& order, Date today);

/// For consumers and timelines.
std::string event_body(const Order& order);
std::string event_body(const Request& request);

}  // namespace zhuli::purchasing
