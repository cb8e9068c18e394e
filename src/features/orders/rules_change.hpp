// The rules of changing a confirmed order, without I/O.
#pragma once

#include "core/problems.hpp"
#include "features/orders/model_changes.hpp"
#include "features/orders/rules.hpp"

namespace zhuli::orders {

/// What has shipped stays what it was; quantities, prices and days as for any order. All at once.
Problems problems_of(const Order& before, const ChangeDraft& change, Date today);

/// What differs, line by line and in the head.
std::vector<LineEffect> line_effects(const Order& before, const Order& after);
std::vector<HeadEffect> head_effects(const Order& before, const Order& after);
/// Pieces held for a line that it needs no more, and pieces it wants beyond what it had. What it
/// lacked before it still lacks.
std::vector<LineQuantity> released_by(const Order& before, const Order& after);
std::vector<LineQuantity> wanted_by(const Order& before, const Order& after);

/// Only what has left is ordered any more.
Order cut_short(const Order& before);

/// As event_body(), but with the differences of amounts and quantities only.
std::string change_body(const Order& before, const Order& after);

/// More than is owed back, nothing at all, or from the future.
Result<> check_refund(const OrderHead& order, const NewRefund& refund, Date today);

}  // namespace zhuli::orders
