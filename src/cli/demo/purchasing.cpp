// Goods come in: reordering, arrivals, and the monthly stock count.
#include "cli/demo/company.hpp"
#include "features/stock/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using stock::MoveReason;

constexpr int kLeadDaysFrom = 4, kLeadDaysTo = 9;  // open days
constexpr double kLate = 0.08;
constexpr int kLateDaysTo = 10;
constexpr double kCountedPerMonth = 0.08;  // of the products

void serve_waiting(Company& c, std::size_t good) {
    const auto waiting = c.waiting_for_goods;
    for (Deal* deal : waiting)
        for (const Piece& piece : deal->pieces)
            if (piece.good == good && piece.left() > piece.held)
                c.on(c.day(), 10, 17.5, [&c, deal] { hold_again(c, *deal); });
}

void arrive(Company& c, std::size_t index, std::int64_t quantity) {
    Good& good = c.goods[index];
    good.shelf.incoming -= quantity;
    move_stock(c, c.warehouse, good, quantity, MoveReason::receipt,
               "采购到货 · " + std::string(series()[good.series].supplier));
    serve_waiting(c, index);
}

void order_from_supplier(Company& c, std::size_t index) {
    Good& good = c.goods[index];
    const std::int64_t quantity = to_reorder(good.shelf);
    if (quantity <= 0) return;
    good.shelf.incoming += quantity;
    int days = c.dice.between(kLeadDaysFrom, kLeadDaysTo);
    if (c.dice.chance(kLate)) days += c.dice.between(3, kLateDaysTo);
    c.on(c.season.plus_open_days(c.day(), days), 9, 16,
         [&c, index, quantity] { arrive(c, index, quantity); });
}

/// A few pieces more or less than the books say; never fewer than are promised.
void count_stock(Company& c) {
    for (Good& good : c.goods) {
        if (!c.dice.chance(kCountedPerMonth)) continue;
        std::int64_t found = c.dice.between(-3, 2);
        found = std::max(found, -good.shelf.available());
        if (found == 0) continue;
        move_stock(c, c.warehouse, good, found, MoveReason::adjustment,
                   found < 0 ? "月末盘点：盘亏" : "月末盘点：盘盈");
    }
}

}  // namespace

void move_stock(Company& c, const Ctx& who, Good& good, std::int64_t quantity, MoveReason reason,
                std::string note) {
    good.shelf.on_hand += quantity;
    c.call(who,
           [&good, &warehouse = c.warehouses[good.warehouse], quantity, reason,
            note = std::move(note)](Tx& tx, const Ctx& ctx) -> Result<> {
               stock::StockMove move;
               move.product_id = good.id;
               move.warehouse_id = warehouse;
               move.quantity.v = quantity;
               move.reason = reason;
               move.note = note;
               CHECK(stock::record_move(tx, ctx, move));
               return Done{};
           });
}

void close_day(Company& c) {
    for (std::size_t i = 0; i < c.goods.size(); ++i) {
        smooth(c.goods[i].shelf);
        order_from_supplier(c, i);
    }
    const Date next = c.season.plus_open_days(c.day().plus_days(1), 0);
    if (next.ymd().month != c.day().ymd().month) count_stock(c);
}

}  // namespace zhuli::cli::demo
