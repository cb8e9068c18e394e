// Products with what of them is free, for whoever enters an order or walks through the warehouse.
#include <algorithm>
#include <map>

#include "features/stock/store.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"
#include "storage/search_index.hpp"

namespace zhuli::stock {

namespace {

constexpr std::size_t kAskedItemsLimit = 200;

std::vector<std::string_view> parts_of(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end > 0) parts.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

Result<std::vector<Id>> ids_in(std::string_view list) {
    std::vector<Id> ids;
    Reading reading;
    reading.path = "product_ids";
    for (const auto part : parts_of(list)) Value<Id>::text(part, ids.emplace_back(), reading);
    if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
    return ids;
}

Problem too_many_asked(std::string field) {
    return Problem::invalid(
        {{std::move(field), "field.too_many", {{"max", std::to_string(kAskedItemsLimit)}}}});
}

std::string code_list(std::span<const std::string_view> codes) {
    JsonOut out;
    out.begin_array();
    for (const auto code : codes) out.string(code);
    return out.end_array().take();
}

void drop_off_shelf(std::vector<StockItem>& items) {
    std::erase_if(items, [](const StockItem& item) { return !item.on_shelf; });
}

/// Best hits first, the product with exactly this code before them.
std::vector<StockItem> found_items(Tx& tx, const ItemQuestion& question) {
    const std::string_view exact[] = {question.q.v};
    std::vector<StockItem> items = items_by_code(tx, code_list(exact), question.warehouse_id);
    std::map<Id, std::size_t> rank;
    std::vector<Id> ids;
    for (const auto& hit : storage::search(tx, "product", question.q.v, question.limit, nullptr)) {
        if (!items.empty() && items.front().product_id == hit.id) continue;
        rank.emplace(hit.id, ids.size());
        ids.push_back(hit.id);
    }
    auto others = items_in(tx, storage::id_set(ids), question.warehouse_id);
    std::sort(others.begin(), others.end(), [&](const StockItem& a, const StockItem& b) {
        return rank.at(a.product_id) < rank.at(b.product_id);
    });
    std::move(others.begin(), others.end(), std::back_inserter(items));
    return items;
}

void add_coming(Tx& tx, const Ctx& ctx, std::vector<StockItem>& items) {
    std::vector<Id> ids;
    for (const StockItem& item : items) ids.push_back(item.product_id);
    const auto coming = flows_of(tx, ids);
    for (StockItem& item : items) tell_more(item, coming, ctx.today);
}

Page<StockItem> page_of(Tx& tx, const ItemQuestion& question) {
    Page<StockItem> page;
    page.items = item_page(tx, question.cursor.v, question.warehouse_id, question.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(question.limit)) {
        page.items.pop_back();
        page.next_cursor = page.items.back().code;
    }
    return page;
}

}  // namespace

Result<Page<StockItem>> list_items(Tx& tx, const Ctx& ctx, const ItemQuestion& question) {
    if (question.limit < 1 || question.limit > storage::kPageLimit)
        return Problem::field("limit", "field.out_of_range");
    Page<StockItem> page;
    if (!question.product_ids.empty()) {
        TRY(const auto ids, ids_in(question.product_ids.v));
        if (ids.size() > kAskedItemsLimit) return too_many_asked("product_ids");
        page.items = items_in(tx, storage::id_set(ids), question.warehouse_id);
    } else if (!question.codes.empty()) {
        const auto codes = parts_of(question.codes.v);
        if (codes.size() > kAskedItemsLimit) return too_many_asked("codes");
        page.items = items_by_code(tx, code_list(codes), question.warehouse_id);
    } else if (!question.q.empty()) {
        page.items = found_items(tx, question);
    } else {
        page = page_of(tx, question);
    }
    if (question.on_shelf) drop_off_shelf(page.items);
    add_coming(tx, ctx, page.items);
    return page;
}

std::vector<StockItem> items_of(Tx& tx, std::span<const Id> ids) {
    return items_in(tx, storage::id_set(ids), {});
}

}  // namespace zhuli::stock
