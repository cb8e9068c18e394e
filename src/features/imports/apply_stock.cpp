// Opening stock of a file: once for each product and warehouse. What was opened with another number
// is a conflict and is counted instead; undone, it is taken off again unless it is promised.
#include "features/catalog/use_cases.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/rules_opening.hpp"
#include "features/stock/use_cases_opening.hpp"

namespace zhuli::imports {

namespace {

struct Opening {
    Id product, warehouse;
    Quantity quantity;
};

Result<Opening> asked_opening(Tx& tx, const ImportItem& item) {
    OpeningRow row;
    fill(fields_of<OpeningRow>(), &row, content_of(item.content));
    std::vector<FieldProblem> problems;
    const auto product = catalog::find_product_by_code(tx, row.product_code.v);
    if (!product)
        problems.push_back(
            {"product_code", "imports.no_such_product", {{"code", row.product_code.v}}});
    const auto warehouse = stock::warehouse_called(tx, row.warehouse.v);
    if (!warehouse)
        problems.push_back({"warehouse", "imports.no_such_warehouse", {{"name", row.warehouse.v}}});
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return Opening{product->id, *warehouse, row.quantity};
}

std::optional<Settled> settle(Quantity known, Quantity asked) {
    if (known.v == 0) return std::nullopt;
    if (known == asked) return Settled{ItemState::unchanged, {}, {}};
    return Settled{ItemState::conflict,
                   {},
                   {{"quantity", "imports.opened_with", {{"quantity", std::to_string(known.v)}}}}};
}

}  // namespace

Settled apply_opening(Tx& tx, const Ctx& ctx, const ImportItem& item) {
    const auto asked = asked_opening(tx, item);
    if (!asked.ok()) return refused(asked.problem());
    const auto known = stock::opened_with(tx, asked->product, asked->warehouse);
    if (auto settled = settle(known, asked->quantity)) return std::move(*settled);
    const auto opened =
        stock::open_stock(tx, ctx, asked->product, asked->warehouse, asked->quantity);
    if (!opened.ok()) return refused(opened.problem());
    return {ItemState::created, *opened, {}};
}

Settled foresee_opening(Tx& tx, const ImportItem& item, Foresight::Seen& seen) {
    const auto asked = asked_opening(tx, item);
    if (!asked.ok()) return refused(asked.problem());
    const auto known = stock::opened_with(tx, asked->product, asked->warehouse);
    if (auto settled = settle(known, asked->quantity)) return std::move(*settled);
    const std::string place =
        std::to_string(asked->product.v) + ':' + std::to_string(asked->warehouse.v);
    const auto [first, is_new] = seen.try_emplace(place, &item.content);
    if (is_new) return Settled{};
    OpeningRow earlier;
    fill(fields_of<OpeningRow>(), &earlier, content_of(*first->second));
    return *settle(earlier.quantity, asked->quantity);
}

ItemState take_back_opening(Tx& tx, const Ctx& ctx, Id id) {
    const auto taken = stock::take_back_opening(tx, ctx, id);
    return taken.ok() && *taken ? ItemState::undone : ItemState::kept;
}

}  // namespace zhuli::imports
