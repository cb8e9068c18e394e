// What orders ask of stock. Balances are locked and changed in (product, warehouse) order, so that
// two orders for the same products wait for each other instead of dead-locking.
#include <algorithm>
#include <map>

#include "features/stock/rules_supply.hpp"
#include "features/stock/store.hpp"
#include "features/stock/store_supply.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/entity.hpp"

namespace zhuli::stock {

namespace {

using Pieces = std::map<Place, Quantity>;

std::string product_set(std::span<const Demand> demands) {
    std::map<Id, bool> products;
    for (const Demand& demand : demands) products[demand.product_id] = true;
    std::string set = "[";
    for (const auto& [id, _] : products) set += (set.size() > 1 ? "," : "") + std::to_string(id.v);
    return set + "]";
}

Problem not_enough(std::string_view code, std::vector<FieldProblem> short_lines) {
    Problem problem = Problem::of(Status::conflict, code, short_lines.front().params);
    problem.fields = std::move(short_lines);
    return problem;
}

void append_move(Tx& tx, const Ctx& ctx, Place place, Quantity quantity, MoveReason reason,
                 Id order) {
    StockMove move;
    move.id = tx.new_id();
    move.version = 1;
    move.product_id = place.product_id;
    move.warehouse_id = place.warehouse_id;
    move.quantity = quantity;
    move.reason = reason;
    move.order_id = order;
    move.actor_id = ctx.user;
    move.created_at = move.updated_at = ctx.now;
    storage::insert_row(tx, storage::table_of<StockMove>(), &move);
}

void set_row(Tx& tx, const Reservation& before, const Reservation& after) {
    INVARIANT(storage::update_row(tx, storage::table_of<Reservation>(), &before, &after, {}));
}

/// Ends `quantity` of an open reservation; the rest stays open in its row.
void end_part(Tx& tx, const Reservation& open, Quantity quantity, ReservationState state) {
    Reservation after = open;
    if (quantity == open.quantity) {
        after.state = state;
        set_row(tx, open, after);
        return;
    }
    after.quantity = open.quantity - quantity;
    set_row(tx, open, after);
    after.id = tx.new_id();
    after.quantity = quantity;
    after.state = state;
    storage::insert_row(tx, storage::table_of<Reservation>(), &after);
}

constexpr auto kAnywhere = [](const Reservation&) { return true; };

/// Ends what each demand asks of its line's open reservations in some places; the pieces by place.
Pieces end_parts(Tx& tx, Id order, std::span<const Demand> demands, ReservationState state,
                 const auto& is_meant) {
    auto open = open_reservations(tx, order);
    Pieces pieces;
    for (const Demand& demand : demands) {
        Quantity left = demand.quantity;
        for (Reservation& row : open) {
            const Quantity taken = std::min(left, row.quantity);
            const bool counts = row.order_line_id == demand.line_id && is_meant(row);
            if (!counts || taken.v <= 0) continue;
            end_part(tx, row, taken, state);
            row.quantity = row.quantity - taken;
            left = left - taken;
            pieces[{row.product_id, row.warehouse_id}] += taken;
        }
        INVARIANT(left.v == 0, "more asked for than was reserved");
    }
    return pieces;
}

void free_pieces(Tx& tx, const Pieces& pieces) {
    for (const auto& [place, quantity] : pieces)
        INVARIANT(change_reserved(tx, place, -quantity), "a reservation without its balance");
}

void send_out(Tx& tx, const Ctx& ctx, Id order, const Pieces& pieces) {
    for (const auto& [place, quantity] : pieces) {
        INVARIANT(take_out(tx, place, quantity), "a reservation without its balance");
        append_move(tx, ctx, place, -quantity, MoveReason::shipment, order);
    }
}

void hold(Tx& tx, const Ctx& ctx, Id order, const Demand& demand, Id warehouse, Quantity quantity) {
    const Reservation row{tx.new_id(),
                          order,
                          demand.line_id,
                          demand.product_id,
                          warehouse,
                          quantity,
                          ctx.now.plus_ms(kReservationDays * kDayMs)};
    storage::insert_row(tx, storage::table_of<Reservation>(), &row);
}

/// What is free there and goes out with this shipment.
void hold_there(Tx& tx, const Ctx& ctx, Id order, Id warehouse, std::span<const Demand> demands,
                const PlanThere& plan) {
    Pieces pieces;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const Quantity taken = plan.parts[i].taken;
        if (taken.v == 0) continue;
        hold(tx, ctx, order, demands[i], warehouse, taken);
        pieces[{demands[i].product_id, warehouse}] += taken;
    }
    for (const auto& [place, quantity] : pieces)
        INVARIANT(change_reserved(tx, place, quantity), "a locked balance changed");
}

/// What the demands still lack beyond their open reservations.
std::vector<Demand> lacking(std::span<const Demand> demands,
                            std::span<const Reservation> reservations) {
    std::map<Id, Quantity> held;
    for (const auto& r : reservations) held[r.order_line_id] += r.quantity;
    std::vector<Demand> rest(demands.begin(), demands.end());
    for (Demand& demand : rest) {
        Quantity& free = held[demand.line_id];
        const Quantity used = std::min(free, demand.quantity);
        free = free - used;
        demand.quantity = demand.quantity - used;
    }
    return rest;
}

}  // namespace

Result<std::vector<Quantity>> reserve(Tx& tx, const Ctx& ctx, Id order,
                                      std::span<const Demand> demands, Shortage shortage) {
    Plan plan = plan_reservation(demands, lock_balances(tx, product_set(demands)));
    if (!plan.short_lines.empty() && shortage == Shortage::refuse) {
        tell_when(plan, demands, flows(tx, product_set(demands)), ctx.today);
        return not_enough("stock.not_enough", std::move(plan.short_lines));
    }
    Pieces pieces;
    for (const Share& share : plan.shares) {
        const Demand& demand = demands[share.line];
        pieces[{demand.product_id, share.warehouse_id}] += share.quantity;
        hold(tx, ctx, order, demand, share.warehouse_id, share.quantity);
    }
    for (const auto& [place, quantity] : pieces)
        INVARIANT(change_reserved(tx, place, quantity), "a locked balance changed");
    return std::move(plan.reserved);
}

Result<> consume(Tx& tx, const Ctx& ctx, Id order, std::span<const Demand> demands) {
    const auto rest = lacking(demands, open_reservations(tx, order));
    const bool is_short =
        std::any_of(rest.begin(), rest.end(), [](const Demand& d) { return d.quantity.v > 0; });
    if (is_short) CHECK(reserve(tx, ctx, order, rest, Shortage::refuse));
    const Pieces pieces = end_parts(tx, order, demands, ReservationState::consumed, kAnywhere);
    send_out(tx, ctx, order, pieces);
    return Done{};
}

Result<> consume_there(Tx& tx, const Ctx& ctx, Id order, Id warehouse,
                       std::span<const Demand> demands) {
    const auto balances = lock_balances(tx, product_set(demands));
    PlanThere plan = plan_there(warehouse, demands, open_reservations(tx, order), balances);
    if (!plan.short_lines.empty())
        return not_enough("stock.not_enough_there", std::move(plan.short_lines));
    std::vector<Demand> elsewhere(demands.begin(), demands.end());
    for (std::size_t i = 0; i < elsewhere.size(); ++i) elsewhere[i].quantity = plan.parts[i].freed;
    const auto is_there = [&](const Reservation& row) { return row.warehouse_id == warehouse; };
    free_pieces(tx, end_parts(tx, order, elsewhere, ReservationState::released,
                              [&](const Reservation& row) { return !is_there(row); }));
    hold_there(tx, ctx, order, warehouse, demands, plan);
    send_out(tx, ctx, order, end_parts(tx, order, demands, ReservationState::consumed, is_there));
    return Done{};
}

std::vector<Source> sources_for(Tx& tx, Id order, std::span<const Demand> demands) {
    return sources(demands, open_reservations(tx, order),
                   balance_views_in(tx, product_set(demands)));
}

void release_parts(Tx& tx, Id order, std::span<const Demand> demands) {
    free_pieces(tx, end_parts(tx, order, demands, ReservationState::released, kAnywhere));
}

void release(Tx& tx, Id order) {
    Pieces pieces;
    for (const Reservation& row : open_reservations(tx, order)) {
        Reservation after = row;
        after.state = ReservationState::released;
        set_row(tx, row, after);
        pieces[{row.product_id, row.warehouse_id}] += row.quantity;
    }
    free_pieces(tx, pieces);
}

Result<Id> warehouse_for(Tx& tx, Id warehouse) {
    if (warehouse && !storage::find<Warehouse>(tx, warehouse))
        return Problem::field("warehouse_id", "field.no_such_record");
    const Id into = warehouse ? warehouse : first_warehouse(tx).value_or(Id{});
    if (!into) return Problem::of(Status::conflict, "stock.no_warehouse");
    return into;
}

Result<> put_back(Tx& tx, const Ctx& ctx, Id order, Id warehouse, std::span<const Demand> demands) {
    TRY(const Id into, warehouse_for(tx, warehouse));
    Pieces pieces;
    for (const Demand& demand : demands) pieces[{demand.product_id, into}] += demand.quantity;
    for (const auto& [place, quantity] : pieces) {
        ensure_balance(tx, place);
        INVARIANT(change_on_hand(tx, place, quantity), "a return takes nothing out");
        append_move(tx, ctx, place, quantity, MoveReason::return_, order);
    }
    return Done{};
}

}  // namespace zhuli::stock
