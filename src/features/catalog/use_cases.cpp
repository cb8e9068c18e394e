#include "features/catalog/use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "features/catalog/rules.hpp"
#include "features/catalog/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"

namespace zhuli::catalog {

namespace {

constexpr storage::ListPlan kProducts{.permission = "catalog.read",
                                      .owner_field = "",
                                      .default_sort = "code",
                                      .search_entity = "product"};
constexpr storage::ListPlan kLines{
    .permission = "catalog.read", .owner_field = "", .default_sort = "code", .search_entity = ""};

void put_in_index(Tx& tx, const Product& product) {
    storage::SearchEntry entry;
    entry.entity = "product";
    entry.id = product.id;
    entry.title = product.name.v;
    entry.subtitle = product.code.v;
    entry.document = {{product.name.v, text::TextKind::name},
                      {product.code.v, text::TextKind::code},
                      {product.barcode.v, text::TextKind::code}};
    storage::index_entry(tx, entry);
}

std::string event_body(std::string_view code, std::string_view name) {
    JsonOut out;
    out.begin_object().key("code").string(code).key("name").string(name).end_object();
    return out.take();
}

ProductView view_of(const Ctx& ctx, const Product& product, std::string line_name) {
    ProductView view;
    static_cast<Product&>(view) = product;
    view.line_name = std::move(line_name);
    view.cost_hidden = !ctx.allowed("catalog.cost");
    if (view.cost_hidden) view.cost_e4 = {};
    if (ctx.allowed("catalog.edit")) view.actions = {"edit"};
    return view;
}

std::string line_name(Tx& tx, Id line) {
    if (!line) return "";
    const auto found = storage::find<ProductLine>(tx, line);
    return found ? found->name.v : "";
}

ProductView view_of(Tx& tx, const Ctx& ctx, const Product& product) {
    return view_of(ctx, product, line_name(tx, product.line_id));
}

void check_substitutes(Tx& tx, const Product& product, std::vector<FieldProblem>& problems) {
    std::vector<Id> ids;
    for (const Substitute& one : product.substitutes) ids.push_back(one.product_id);
    if (ids.empty()) return;
    const auto found = products_in(tx, ids);
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (std::ranges::find(found, ids[i], &Product::id) == found.end())
            problems.push_back(
                {fmt::format("substitutes.{}.product_id", i), "field.no_such_record", {}});
}

/// What only the database knows: code and barcode are free, the line and substitutes exist.
Result<> check_against_store(Tx& tx, const Product& product) {
    std::vector<FieldProblem> problems;
    const auto holder = id_by_code(tx, product.code);
    if (holder && *holder != product.id) problems.push_back({"code", "field.taken", {}});
    const auto scanned = id_by_barcode(tx, product.barcode);
    if (scanned && *scanned != product.id) problems.push_back({"barcode", "field.taken", {}});
    check_substitutes(tx, product, problems);
    if (product.line_id && !storage::find<ProductLine>(tx, product.line_id))
        problems.push_back({"line_id", "field.no_such_record", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

Result<> check_line_code(Tx& tx, const ProductLine& line) {
    const auto holder = line_id_by_code(tx, line.code);
    if (holder && *holder != line.id) return Problem::field("code", "field.taken");
    return Done{};
}

bool index_changed(const Product& before, const Product& after) {
    return before.code != after.code || before.name != after.name ||
           before.barcode != after.barcode;
}

}  // namespace

Result<> add_product(Tx& tx, const Ctx& ctx, Product& product) {
    drop_stray_claims(product);
    CHECK(check(product));
    CHECK(check_against_store(tx, product));
    CHECK(storage::save_new(tx, ctx, product,
                            {"product.created", {}, event_body(product.code, product.name)}));
    put_in_index(tx, product);
    return Done{};
}

Result<> check_product(const Product& product) { return check(product); }

Result<> change_product(Tx& tx, const Ctx& ctx, const Product& before, Product& after) {
    drop_stray_claims(after);
    CHECK(check(after));
    CHECK(check_against_store(tx, after));
    CHECK(storage::save(tx, ctx, before, after,
                        {"product.edited", {}, event_body(after.code, after.name)}));
    if (index_changed(before, after)) put_in_index(tx, after);
    return Done{};
}

Result<ProductView> create_product(Tx& tx, const Ctx& ctx, const Product& in) {
    Product product = in;
    CHECK(add_product(tx, ctx, product));
    return view_of(tx, ctx, product);
}

Result<ProductView> show_product(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto product = storage::find<Product>(tx, in.id);
    if (!product) return Problem::not_found("product");
    return view_of(tx, ctx, *product);
}

Result<ProductView> edit_product(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<Product>(tx, edit.id);
    if (!before) return Problem::not_found("product");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(tx, ctx, *before))));
    TRY(auto after, apply(*before, edit));
    CHECK(change_product(tx, ctx, *before, after));
    return view_of(tx, ctx, after);
}

Result<Page<ProductView>> list_products(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Product>& query) {
    TRY(auto rows, storage::list_page<Product>(tx, ctx, query, kProducts));
    Page<ProductView> page;
    page.next_cursor = std::move(rows.next_cursor);
    std::map<Id, std::string> names;
    for (const auto& row : rows.items) {
        const auto [name, is_new] = names.try_emplace(row.line_id);
        if (is_new) name->second = line_name(tx, row.line_id);
        page.items.push_back(view_of(ctx, row, name->second));
    }
    return page;
}

std::vector<Difference> differences_between(const Product& product, const Product& substitute) {
    return differences(product, substitute);
}

const SubstituteClaim* claim_of(const Product& product, Id substitute) {
    const auto at =
        std::ranges::find(product.substitute_claims, substitute, &SubstituteClaim::product_id);
    return at == product.substitute_claims.end() ? nullptr : &*at;
}

Result<Substitutes> list_substitutes(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto product = storage::find<Product>(tx, in.id);
    if (!product) return Problem::not_found("product");
    std::vector<Id> ids;
    for (const Substitute& one : product->substitutes) ids.push_back(one.product_id);
    const auto found = products_in(tx, ids);
    Substitutes answer;
    for (const Substitute& one : product->substitutes) {
        const auto other = std::ranges::find(found, one.product_id, &Product::id);
        if (other == found.end()) continue;
        SubstituteView& view = answer.items.emplace_back();
        view.product_id = other->id;
        view.code = other->code.v;
        view.name = other->name.v;
        view.unit = other->unit.v;
        view.material = other->material.v;
        view.on_shelf = other->on_shelf;
        view.list_price_e4 = other->list_price_e4;
        view.dearer_by_e4 = {other->list_price_e4.v - product->list_price_e4.v};
        view.differences = differences(*product, *other);
        view.words = one.words.v;
        tell_claim(*product, view, ctx.today);
    }
    return answer;
}

Result<ProductLine> create_line(Tx& tx, const Ctx& ctx, const ProductLine& in) {
    ProductLine line = in;
    CHECK(check_line_code(tx, line));
    CHECK(storage::save_new(tx, ctx, line,
                            {"product_line.created", {}, event_body(line.code, line.name)}));
    return line;
}

Result<ProductLine> show_line(Tx& tx, const Ctx&, const http::ById& in) {
    auto line = storage::find<ProductLine>(tx, in.id);
    if (!line) return Problem::not_found("product_line");
    return std::move(*line);
}

Result<ProductLine> edit_line(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<ProductLine>(tx, edit.id);
    if (!before) return Problem::not_found("product_line");
    CHECK(storage::check_version(*before, edit.if_match, to_json(*before)));
    TRY(auto after, apply(*before, edit));
    CHECK(check_line_code(tx, after));
    CHECK(storage::save(tx, ctx, *before, after,
                        {"product_line.edited", {}, event_body(after.code, after.name)}));
    return after;
}

Result<Page<ProductLine>> list_lines(Tx& tx, const Ctx& ctx,
                                     const http::Listed<ProductLine>& query) {
    return storage::list_page<ProductLine>(tx, ctx, query, kLines);
}

std::optional<Product> find_product_by_code(Tx& tx, std::string_view code) {
    const auto id = id_by_code(tx, code);
    return id ? storage::find<Product>(tx, *id) : std::nullopt;
}

std::optional<Id> find_line_by_code(Tx& tx, std::string_view code) {
    return line_id_by_code(tx, code);
}

std::optional<Id> find_line_called(Tx& tx, std::string_view words) {
    const auto by_code = line_id_by_code(tx, words);
    return by_code ? by_code : line_id_by_name(tx, words);
}

std::vector<Product> find_products(Tx& tx, std::span<const Id> ids) { return products_in(tx, ids); }

}  // namespace zhuli::catalog
