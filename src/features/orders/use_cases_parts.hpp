// Parts of an order: so many of which line, as shipments and returns name them. For this
// capability's use cases only; decides nothing.
#pragma once

#include <span>
#include <vector>

#include "features/orders/model_inputs.hpp"
#include "features/stock/model.hpp"
#include "features/stock/use_cases.hpp"

namespace zhuli::orders {

/// The line is one of the order's.
const OrderLine& line_in(const Order& order, Id id);
Quantity quantity_of(std::span<const LineQuantity> parts, Id line);
/// The parts as stock is asked for them.
std::vector<stock::Demand> demands_of(const Order& order, std::span<const LineQuantity> parts);

}  // namespace zhuli::orders
