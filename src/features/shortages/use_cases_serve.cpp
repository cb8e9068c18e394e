// What happens to those who wait when goods come in or are set free, are not found, or are held
// for too long.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "features/logistics/use_cases_rank.hpp"
#include "features/notices/use_cases.hpp"
#include "features/orders/model_returns.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_waiting.hpp"
#include "features/shortages/rules.hpp"
#include "features/shortages/store.hpp"
#include "features/shortages/use_cases.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/entity.hpp"

namespace zhuli::shortages {

namespace {

constexpr int kOrdersAtOnce = 50;

Quantity free_of(Tx& tx, Id product) {
    const Id ids[] = {product};
    const auto items = stock::items_of(tx, ids);
    return items.empty() ? Quantity{} : items[0].available;
}

std::string name_of(Tx& tx, Id product) {
    const Id ids[] = {product};
    const auto items = stock::items_of(tx, ids);
    return items.empty() ? "" : items[0].code + " " + items[0].name;
}

/// Of an order, as a notice says it: "{product} × {quantity}", several as one.
struct Told {
    orders::OrderHead order;
    std::string products;  // all but the last with how many
    Quantity quantity;     // of the last
};

void add_to(Told& told, const std::string& product, Quantity quantity) {
    if (!told.products.empty()) told.products += fmt::format(" × {}、", told.quantity.v);
    told.products += product;
    told.quantity = quantity;
}

void tell(Tx& tx, const Ctx& ctx, std::string_view kind, const Told& told) {
    const orders::OrderHead& order = told.order;
    if (!order.owner_id) return;
    notices::give(tx, ctx,
                  {.user_id = order.owner_id,
                   .kind = kind,
                   .entity = "order",
                   .entity_id = order.id,
                   .customer_id = order.customer_id,
                   .due_at = ctx.now,
                   .words = {{"number", order.number.v},
                             {"customer", order.customer_name.v},
                             {"product", told.products},
                             {"quantity", std::to_string(told.quantity.v)}}});
}

void hold_orders(Tx& tx, const std::set<Id>& ids) {
    for (const Id id : ids) orders::hold_order(tx, id);
}

/// What these orders lose, order by order.
Result<std::vector<LostHold>> take_away(Tx& tx, const Ctx& ctx, const stock::Balance& in,
                                        std::span<const Held> lost) {
    std::map<Id, std::vector<orders::LineQuantity>> parts;
    for (const Held& part : lost)
        parts[part.order_id].push_back({part.order_line_id, part.quantity});
    const std::string product = name_of(tx, in.product_id);
    std::vector<LostHold> list;
    for (const auto& [id, lines] : parts) {
        TRY(const auto order, orders::lose_held(tx, ctx, id, lines, in.warehouse_id));
        LostHold& one = list.emplace_back(LostHold{id, order.number.v, {}});
        for (const auto& line : lines) one.quantity += line.quantity;
        tell(tx, ctx, "shortage.opened", {order, product, one.quantity});
    }
    return list;
}

/// Locked, and the orders that hold something of it before it.
stock::Balance hold_balance(Tx& tx, Id product, Id warehouse) {
    std::set<Id> holders;
    for (const Held& held : held_in(tx, product, warehouse)) holders.insert(held.order_id);
    hold_orders(tx, holders);
    for (const auto& balance : stock::hold_balances(tx, product))
        if (balance.warehouse_id == warehouse) return balance;
    return {product, warehouse, {}, {}};
}

/// The orders give up what the warehouse will not have any more, those that matter least first: by
/// the score in which they are picked.
Result<std::vector<LostHold>> leave_only(Tx& tx, const Ctx& ctx, const stock::Balance& balance,
                                         Quantity left) {
    if (left >= balance.reserved) return std::vector<LostHold>{};
    auto held = held_in(tx, balance.product_id, balance.warehouse_id);
    std::vector<Id> holders;
    for (const Held& part : held) holders.push_back(part.order_id);
    put_in_order_of_loss(held, logistics::ranks_of(tx, ctx, holders));
    return take_away(tx, ctx, balance, losses(held, balance.reserved - left));
}

/// Events that leave more free than before. Not what ended by its time: end_holds serves others.
bool sets_free(std::string_view kind) {
    constexpr std::string_view kKinds[] = {"stock.moved",        "order.cancelled", "order.reduced",
                                           "order.short_closed", "order.changed",   "order.edited"};
    return std::ranges::find(kKinds, kind) != std::end(kKinds);
}

/// Everything an order holds is free again, and its owner is told.
Result<std::vector<Id>> end_hold(Tx& tx, const Ctx& ctx, Id id) {
    std::vector<orders::LineQuantity> parts;
    std::map<Id, Quantity> freed;
    for (const auto& line : orders::order_lines(tx, id)) {
        if (line.reserved.v == 0) continue;
        parts.push_back({line.id, line.reserved});
        freed[line.product_id] += line.reserved;
    }
    Told told;
    TRY(told.order, orders::lose_held(tx, ctx, id, parts, {}));
    std::vector<Id> products;
    for (const auto& [product, quantity] : freed) {
        add_to(told, name_of(tx, product), quantity);
        products.push_back(product);
    }
    tell(tx, ctx, "shortage.hold_ended", told);
    return products;
}

}  // namespace

void hold_waiting(Tx& tx, std::span<const Id> products) {
    std::set<Id> waiting;
    for (const Id product : products)
        for (const auto& wait : stock::waits_of(tx, product)) waiting.insert(wait.order_id);
    hold_orders(tx, waiting);
}

namespace {

/// What is free of one product, to whoever waits for it; who got some is to be told.
Result<> serve_one(Tx& tx, const Ctx& ctx, Id product, Id passed_over, std::map<Id, Told>& served) {
    Quantity free = free_of(tx, product);
    std::set<Id> seen{passed_over};
    for (const auto& wait : stock::waits_of(tx, product)) {
        if (free.v <= 0) break;
        if (!seen.insert(wait.order_id).second) continue;
        TRY(const auto got, orders::hold_more(tx, ctx, wait.order_id, product));
        if (got.quantity.v == 0) continue;
        free = free - got.quantity;
        Told& told = served[wait.order_id];
        told.order = got.order;
        add_to(told, name_of(tx, product), got.quantity);
    }
    return Done{};
}

}  // namespace

Result<std::int64_t> serve(Tx& tx, const Ctx& ctx, std::span<const Id> products, Id passed_over) {
    std::map<Id, Told> served;
    for (const Id product : products) CHECK(serve_one(tx, ctx, product, passed_over, served));
    for (const auto& [order, told] : served) tell(tx, ctx, "shortage.served", told);
    return static_cast<std::int64_t>(served.size());
}

Result<CountResult> count_stock(Tx& tx, const Ctx& ctx, const Count& in) {
    stock::StockMove move;
    move.product_id = in.product_id;
    move.warehouse_id = in.warehouse_id;
    CHECK(stock::check_references(tx, move));
    const auto balance = hold_balance(tx, in.product_id, in.warehouse_id);
    CHECK(check(in, balance.on_hand));
    CountResult result{{}, in.counted, in.counted - balance.on_hand, {}};
    if (result.difference.v == 0) return result;
    TRY(result.lost, leave_only(tx, ctx, balance, in.counted));
    move.quantity = result.difference;
    move.reason = stock::MoveReason::count;
    move.note = in.note;
    TRY(const bool moved, stock::append(tx, ctx, move));
    INVARIANT(moved, "what is held was given up first");
    result.move_id = move.id;
    return result;
}

Result<MoveResult> record_move(Tx& tx, const Ctx& ctx, const stock::StockMove& in) {
    CHECK(stock::check(in));
    CHECK(stock::check_references(tx, in));
    MoveResult result;
    if (in.quantity.v < 0) {
        const auto balance = hold_balance(tx, in.product_id, in.warehouse_id);
        const Quantity left = balance.on_hand + in.quantity;
        if (left.v < 0)
            return Problem::of(Status::conflict, "stock.not_there",
                               {{"on_hand", std::to_string(balance.on_hand.v)}});
        TRY(result.lost, leave_only(tx, ctx, balance, left));
    }
    TRY(static_cast<stock::StockMove&>(result), stock::record_move(tx, ctx, in));
    return result;
}

void serve_freed(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> products;
    for (const auto& event : events) {
        if (event.kind == "return.inspected") {
            const auto document = storage::find<orders::Return>(tx, event.entity_id);
            for (const Id id : stock::waited_for_of(tx, document ? document->order_id : Id{}))
                products.insert(id);
        } else if (!sets_free(event.kind)) {
            continue;
        } else if (event.entity == "stock_move") {
            const auto move = storage::find<stock::StockMove>(tx, event.entity_id);
            if (move) products.insert(move->product_id);
        } else {
            for (const Id id : stock::waited_for_of(tx, event.entity_id)) products.insert(id);
        }
    }
    const std::vector<Id> all(products.begin(), products.end());
    hold_waiting(tx, all);
    const auto served = serve(tx, ctx, all);
    INVARIANT(served.ok(), "what is free can be held");
}

Result<std::int64_t> end_holds(Tx& tx, const Ctx& ctx) {
    const auto late = stock::orders_with_expired(tx, ctx.now, kOrdersAtOnce);
    hold_orders(tx, {late.begin(), late.end()});
    for (const Id id : late) {
        const auto order = storage::find<orders::OrderHead>(tx, id);
        INVARIANT(order.has_value(), "what is held is held for an order");
        if (keeps_hold(*order, ctx.today)) {
            stock::prolong(tx, id, ctx.now.plus_ms(stock::kReservationDays * kDayMs));
            continue;
        }
        TRY(const auto products, end_hold(tx, ctx, id));
        CHECK(serve(tx, ctx, products, id));
    }
    return static_cast<std::int64_t>(late.size());
}

}  // namespace zhuli::shortages
