#include "features/orders/use_cases_parts.hpp"

#include <algorithm>

#include "core/problems.hpp"

namespace zhuli::orders {

const OrderLine& line_in(const Order& order, Id id) {
    const auto at = std::find_if(order.lines.begin(), order.lines.end(),
                                 [&](const OrderLine& line) { return line.id == id; });
    INVARIANT(at != order.lines.end(), "a part of an order names its line");
    return *at;
}

Quantity quantity_of(std::span<const LineQuantity> parts, Id line) {
    Quantity sum;
    for (const LineQuantity& part : parts)
        if (part.line_id == line) sum += part.quantity;
    return sum;
}

std::vector<stock::Demand> demands_of(const Order& order, std::span<const LineQuantity> parts) {
    std::vector<stock::Demand> demands;
    for (const LineQuantity& part : parts) {
        const OrderLine& line = line_in(order, part.line_id);
        demands.push_back({line.id, line.product_id, part.quantity,
                           line.product_code.v + " " + line.product_name.v});
    }
    return demands;
}

}  // namespace zhuli::orders
