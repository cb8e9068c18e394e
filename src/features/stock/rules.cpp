#include "features/stock/rules.hpp"

#include <algorithm>
#include <map>

namespace zhuli::stock {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"stock.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"stock.move", {{warehouse, Scope::org}, {purchasing, Scope::org}, {admin, Scope::org}}},
};

struct Sums {
    Quantity wanted;
    Quantity available;
};

std::map<Id, Sums> sums_of(std::span<const Demand> demands, std::span<const Balance> balances) {
    std::map<Id, Sums> sums;
    for (const Demand& demand : demands) sums[demand.product_id].wanted += demand.quantity;
    for (const Balance& balance : balances) {
        const auto found = sums.find(balance.product_id);
        if (found != sums.end()) found->second.available += balance.on_hand - balance.reserved;
    }
    return sums;
}

/// Takes from one balance what a demand still lacks.
void take(Plan& plan, std::size_t line, Quantity wanted, Balance& balance) {
    const Quantity lacking = wanted - plan.reserved[line];
    const Quantity free = balance.on_hand - balance.reserved;
    const Quantity taken = std::min(lacking, free);
    if (taken.v <= 0) return;
    balance.reserved += taken;
    plan.reserved[line] += taken;
    plan.shares.push_back({line, balance.warehouse_id, taken});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const StockMove& move) {
    std::vector<FieldProblem> problems;
    const bool by_order = move.reason == MoveReason::shipment || move.reason == MoveReason::return_;
    const bool adjusts = move.reason == MoveReason::adjustment;
    if (by_order) problems.push_back({"reason", "stock.belongs_to_an_order", {}});
    if (move.reason == MoveReason::transfer || move.reason == MoveReason::count)
        problems.push_back({"reason", "stock.has_its_own_form", {}});
    if (move.quantity.v == 0) problems.push_back({"quantity", "stock.moves_nothing", {}});
    if (move.quantity.v > kMoveLimit || move.quantity.v < -kMoveLimit)
        problems.push_back(too_many("quantity"));
    if (!adjusts && move.quantity.v < 0) problems.push_back({"quantity", "stock.comes_in", {}});
    if (adjusts && move.note.empty()) problems.push_back({"note", "stock.say_why", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

Plan plan_reservation(std::span<const Demand> demands, std::span<const Balance> balances) {
    Plan plan;
    plan.reserved.resize(demands.size());
    std::multimap<Id, std::size_t> lines_of;  // keeps the order of lines within one product
    for (std::size_t i = 0; i < demands.size(); ++i) lines_of.emplace(demands[i].product_id, i);
    for (Balance balance : balances) {
        const auto [first, last] = lines_of.equal_range(balance.product_id);
        for (auto at = first; at != last; ++at)
            take(plan, at->second, demands[at->second].quantity, balance);
    }
    const auto sums = sums_of(demands, balances);
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const Sums& sum = sums.at(demands[i].product_id);
        if (sum.wanted <= sum.available) continue;
        plan.lacks.push_back({i, sum.wanted, sum.available});
        plan.short_lines.push_back({"lines." + std::to_string(i) + ".quantity",
                                    "stock.not_enough",
                                    {{"product", demands[i].product},
                                     {"available", std::to_string(sum.available.v)},
                                     {"wanted", std::to_string(sum.wanted.v)}}});
    }
    return plan;
}

std::vector<Source> sources(std::span<const Demand> demands,
                            std::span<const Reservation> reservations,
                            std::span<const BalanceView> balances) {
    std::map<std::pair<Id, Id>, Quantity> held;  // by line and warehouse
    for (const Reservation& row : reservations)
        held[{row.order_line_id, row.warehouse_id}] += row.quantity;
    std::vector<Source> found;
    for (const Demand& demand : demands)
        for (const BalanceView& balance : balances) {
            if (balance.product_id != demand.product_id) continue;
            const Source source{demand.line_id, balance.warehouse_id, balance.warehouse_name,
                                held[{demand.line_id, balance.warehouse_id}], balance.available};
            if (source.held.v + source.free.v > 0) found.push_back(source);
        }
    return found;
}

PlanThere plan_there(Id warehouse, std::span<const Demand> demands,
                     std::span<const Reservation> reservations, std::span<const Balance> balances) {
    std::map<Id, Quantity> free;
    for (const Balance& balance : balances)
        if (balance.warehouse_id == warehouse)
            free[balance.product_id] = balance.on_hand - balance.reserved;
    std::map<Id, Quantity> there, elsewhere;  // by line
    for (const Reservation& row : reservations)
        (row.warehouse_id == warehouse ? there : elsewhere)[row.order_line_id] += row.quantity;
    PlanThere plan;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const Demand& demand = demands[i];
        Quantity& left = free[demand.product_id];
        PartThere& part = plan.parts.emplace_back();
        part.held = std::min(there[demand.line_id], demand.quantity);
        part.taken = demand.quantity - part.held;
        part.freed = std::min(elsewhere[demand.line_id], part.taken);
        if (part.taken > left)
            plan.short_lines.push_back({"lines." + std::to_string(i) + ".quantity",
                                        "stock.not_enough_there",
                                        {{"product", demand.product},
                                         {"available", std::to_string((left + part.held).v)},
                                         {"wanted", std::to_string(demand.quantity.v)}}});
        left = left - std::min(left, part.taken);
    }
    return plan;
}

}  // namespace zhuli::stock
