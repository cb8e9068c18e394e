// What is to be paid when, without I/O: an order's term as a plan, what must be there before goods
// leave, and how receipts fill the plan. Decides nothing about credit limits.
#pragma once

#include "core/problems.hpp"
#include "features/orders/rules.hpp"

namespace zhuli::orders {

inline constexpr std::size_t kInstalmentsLimit = 24;
inline constexpr int kCreditDaysLimit = 365;

/// Every term is a plan: these parts make up the order's amount.
std::vector<InstalmentDraft> plan_of(const Order& order);
Money due_before_shipping(const Order& order);
/// Neither paid nor released by somebody.
Money missing_before_shipping(const OrderHead& order);
/// 409 orders.pay_first with how much is missing.
Result<> check_paid_before_shipping(const OrderHead& order);

struct PayFacts {
    Date confirmed_on, delivered_on;  // none: not yet
};
/// In the order in which receipts fill them: of day, those without one last.
std::vector<Due> dues_of(const Order& order, const PayFacts& facts, Date today);
/// When the next money falls due; none: not known, or everything is paid.
Date next_due(std::span<const Due> dues);

/// A plan of its own adds up again after the amount changed: what is paid stays, the rest keeps its
/// proportions.
void fit_plan(Order& order);

struct PaymentWish {
    std::optional<PayTerm> term;  // absent: what this customer pays by
    int value = 0;
    std::span<const InstalmentDraft> rows;
};
/// Puts the term into the order, whose amount is known; nobody gives more days of credit than the
/// customer has, but those it had already.
void put_payment(const PaymentWish& wish, int credit_days, Order& order, Problems& problems);
std::vector<InstalmentDraft> drafts_of(std::span<const Instalment> rows);

}  // namespace zhuli::orders
