// What is true of dispatches and waybills, without I/O: who may do what, which order comes first
// and why, what a dispatch is by its order, what a scan counts, which tracking number a carrier
// can have, and what will be late.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/logistics/model_inputs.hpp"

namespace zhuli::logistics {

std::span<const Permission> permissions();
Workflow<DispatchState, Dispatch> workflow();
Workflow<WaybillState, Waybill> waybill_workflow();
std::vector<std::string> actions_for(const Ctx& ctx, const Dispatch& dispatch);
std::vector<std::string> actions_for(const Ctx& ctx, const Waybill& waybill);

/// What the score of a dispatch is made of today.
std::vector<ScorePart> score_parts(const Dispatch& dispatch, const LogisticsSettings& settings,
                                   Date today);
/// Two dispatches stand in the same order on every day, for each day brings both the same points:
/// what is kept is the score without the day, and what somebody decided before it.
std::int64_t rank_of(const Dispatch& dispatch, const LogisticsSettings& settings);
Result<> check(const LogisticsSettings& settings);
Result<> check(const NewPlacing& placing);

/// What a dispatch is by its order; keeps who picks and what they have while there is something to
/// pick. `tier` is the customer's.
Dispatch follow(const Dispatch& dispatch, const orders::Order& order, customers::Tier tier,
                const LogisticsSettings& settings, Date confirmed_on);
bool is_in_queue(DispatchState state);
/// Delivered whole: when, and whether that was what was promised.
Outcome outcome_of(const orders::OrderHead& order, Date delivered_on);

/// More of `line` goes into the basket, at most what is held for it: 409 logistics.more_than_held.
Result<> put_into(std::vector<Picked>& basket, const orders::OrderLine& line, Quantity quantity);
/// So much of `line` is in the basket.
Result<> set_in(std::vector<Picked>& basket, const orders::OrderLine& line, Quantity quantity);
Quantity picked_of(std::span<const Picked> basket, Id line);
/// The line of the order a scanned product is counted on: the first that still wants some, else the
/// last. Nothing: the product is not in the order.
const orders::OrderLine* line_for(const orders::Order& order, std::span<const Picked> basket,
                                  Id product);

/// Names and patterns of a carrier.
Result<> check(const Carrier& carrier);
/// 422 for a number this carrier cannot have given, and for packages, weight and freight.
Result<> check(const Consignment& consignment, const Carrier* carrier);
/// Where the carrier tells more; nothing without a pattern or a number.
std::string link_of(const Carrier& carrier, std::string_view tracking_no);
Result<> check(const NewWaybillEvent& event, Instant shipped_at, Instant now);
Result<> check(const Proof& proof, Instant shipped_at, Instant now);
/// What a waybill is after that.
Waybill after_event(Waybill waybill, const WaybillEvent& event);

/// What of an order is not there and when it comes.
struct Lack {
    std::string product_code;
    Date covered_on;  // none: not known
};
struct RiskFacts {
    std::span<const Lack> lacks;
    std::span<const Waybill> waybills;  // of the order
    Instant now;
    Date today;
};
std::vector<Risk> risks_of(const Dispatch& dispatch, const RiskFacts& facts,
                           const LogisticsSettings& settings, const WorkCalendar& calendar);

std::string event_body(const Dispatch& dispatch);
std::string event_body(const Waybill& waybill, std::string_view words);

}  // namespace zhuli::logistics
