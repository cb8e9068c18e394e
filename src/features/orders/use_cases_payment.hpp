// Money of orders: what comes in for one and what goes back. Problems: those of rules.hpp and
// rules_change.hpp, and what every use case of orders refuses. Never decides what was ordered.
#pragma once

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "features/orders/model_changes.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

Result<OrderView> receive_payment(Tx& tx, const Ctx& ctx, const NewReceipt& in);
Result<OrderView> refund(Tx& tx, const Ctx& ctx, const NewRefund& in);
/// What was received for this order belongs to another; a closed one is open again.
Result<> reverse_payment(Tx& tx, const Ctx& ctx, const Reversal& in);
/// It ships although what is missing was not paid.
Result<OrderView> release_shipping(Tx& tx, const Ctx& ctx, const NewRelease& in);

/// How a document that becomes an order is to be paid; without a plan of instalments of its own.
struct PaymentTerm {
    PayTerm term = PayTerm::on_delivery;
    int value = 0;
};
/// The term an order of this amount would get for that wish (none: what the customer pays by);
/// whoever quotes promises no more than an order may.
PaymentTerm payment_term_for(std::optional<PayTerm> wish, int value, int credit_days, Money amount,
                             Problems& problems);

/// When the next money of an order falls due.
void settle_due(Tx& tx, const Ctx& ctx, const Order& before, Order& after);
/// Its plan and what was let go, for showing.
void add_payment(Tx& tx, const Ctx& ctx, const Order& order, OrderView& view);

}  // namespace zhuli::orders
