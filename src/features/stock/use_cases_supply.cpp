#include "features/stock/use_cases_supply.hpp"

#include <algorithm>

#include "features/stock/store.hpp"
#include "features/stock/store_supply.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/entity.hpp"
#include "storage/id_set.hpp"

namespace zhuli::stock {

namespace {

StockMove half(const Transfer& in, Id warehouse, Quantity quantity) {
    StockMove move;
    move.product_id = in.product_id;
    move.warehouse_id = warehouse;
    move.quantity = quantity;
    move.reason = MoveReason::transfer;
    move.note = in.note;
    return move;
}

Quantity free_in(std::span<const Balance> balances, Id warehouse) {
    for (const Balance& balance : balances)
        if (balance.warehouse_id == warehouse) return balance.on_hand - balance.reserved;
    return {};
}

void set_row(Tx& tx, const Reservation& before, const Reservation& after) {
    INVARIANT(storage::update_row(tx, storage::table_of<Reservation>(), &before, &after, {}));
}

/// A part of what is held is free again; the rest stays held in its row.
void free_part(Tx& tx, const Reservation& open, Quantity quantity) {
    Reservation after = open;
    if (quantity == open.quantity) {
        after.state = ReservationState::released;
        set_row(tx, open, after);
    } else {
        after.quantity = open.quantity - quantity;
        set_row(tx, open, after);
        after.id = tx.new_id();
        after.quantity = quantity;
        after.state = ReservationState::released;
        storage::insert_row(tx, storage::table_of<Reservation>(), &after);
    }
    INVARIANT(change_reserved(tx, {open.product_id, open.warehouse_id}, -quantity),
              "a reservation without its balance");
}

}  // namespace

void keep_supply(Tx& tx, const Supply& supply) {
    if (supply.quantity.v > 0)
        write_supply(tx, supply);
    else
        erase_supply(tx, supply.source_id);
}

void keep_wait(Tx& tx, const Wait& wait) {
    if (wait.quantity.v > 0)
        write_wait(tx, wait);
    else
        erase_wait(tx, wait.order_line_id);
}

std::vector<Flow> flows_of(Tx& tx, std::span<const Id> products) {
    return products.empty() ? std::vector<Flow>{} : flows(tx, storage::id_set(products));
}
std::vector<Supply> supplies_of(Tx& tx, Id product) { return supplies(tx, product, kListed); }
std::vector<Wait> waits_of(Tx& tx, Id product) { return waits(tx, product, kListed); }

std::vector<Balance> hold_balances(Tx& tx, Id product) {
    const Id ids[] = {product};
    return lock_balances(tx, storage::id_set(ids));
}

Result<Moves> transfer(Tx& tx, const Ctx& ctx, const Transfer& in) {
    CHECK(check(in));
    const auto balances = hold_balances(tx, in.product_id);
    Moves moves{{half(in, in.from_id, -in.quantity), half(in, in.to_id, in.quantity)}};
    CHECK(check_references(tx, moves.items[0]));
    if (!storage::find<Warehouse>(tx, in.to_id))
        return Problem::field("to_id", "field.no_such_record");
    for (StockMove& move : moves.items) {
        TRY(const bool moved, append(tx, ctx, move));
        if (!moved)
            return Problem::of(Status::conflict, "stock.below_reserved",
                               {{"available", std::to_string(free_in(balances, in.from_id).v)}});
    }
    return moves;
}

Quantity give_back(Tx& tx, Id order, Id line, Id warehouse, Quantity most) {
    Quantity freed;
    for (const Reservation& row : open_reservations(tx, order)) {
        if (row.order_line_id != line || (warehouse && row.warehouse_id != warehouse)) continue;
        const Quantity part = std::min(row.quantity, most - freed);
        if (part.v <= 0) break;
        free_part(tx, row, part);
        freed += part;
    }
    return freed;
}

std::vector<Id> waited_for_of(Tx& tx, Id order) { return waited_for(tx, order); }

std::vector<Id> orders_with_expired(Tx& tx, Instant now, int limit) {
    return expired(tx, now, limit);
}

void prolong(Tx& tx, Id order, Instant until) {
    for (const Reservation& row : open_reservations(tx, order)) {
        Reservation after = row;
        after.expires_at = std::max(row.expires_at, until);
        set_row(tx, row, after);
    }
}

}  // namespace zhuli::stock
