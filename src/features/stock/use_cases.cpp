#include "features/stock/use_cases.hpp"

#include <charconv>

#include "features/catalog/model.hpp"
#include "features/stock/store.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::stock {

namespace {

constexpr std::size_t kAskedProductsLimit = 200;

constexpr storage::ListPlan kWarehouses{
    .permission = "stock.read", .owner_field = "", .default_sort = "code", .search_entity = ""};
constexpr storage::ListPlan kMoves{.permission = "stock.read",
                                   .owner_field = "",
                                   .default_sort = "-created_at",
                                   .search_entity = ""};

Quantity free_at(Tx& tx, Place place) {
    for (const Balance& balance : balances_of(tx, place.product_id))
        if (balance.warehouse_id == place.warehouse_id) return balance.on_hand - balance.reserved;
    return {};
}

std::string event_body(const StockMove& move) {
    JsonOut out;
    out.begin_object().key("product_id");
    Value<Id>::write(out, move.product_id);
    out.key("warehouse_id");
    Value<Id>::write(out, move.warehouse_id);
    out.key("quantity").integer(move.quantity.v).key("reason").string(enum_name(move.reason));
    out.end_object();
    return out.take();
}

/// "product.warehouse", where the last page ended.
std::optional<Place> place_of(std::string_view cursor) {
    Place place;
    const char* end = cursor.data() + cursor.size();
    auto read = std::from_chars(cursor.data(), end, place.product_id.v);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '.') return std::nullopt;
    read = std::from_chars(read.ptr + 1, end, place.warehouse_id.v);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return place;
}

Result<std::vector<Id>> ids_in(std::string_view list) {
    std::vector<Id> ids;
    Reading reading;
    reading.path = "product_ids";
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        Value<Id>::text(list.substr(0, end), ids.emplace_back(), reading);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    if (ids.size() > kAskedProductsLimit)
        reading.refuse("field.too_many", {{"max", std::to_string(kAskedProductsLimit)}});
    if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
    return ids;
}

}  // namespace

Result<> check_references(Tx& tx, const StockMove& move) {
    std::vector<FieldProblem> problems;
    if (!storage::find<catalog::Product>(tx, move.product_id))
        problems.push_back({"product_id", "field.no_such_record", {}});
    if (!storage::find<Warehouse>(tx, move.warehouse_id))
        problems.push_back({"warehouse_id", "field.no_such_record", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

Result<Page<Warehouse>> list_warehouses(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Warehouse>& query) {
    return storage::list_page<Warehouse>(tx, ctx, query, kWarehouses);
}

Result<Warehouse> create_warehouse(Tx& tx, const Ctx& ctx, const Warehouse& in) {
    Warehouse warehouse = in;
    if (warehouse_by_code(tx, warehouse.code)) return Problem::field("code", "field.taken");
    JsonOut body;
    body.begin_object().key("name").string(warehouse.name.v).end_object();
    CHECK(storage::save_new(tx, ctx, warehouse, {"warehouse.created", {}, body.take()}));
    return warehouse;
}

Result<StockMove> record_move(Tx& tx, const Ctx& ctx, const StockMove& in) {
    CHECK(check(in));
    CHECK(check_references(tx, in));
    StockMove move = in;
    TRY(const bool moved, append(tx, ctx, move));
    if (!moved)
        return Problem::of(
            Status::conflict, "stock.below_reserved",
            {{"available", std::to_string(free_at(tx, {in.product_id, in.warehouse_id}).v)}});
    return move;
}

Result<bool> append(Tx& tx, const Ctx& ctx, StockMove& move) {
    const Place place{move.product_id, move.warehouse_id};
    ensure_balance(tx, place);
    if (!change_on_hand(tx, place, move.quantity)) return false;
    move.actor_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, move, {"stock.moved", {}, event_body(move)}));
    return true;
}

Result<Page<StockMove>> list_moves(Tx& tx, const Ctx& ctx, const http::Listed<StockMove>& query) {
    return storage::list_page<StockMove>(tx, ctx, query, kMoves);
}

Result<Page<BalanceView>> list_balances(Tx& tx, const Ctx&, const BalanceQuestion& question) {
    Page<BalanceView> page;
    if (question.product_id) {
        page.items = balance_views(tx, question.product_id);
        return page;
    }
    if (question.limit < 1 || question.limit > storage::kPageLimit)
        return Problem::field("limit", "field.out_of_range");
    const auto after = question.cursor.empty() ? Place{} : place_of(question.cursor);
    if (!after) return Problem::of(Status::bad_request, "problem.bad_cursor");
    page.items = balance_page(tx, *after, question.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(question.limit)) {
        page.items.pop_back();
        const Balance& last = page.items.back();
        page.next_cursor =
            std::to_string(last.product_id.v) + "." + std::to_string(last.warehouse_id.v);
    }
    return page;
}

Result<AvailableList> show_available(Tx& tx, const Ctx& ctx, const AvailableQuestion& question) {
    TRY(const auto ids, ids_in(question.product_ids));
    const auto known = available_of(tx, storage::id_set(ids));
    const auto coming = flows_of(tx, ids);
    AvailableList list;
    for (const Id id : ids) {
        Available& item = list.items.emplace_back();
        item.product_id = id;
        for (const Available& found : known)
            if (found.product_id == id) item = found;
        tell_more(item, coming, ctx.today);
    }
    return list;
}

}  // namespace zhuli::stock
