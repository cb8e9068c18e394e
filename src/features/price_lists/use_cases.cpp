#include "features/price_lists/use_cases.hpp"

#include <algorithm>

#include "core/problems.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/price_lists/rules.hpp"
#include "features/price_lists/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::price_lists {

namespace {

constexpr storage::ListPlan kLists{.permission = "price_lists.read",
                                   .owner_field = "",
                                   .default_sort = "-valid_from",
                                   .search_entity = ""};
constexpr std::size_t kAskedLimit = 500;

std::vector<catalog::Product> products_named(Tx& tx, std::vector<Id> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.empty()) return {};
    return catalog::find_products(tx, ids);
}

template <class Line>
std::vector<catalog::Product> products_of(Tx& tx, const std::vector<Line>& lines) {
    std::vector<Id> ids;
    for (const Line& line : lines) ids.push_back(line.product_id);
    return products_named(tx, std::move(ids));
}

bool has_product(const std::vector<catalog::Product>& products, Id id) {
    return std::ranges::binary_search(products, id, {}, &catalog::Product::id);
}

void fill_item(const Ctx& ctx, const PriceList& list, std::string customer_name,
               PriceListItem& item) {
    static_cast<PriceList&>(item) = list;
    item.customer_name = std::move(customer_name);
    item.standing = standing(list, ctx.today);
    if (ctx.allowed("price_lists.edit")) item.actions = {"edit"};
}

PriceListView view_of(Tx& tx, const Ctx& ctx, const PriceList& list) {
    PriceListView view;
    const Id customer[] = {list.customer_id};
    auto names = customers::names_of(tx, customer);
    fill_item(ctx, list, names[list.customer_id], view);
    for (const catalog::Product& product : products_of(tx, list.lines))
        view.goods.push_back({product.id, product.code.v, product.name.v, product.unit.v,
                              product.list_price_e4, product.floor_price_e4});
    return view;
}

Result<PriceList> load(Tx& tx, Id id) {
    auto list = storage::find<PriceList>(tx, id);
    if (!list) return Problem::not_found("price_list");
    list->lines = lines_of(tx, id);
    return std::move(*list);
}

void fill_lines(Tx& tx, const PriceListDraft& draft, PriceList& list, Problems& problems) {
    const auto products = products_of(tx, draft.lines);
    list.lines.clear();
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const NewPrice& in = draft.lines[i];
        if (!has_product(products, in.product_id))
            problems.push_back(
                {"lines." + std::to_string(i) + ".product_id", "field.no_such_record", {}});
        list.lines.push_back({tx.new_id(), list.id, static_cast<int>(i) + 1, in.product_id,
                              in.from_quantity, in.unit_price_e4});
    }
    list.line_count = static_cast<int>(list.lines.size());
}

/// For whom: the customer as it is now, or nobody's id.
void fill_audience(Tx& tx, const Ctx& ctx, const PriceListDraft& draft, PriceList& list,
                   Problems& problems) {
    list.audience = draft.audience;
    list.tier = draft.audience == Audience::tier ? draft.tier : Tier::a;
    Id named;
    if (draft.customer_id) {
        named = customers::referred(tx, draft.customer_id);
        const auto customer = storage::find<customers::Customer>(tx, named);
        const bool is_known = named == list.customer_id;  // who it is for already
        if (!customer || (!is_known && !ctx.covers("customers.read", customer->owner_id)))
            problems.push_back({"customer_id", "field.no_such_record", {}});
    }
    list.customer_id = draft.audience == Audience::customer ? named : Id{};
}

Result<> fill(Tx& tx, const Ctx& ctx, const PriceListDraft& draft, PriceList& list) {
    CHECK(check(draft));
    Problems problems;
    fill_audience(tx, ctx, draft, list, problems);
    list.name = draft.name;
    list.valid_from = draft.valid_from;
    list.valid_until = draft.valid_until;
    list.active = draft.active;
    list.note = draft.note;
    fill_lines(tx, draft, list, problems);
    return refused_if_any(std::move(problems));
}

}  // namespace

Result<Page<PriceListItem>> list_price_lists(Tx& tx, const Ctx& ctx,
                                             const http::Listed<PriceList>& query) {
    TRY(auto rows, storage::list_page<PriceList>(tx, ctx, query, kLists));
    std::vector<Id> customers;
    for (const PriceList& row : rows.items) customers.push_back(row.customer_id);
    auto names = customers::names_of(tx, customers);
    Page<PriceListItem> page{{}, std::move(rows.next_cursor)};
    for (const PriceList& row : rows.items)
        fill_item(ctx, row, names[row.customer_id], page.items.emplace_back());
    return page;
}

Result<PriceListView> create_price_list(Tx& tx, const Ctx& ctx, const PriceListDraft& in) {
    PriceList list;
    list.id = tx.new_id();
    CHECK(fill(tx, ctx, in, list));
    CHECK(storage::save_new(tx, ctx, list, {"price_list.created", {}, event_body(list)}));
    replace_lines(tx, list);
    return view_of(tx, ctx, list);
}

Result<PriceListView> show_price_list(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto list, load(tx, in.id));
    return view_of(tx, ctx, list);
}

Result<PriceListView> edit_price_list(Tx& tx, const Ctx& ctx, const Edit& edit) {
    lock_list(tx, edit.id);
    TRY(const auto before, load(tx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(const auto draft, apply(draft_of(before), edit));
    PriceList after = before;
    CHECK(fill(tx, ctx, draft, after));
    CHECK(storage::save(tx, ctx, before, after, {"price_list.edited", {}, event_body(after)}));
    replace_lines(tx, after);
    return view_of(tx, ctx, after);
}

Result<HeldPrices> ask_prices(Tx& tx, const Ctx& ctx, const PriceQuestion& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.customer_id, "customers.read"));
    if (in.lines.size() > kAskedLimit)
        return Problem::field("lines", "field.too_many", {{"max", std::to_string(kAskedLimit)}});
    const auto products = products_of(tx, in.lines);
    const auto held = prices_for(tx, customer.id, ctx.today, in.lines);
    HeldPrices answer;
    for (std::size_t i = 0; i < in.lines.size(); ++i) {
        if (held[i]) {
            answer.items.push_back(*held[i]);
            continue;
        }
        const auto at = std::ranges::find(products, in.lines[i].product_id, &catalog::Product::id);
        if (at == products.end()) continue;
        HeldPrice& plain = answer.items.emplace_back();
        plain.product_id = at->id;
        plain.quantity = in.lines[i].quantity;
        plain.unit_price_e4 = at->list_price_e4;
    }
    return answer;
}

std::vector<std::optional<HeldPrice>> prices_for(Tx& tx, Id customer, Date day,
                                                 std::span<const Wanted> wanted) {
    std::vector<Id> products;
    for (const Wanted& one : wanted) products.push_back(one.product_id);
    const auto candidates = candidates_for(tx, customer, day, products);
    std::vector<std::optional<HeldPrice>> prices;
    for (const Wanted& one : wanted) {
        auto& price = prices.emplace_back();
        if (const Candidate* line = holding(candidates, one))
            price = HeldPrice{one.product_id,      one.quantity,      line->unit_price_e4,
                              line->price_list_id, line->list_name.v, line->audience,
                              line->from_quantity};
    }
    return prices;
}

}  // namespace zhuli::price_lists
