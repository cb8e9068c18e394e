// Stock: what lies in which warehouse, what of it is promised, and every move that led there.
// Invariants, proved by the doctor: on_hand = sum of moves, reserved = sum of open reservations,
// 0 <= reserved <= on_hand. A balance changes by one guarded statement in the unit that appends the
// move or reservation, never otherwise. Available = on_hand - reserved.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/problem.hpp"

namespace zhuli::stock {

inline constexpr std::int64_t kMoveLimit = 1'000'000'000;  // pieces in one move; more is a slip
inline FieldProblem too_many(std::string_view field) {
    return {std::string(field), "stock.too_many", {{"max", std::to_string(kMoveLimit)}}};
}

struct Warehouse {
    Id id;
    std::int64_t version = 0;
    Text<20> code;
    Text<60> name;
    Text<200> address;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Warehouse, (), (id, version, code, name, address, created_at, updated_at))

constexpr auto notes(const Warehouse*) {
    using W = Warehouse;
    return std::array{
        note<&W::id>(read_only),
        note<&W::version>(read_only),
        note<&W::code>(required | filterable | sortable),
        note<&W::name>(required),
        note<&W::created_at>(read_only | sortable),
        note<&W::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const Warehouse*) { return {"warehouse", "warehouse"}; }

enum class MoveReason : std::uint8_t {
    opening,
    receipt,
    shipment,
    return_,
    adjustment,
    transfer,
    count
};
BOOST_DESCRIBE_ENUM(MoveReason, opening, receipt, shipment, return_, adjustment, transfer, count)

/// One line of the ledger; appended, never changed.
struct StockMove {
    Id id;
    std::int64_t version = 0;
    Id product_id;
    Id warehouse_id;
    Quantity quantity;  // + in, - out
    MoveReason reason = MoveReason::receipt;
    Id order_id;  // 0: no order
    Text<200> note;
    Id actor_id;
    Instant created_at;  // when it happened
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(StockMove, (),
                      (id, version, product_id, warehouse_id, quantity, reason, order_id, note,
                       actor_id, created_at, updated_at))

constexpr auto notes(const StockMove*) {
    using M = StockMove;
    return std::array{
        note<&M::id>(read_only),
        note<&M::version>(read_only),
        note<&M::product_id>(required | filterable, "product"),
        note<&M::warehouse_id>(required | filterable, "warehouse"),
        note<&M::reason>(filterable),
        note<&M::order_id>(read_only | filterable, "order"),
        note<&M::actor_id>(read_only, "user"),
        note<&M::created_at>(read_only | filterable | sortable),
        note<&M::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const StockMove*) { return {"stock_move", "stock_move"}; }

enum class ReservationState : std::uint8_t { open, consumed, released };
BOOST_DESCRIBE_ENUM(ReservationState, open, consumed, released)

/// What one warehouse holds for one order line. A part that is shipped becomes a row of its own.
struct Reservation {
    Id id;
    Id order_id;
    Id order_line_id;
    Id product_id;
    Id warehouse_id;
    Quantity quantity;
    Instant expires_at;
    ReservationState state = ReservationState::open;
};
BOOST_DESCRIBE_STRUCT(Reservation, (),
                      (id, order_id, order_line_id, product_id, warehouse_id, quantity, expires_at,
                       state))
constexpr EntityName entity_of(const Reservation*) { return {"reservation", "reservation"}; }

/// One product in one warehouse.
struct Balance {
    Id product_id;
    Id warehouse_id;
    Quantity on_hand;
    Quantity reserved;
};
BOOST_DESCRIBE_STRUCT(Balance, (), (product_id, warehouse_id, on_hand, reserved))

struct BalanceView : Balance {
    std::string product_code, product_name, unit, warehouse_name;
    Quantity safety_stock;
    Quantity available;
};
BOOST_DESCRIBE_STRUCT(BalanceView, (Balance),
                      (product_code, product_name, unit, warehouse_name, safety_stock, available))

/// What one warehouse can give to a line of an order: what it holds for it, and what is free.
struct Source {
    Id order_line_id;
    Id warehouse_id;
    std::string warehouse_name;
    Quantity held;
    Quantity free;
};
BOOST_DESCRIBE_STRUCT(Source, (), (order_line_id, warehouse_id, warehouse_name, held, free))

/// One product with its prices and what of it is free: what an order is entered from.
struct StockItem {
    Id product_id;
    std::string code, name, unit;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    bool on_shelf = true;
    Quantity safety_stock;
    Quantity on_hand;
    Quantity reserved;
    Quantity available;
    Quantity incoming;  // on its way from suppliers
    Date more_on;       // when more than what is available now can be promised; none: not known
};
BOOST_DESCRIBE_STRUCT(StockItem, (),
                      (product_id, code, name, unit, list_price_e4, floor_price_e4, on_shelf,
                       safety_stock, on_hand, reserved, available, incoming, more_on))

/// One product over all warehouses.
struct Available {
    Id product_id;
    Quantity on_hand;
    Quantity reserved;
    Quantity available;
    Quantity incoming;  // as of a StockItem
    Date more_on;
};
BOOST_DESCRIBE_STRUCT(Available, (), (product_id, on_hand, reserved, available, incoming, more_on))

}  // namespace zhuli::stock
