// What people do with stock, and what orders ask of it. reserve, consume, release and put_back run
// inside the unit of the order that asks; they write ledger and balance, the order writes audit and
// event. Problems: stock.*, not_found, field.no_such_record, field.taken.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/stock/model.hpp"
#include "features/stock/rules.hpp"
#include "http/route.hpp"

namespace zhuli::stock {

using storage::Tx;

Result<Page<Warehouse>> list_warehouses(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Warehouse>& query);
Result<Warehouse> create_warehouse(Tx& tx, const Ctx& ctx, const Warehouse& in);
/// The product and the warehouse are there.
Result<> check_references(Tx& tx, const StockMove& move);
Result<StockMove> record_move(Tx& tx, const Ctx& ctx, const StockMove& in);
Result<Page<StockMove>> list_moves(Tx& tx, const Ctx& ctx, const http::Listed<StockMove>& query);

struct BalanceQuestion {
    Id product_id;  // 0: all products, page by page
    int limit = 50;
    Text<60> cursor;
};
BOOST_DESCRIBE_STRUCT(BalanceQuestion, (), (product_id, limit, cursor))
Result<Page<BalanceView>> list_balances(Tx& tx, const Ctx& ctx, const BalanceQuestion& question);

struct AvailableQuestion {
    Text<4500> product_ids;  // "1,2,3"
};
BOOST_DESCRIBE_STRUCT(AvailableQuestion, (), (product_ids))
constexpr auto notes(const AvailableQuestion*) {
    return std::array{note<&AvailableQuestion::product_ids>(required)};
}
struct AvailableList {
    std::vector<Available> items;  // one per product asked for, in that order
};
BOOST_DESCRIBE_STRUCT(AvailableList, (), (items))
Result<AvailableList> show_available(Tx& tx, const Ctx& ctx, const AvailableQuestion& question);

/// Without product_ids, codes and q: all products page by page, in order of code.
struct ItemQuestion {
    Text<4500> product_ids;  // "1,2,3"
    Text<8000> codes;        // "P1001,P1002", case-sensitive
    Text<100> q;             // code, name or pinyin; an exact code comes first
    Id warehouse_id;         // 0: all of them
    bool on_shelf = false;   // only what may be ordered
    int limit = 50;
    Text<60> cursor;
};
BOOST_DESCRIBE_STRUCT(ItemQuestion, (),
                      (product_ids, codes, q, warehouse_id, on_shelf, limit, cursor))
Result<Page<StockItem>> list_items(Tx& tx, const Ctx& ctx, const ItemQuestion& question);
/// For other capabilities: the products among `ids` that exist, in order of code.
std::vector<StockItem> items_of(Tx& tx, std::span<const Id> ids);

enum class Shortage : bool { refuse, accept };

/// Reserves for an order; what each demand got. A shortage that is not accepted is 409
/// stock.not_enough with every short line. Nothing is reserved then.
Result<std::vector<Quantity>> reserve(Tx& tx, const Ctx& ctx, Id order,
                                      std::span<const Demand> demands, Shortage shortage);
/// Ships: reserved pieces first, then what is available; 409 stock.not_enough if that is
/// too little.
Result<> consume(Tx& tx, const Ctx& ctx, Id order, std::span<const Demand> demands);
/// Ships out of one warehouse: what the lines hold there, then what is free there; they give back
/// as much of what they hold elsewhere. 409 stock.not_enough_there if too little lies there.
Result<> consume_there(Tx& tx, const Ctx& ctx, Id order, Id warehouse,
                       std::span<const Demand> demands);
/// What each warehouse can give to these lines, to choose one from.
std::vector<Source> sources_for(Tx& tx, Id order, std::span<const Demand> demands);
/// Gives back some of what the lines of an order hold.
void release_parts(Tx& tx, Id order, std::span<const Demand> demands);
/// Gives back everything the order still holds.
void release(Tx& tx, Id order);
/// The warehouse asked for, or the first one; 422 for one that is not there, 409 without any.
Result<Id> warehouse_for(Tx& tx, Id warehouse);
/// A return comes back into `warehouse`; 0 is the first one.
Result<> put_back(Tx& tx, const Ctx& ctx, Id order, Id warehouse, std::span<const Demand> demands);

}  // namespace zhuli::stock
