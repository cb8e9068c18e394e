// What comes in and who waits for it. A supply is the open rest of a line of a sent purchase order,
// kept by purchasing; a wait is what a confirmed order line lacks, kept by orders. Both are derived
// from their documents in the unit that changes them, and proved by the doctor: nobody edits them.
#pragma once

#include <algorithm>
#include <span>

#include "features/stock/model.hpp"

namespace zhuli::stock {

struct Supply {
    Id source_id;  // the line of a purchase order
    Id product_id;
    Id warehouse_id;
    Quantity quantity;  // still to come, above zero
    Date expected_on;
};
BOOST_DESCRIBE_STRUCT(Supply, (), (source_id, product_id, warehouse_id, quantity, expected_on))

struct Wait {
    Id order_line_id;
    Id order_id;
    Id product_id;
    Quantity quantity;  // neither held nor shipped, above zero
    Date promised_on;   // none: whenever it comes
    Instant since_at;   // when the customer said yes
};
BOOST_DESCRIBE_STRUCT(Wait, (),
                      (order_line_id, order_id, product_id, quantity, promised_on, since_at))

/// Pieces of a product that come in on a day, or without a day and negative: what others wait for.
struct Flow {
    Id product_id;
    Date expected_on;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(Flow, (), (product_id, expected_on, quantity))

/// The first day on which `wanted` pieces are free, never before today; none: nothing that is
/// known of covers them. `flows` are one product's, those without a day first, then by day.
inline Date covered_on(Quantity available, std::span<const Flow> flows, Quantity wanted,
                       Date today) {
    Quantity free = available;
    Date on = today;
    for (const Flow& flow : flows) {
        if (flow.expected_on && free >= wanted) return on;
        free += flow.quantity;
        if (flow.expected_on) on = std::max(today, flow.expected_on);
    }
    return free >= wanted ? on : Date{};
}

/// The flows of one product out of those of many, ordered by product.
inline std::span<const Flow> flows_for(std::span<const Flow> flows, Id product) {
    const auto [first, last] = std::ranges::equal_range(flows, product, {}, &Flow::product_id);
    return {first, last};
}

/// What comes in, whoever waits for it.
inline Quantity incoming_of(std::span<const Flow> flows) {
    Quantity sum;
    for (const Flow& flow : flows)
        if (flow.expected_on) sum += flow.quantity;
    return sum;
}

/// From one warehouse into another.
struct Transfer {
    Id product_id;
    Id from_id;
    Id to_id;
    Quantity quantity;
    Text<200> note;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (product_id, from_id, to_id, quantity, note))
constexpr auto notes(const Transfer*) {
    using T = Transfer;
    return std::array{note<&T::product_id>(required, "product"),
                      note<&T::from_id>(required, "warehouse"),
                      note<&T::to_id>(required, "warehouse"), note<&T::quantity>(required)};
}
struct Moves {
    std::vector<StockMove> items;
};
BOOST_DESCRIBE_STRUCT(Moves, (), (items))

}  // namespace zhuli::stock
