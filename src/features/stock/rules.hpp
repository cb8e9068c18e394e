// What is true of stock, without I/O: which moves people may enter, and how a demand for several
// lines is shared out over what lies in several warehouses.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/stock/model.hpp"

namespace zhuli::stock {

std::span<const Permission> permissions();

inline constexpr std::int64_t kReservationDays = 30;

/// A move entered by a person: opening and receipt come in, an adjustment says why; shipments and
/// returns belong to orders.
Result<> check(const StockMove& move);

/// What one order line asks for.
struct Demand {
    Id line_id;
    Id product_id;
    Quantity quantity;
    std::string product;  // as people call it, for the refusal
};

/// From which warehouse a line gets how much.
struct Share {
    std::size_t line = 0;  // index of the demand
    Id warehouse_id;
    Quantity quantity;
};

/// A demand that is short, with what is wanted and free of its product over the whole order.
struct Lack {
    std::size_t line = 0;  // index of the demand
    Quantity wanted;
    Quantity available;
};

struct Plan {
    std::vector<Share> shares;       // in order of (product, warehouse)
    std::vector<Quantity> reserved;  // per demand
    std::vector<Lack> lacks;
    std::vector<FieldProblem> short_lines;  // one for each lack
};

/// Demands in order get what is available, warehouse by warehouse. Lines with the same product are
/// one demand: every such line is short if their sum is. `balances` ordered by product, warehouse.
Plan plan_reservation(std::span<const Demand> demands, std::span<const Balance> balances);

/// How one line's pieces come out of one warehouse: what it holds there, what is free there, and
/// what it holds elsewhere and needs no more.
struct PartThere {
    Quantity held, taken, freed;
};

struct PlanThere {
    std::vector<PartThere> parts;           // per demand
    std::vector<FieldProblem> short_lines;  // what does not lie there
};

/// By line and warehouse, of those that have anything for it. `balances` of the demands' products.
std::vector<Source> sources(std::span<const Demand> demands,
                            std::span<const Reservation> reservations,
                            std::span<const BalanceView> balances);

/// Every demand out of `warehouse`; lines with the same product share what is free there.
PlanThere plan_there(Id warehouse, std::span<const Demand> demands,
                     std::span<const Reservation> reservations, std::span<const Balance> balances);

}  // namespace zhuli::stock
