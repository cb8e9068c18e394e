#include "features/purchasing/use_cases.hpp"

#include "features/catalog/use_cases.hpp"
#include "features/purchasing/rules.hpp"
#include "features/purchasing/store.hpp"
#include "features/purchasing/use_cases_record.hpp"
#include "features/stock/model.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::purchasing {

namespace {

constexpr storage::ListPlan kSuppliers{
    .permission = "purchasing.read", .owner_field = "", .default_sort = "code"};
constexpr storage::ListPlan kRules{.permission = "purchasing.read", .owner_field = ""};

std::string named(std::string_view name) {
    JsonOut out;
    return out.begin_object().key("name").string(name).end_object().take();
}

Result<> check_code(Tx& tx, const Supplier& supplier) {
    const auto holder = supplier_by_code(tx, supplier.code);
    if (holder && *holder != supplier.id) return Problem::field("code", "field.taken");
    return Done{};
}

Result<> check_rule(Tx& tx, const ReorderRule& rule) {
    CHECK(check(rule));
    CHECK(check_references(tx, rule.product_id, rule.supplier_id, rule.warehouse_id));
    const auto holder = rule_of(tx, rule.product_id);
    if (holder && *holder != rule.id) return Problem::field("product_id", "field.taken");
    return Done{};
}

std::vector<RuleView> views_of(Tx& tx, const Ctx& ctx, std::span<const ReorderRule> rules) {
    std::vector<Id> products, suppliers;
    for (const ReorderRule& rule : rules) {
        products.push_back(rule.product_id);
        suppliers.push_back(rule.supplier_id);
    }
    const auto positions = positions_of(tx, ctx, products);
    const auto names = supplier_names(tx, suppliers);
    std::map<Id, stock::StockItem> items;
    for (auto& item : stock::items_of(tx, products)) items[item.product_id] = std::move(item);
    std::vector<RuleView> views;
    for (const ReorderRule& rule : rules) {
        RuleView& view = views.emplace_back();
        static_cast<ReorderRule&>(view) = rule;
        const auto& item = items[rule.product_id];
        view.product_code = item.code;
        view.product_name = item.name;
        view.unit = item.unit;
        if (const auto name = names.find(rule.supplier_id); name != names.end())
            view.supplier_name = name->second;
        view.stock = positions.at(rule.product_id);
        view.advice = advise(rule, view.stock);
        view.warns = warns(rule, view.stock, view.advice);
        if (!ctx.allowed("catalog.cost")) view.price_e4 = {};
        if (ctx.allowed("purchasing.edit")) view.actions = {"edit"};
    }
    return views;
}

RuleView view_of(Tx& tx, const Ctx& ctx, const ReorderRule& rule) {
    return std::move(views_of(tx, ctx, {&rule, 1}).front());
}

}  // namespace

Result<catalog::Product> check_references(Tx& tx, Id product, Id supplier, Id warehouse) {
    std::vector<FieldProblem> problems;
    auto found = storage::find<catalog::Product>(tx, product);
    if (!found) problems.push_back({"product_id", "field.no_such_record", {}});
    const auto seller = storage::find<Supplier>(tx, supplier);
    if (!seller)
        problems.push_back({"supplier_id", "field.no_such_record", {}});
    else if (!seller->active)
        problems.push_back({"supplier_id", "purchasing.supplier_inactive", {}});
    if (!storage::find<stock::Warehouse>(tx, warehouse))
        problems.push_back({"warehouse_id", "field.no_such_record", {}});
    if (problems.empty()) return std::move(*found);
    return Problem::invalid(std::move(problems));
}

std::map<Id, Position> positions_of(Tx& tx, const Ctx& ctx, std::span<const Id> products) {
    std::map<Id, Position> all;
    if (products.empty()) return all;
    for (const Id product : products) all[product].product_id = product;
    const Instant since = ctx.now.plus_ms(-kDemandDays * kDayMs);
    for (const Position& sold : sold_since(tx, products, since, ctx.now)) {
        all[sold.product_id].sold = sold.sold;
        all[sold.product_id].squares = sold.squares;
    }
    for (const auto& item : stock::items_of(tx, products))
        all[item.product_id].available = item.available;
    for (const auto& flow : stock::flows_of(tx, products)) {
        Position& position = all[flow.product_id];
        if (flow.expected_on)
            position.incoming += flow.quantity;
        else
            position.waiting += -flow.quantity;
    }
    for (const auto& [product, pieces] : drafted(tx, products)) all[product].incoming += pieces;
    return all;
}

Result<Page<Supplier>> list_suppliers(Tx& tx, const Ctx& ctx, const http::Listed<Supplier>& query) {
    return storage::list_page<Supplier>(tx, ctx, query, kSuppliers);
}

Result<Supplier> create_supplier(Tx& tx, const Ctx& ctx, const Supplier& in) {
    Supplier supplier = in;
    CHECK(check_code(tx, supplier));
    CHECK(storage::save_new(tx, ctx, supplier, {"supplier.created", {}, named(supplier.name)}));
    return supplier;
}

Result<Supplier> show_supplier(Tx& tx, const Ctx&, const http::ById& in) {
    auto supplier = storage::find<Supplier>(tx, in.id);
    if (!supplier) return Problem::not_found("supplier");
    return std::move(*supplier);
}

Result<Supplier> edit_supplier(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, show_supplier(tx, ctx, {edit.id}));
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(auto after, apply(before, edit));
    CHECK(check_code(tx, after));
    CHECK(storage::save(tx, ctx, before, after, {"supplier.edited", {}, named(after.name)}));
    return after;
}

Result<Page<RuleView>> list_rules(Tx& tx, const Ctx& ctx, const http::Listed<ReorderRule>& query) {
    auto rows = storage::list_page<ReorderRule>(tx, ctx, query, kRules);
    if (!rows.ok()) return std::move(rows.problem());
    return Page<RuleView>{views_of(tx, ctx, rows->items), std::move(rows->next_cursor)};
}

Result<RuleView> create_rule(Tx& tx, const Ctx& ctx, const ReorderRule& in) {
    ReorderRule rule = in;
    CHECK(check_rule(tx, rule));
    CHECK(storage::save_new(tx, ctx, rule, {"reorder_rule.created", {}, ""}));
    const Id products[] = {rule.product_id};
    CHECK(advise_on(tx, ctx, products));
    return view_of(tx, ctx, rule);
}

Result<RuleView> show_rule(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto rule = storage::find<ReorderRule>(tx, in.id);
    if (!rule) return Problem::not_found("reorder_rule");
    return view_of(tx, ctx, *rule);
}

Result<RuleView> edit_rule(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<ReorderRule>(tx, edit.id);
    if (!before) return Problem::not_found("reorder_rule");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(tx, ctx, *before))));
    TRY(auto after, apply(*before, edit));
    CHECK(check_rule(tx, after));
    CHECK(storage::save(tx, ctx, *before, after, {"reorder_rule.edited", {}, ""}));
    const Id products[] = {after.product_id};
    CHECK(advise_on(tx, ctx, products));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::purchasing
