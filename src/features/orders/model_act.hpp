// What every state change of an order's documents names, and how much of which line.
#pragma once

#include "core/model.hpp"

namespace zhuli::orders {

/// What every state change may name: the record, and the version its caller saw (If-Match).
struct Act {
    Id id;
    std::int64_t if_match = 0;  // 0: whichever it is
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

struct LineQuantity {
    Id line_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(LineQuantity, (), (line_id, quantity))

}  // namespace zhuli::orders
