// What is true of orders, without I/O: the workflow, what is derived from the three axes, and
// what is refused. Every function looks at one order and, where it must, at the day.
#pragma once

#include <map>
#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/model_terms.hpp"

namespace zhuli::orders {

inline constexpr std::size_t kLinesLimit = 500;
inline constexpr int kTwinDays = 7;         // the same goods again so soon may be a slip
inline constexpr int kReferenceDays = 365;  // a customer numbers no two orders alike in a year

std::span<const Permission> permissions();
Workflow<Commercial, OrderHead> workflow();
/// Where `action` leads; 409 problem.action_not_now, 403 problem.forbidden.
Result<Commercial> next_state(const Ctx& ctx, const OrderHead& order, std::string_view action);

/// What is ordered: pieces by product, however the lines share them out.
std::map<Id, Quantity> goods_of(std::span<const OrderLine> lines);
/// Sums, payment, fulfilment, label and turn follow from lines, receipts and deliveries.
Money total_of(std::span<const OrderLine> lines);
/// What the customer is to pay for it: less what was taken off for returns.
Money owed(const OrderHead& order);
/// What was paid beyond what it costs; of a cancelled order all of it.
Money refundable(const OrderHead& order);
Payment payment_of(Money amount, Money paid);
/// Picking and returned are what an order is beside its lines, and stay while these allow it.
Fulfilment fulfilment_of(std::span<const OrderLine> lines, Fulfilment before = Fulfilment::none);
/// "draft", "to_ship", "awaiting_payment" …; see messages order.label.*.
std::string_view label_of(const OrderHead& order);
Turn turn_of(const OrderHead& order, bool anything_reserved);
/// Brings payment, turn and the automatic closing up to date; `now` where the turn changes.
void derive(Order& order, Instant now);

Terms terms_of(const Order& order);
/// Whether the customer knows of it: neither a draft nor in approval.
bool is_shown(const OrderHead& order);
/// Terms that differ from frozen ones get the next number; those nobody saw keep theirs.
void number_terms(const Order& before, Order& after);

/// Until when whoever's turn it is should have handed the order on: so many working minutes after
/// the turn began. 0 when it is nobody's turn.
Instant turn_due_at(const OrderHead& order, const WorkCalendar& calendar);
/// A turn that began then, or before, has lasted longer than it may; to the hour. None for turns
/// without a limit, and where no working time lies in the past weeks.
Instant late_since(Turn turn, const WorkCalendar& calendar, Instant now);

/// Lines, quantities, prices and dates of a draft; every problem at once. `before` is the promised
/// day that was already agreed on: it may lie in the past.
std::vector<FieldProblem> problems_of(const OrderDraft& draft, Date today, Date before = {});
/// Who said yes and in which words, of an order that is confirmed as it is entered.
std::vector<FieldProblem> unsaid_of(const NewOrder& order);
/// Orders below their floor price are allowed and shown.
std::vector<Warning> warnings_of(const Order& order);

/// What ships: the lines asked for, or everything that is held. Refuses unknown and repeated lines
/// and more than is left.
Result<std::vector<LineQuantity>> plan_shipment(const Order& order,
                                                std::span<const LineQuantity> asked);
/// Refuses more than was shipped and not yet sent back; `returned` per order line.
Result<> check_return(const Order& order, std::span<const LineQuantity> asked,
                      std::span<const LineQuantity> returned);
/// More than is due, nothing at all, or from the future.
Result<> check_receipt(const OrderHead& order, const NewReceipt& receipt, Date today);
/// What was changed since its customer said yes waits for another yes: 409 orders.not_agreed.
Result<> check_agreed(const OrderHead& order);
/// Shipped orders are not cancelled but returned; what was paid goes back.
Result<> check_cancellation(const OrderHead& order);

/// For consumers: {number, amount_minor, owner_id, placed_on, lines:[…]}; see README.
std::string event_body(const Order& order);
/// Of a part of an order: a shipment, a return, a receipt (without lines).
std::string part_body(const Order& order, std::string_view number, Money amount,
                      std::span<const LineQuantity> lines);
Money amount_of_part(const OrderLine& line, Quantity quantity);
Money amount_of_parts(const Order& order, std::span<const LineQuantity> parts);
/// Tells whether an imported document is the same as before.
std::string content_hash(const ImportedOrder& order);

/// What happened, from the audit entries of the order and its returns in order of time.
std::vector<OrderStep> steps_of(std::span<const Change> changes);

/// The products a customer buys most often, from lines of the latest orders, newest first.
std::vector<UsualProduct> usual_of(std::span<const BoughtLine> lines);

/// Whether the caller sees the contact's phone: whose order it is, and who has to deliver it now.
bool sees_contact(const Ctx& ctx, const OrderHead& order);
/// The actions within the caller's scope.
std::vector<std::string> actions_for(const Ctx& ctx, const OrderHead& order);

}  // namespace zhuli::orders
