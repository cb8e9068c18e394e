#include "features/shortages/use_cases.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_waiting.hpp"
#include "features/shortages/rules.hpp"
#include "features/shortages/store.hpp"
#include "features/stock/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::shortages {

namespace {

constexpr int kCandidates = 200;

std::string owners_of(const Ctx& ctx) {
    std::vector<Id> own;
    const auto* owners = ctx.owners_in_scope("shortages.read", own);
    if (owners == nullptr) return "[]";
    const std::vector<Id> nobody{{}};
    return storage::id_set(owners->empty() ? nobody : *owners);
}

/// What is free and what comes, of all of them in two statements.
void add_stock(Tx& tx, const Ctx& ctx, std::span<Shortage> found) {
    std::vector<Id> ids;
    for (const Shortage& one : found) ids.push_back(one.product_id);
    const auto items = stock::items_of(tx, ids);
    const auto flows = stock::flows_of(tx, ids);
    for (Shortage& one : found) {
        const auto item = std::ranges::find(items, one.product_id, &stock::StockItem::product_id);
        if (item != items.end()) one.available = item->available;
        const auto own = stock::flows_for(flows, one.product_id);
        one.incoming = stock::incoming_of(own);
        one.covered_on = stock::covered_on(one.available, own, {}, ctx.today);
    }
}

Result<Shortage> find_shortage(Tx& tx, const Ctx& ctx, Id product) {
    auto found = shortage_of(tx, owners_of(ctx), product);
    if (!found) {
        const Id ids[] = {product};
        const auto items = stock::items_of(tx, ids);
        if (items.empty()) return Problem::not_found("product");
        found.emplace();
        found->product_id = product;
        found->code = items[0].code;
        found->name = items[0].name;
        found->unit = items[0].unit;
    }
    add_stock(tx, ctx, {&*found, 1});
    return std::move(*found);
}

/// The lines the caller may see, each with when it is its turn among everybody's.
void add_lines(Tx& tx, const Ctx& ctx, ShortageView& view) {
    const auto waits = stock::waits_of(tx, view.product_id);
    const auto supplies = stock::supplies_of(tx, view.product_id);
    const auto days = served_on(waits, view.available, supplies, ctx.today);
    const auto choices = choices_of(tx, view.product_id, stock::kListed);
    std::set<Id> others;
    for (auto& line : waiting_lines(tx, view.product_id, stock::kListed)) {
        if (!ctx.covers("shortages.read", line.owner_id)) {
            others.insert(line.order_id);
            continue;
        }
        const auto at = std::ranges::find(waits, line.order_line_id, &stock::Wait::order_line_id);
        if (at != waits.end()) line.served_on = days[static_cast<std::size_t>(at - waits.begin())];
        line.amount_minor = line_amount(line.quantity, line.unit_price_e4).value_or(Money{});
        line.owner_name = identity::remembered_name(tx, ctx.now, line.owner_id);
        for (const Choice& choice : choices)
            if (choice.order_line_id == line.order_line_id) line.choices.push_back(choice);
        if (ctx.covers("shortages.choose", line.owner_id)) line.actions = {"choose"};
        view.lines.push_back(std::move(line));
    }
    view.others_count = static_cast<std::int64_t>(others.size());
    for (const auto& supply : supplies)
        view.coming.push_back({supply.expected_on, supply.quantity});
}

ShortageView view_of(Tx& tx, const Ctx& ctx, const Shortage& shortage) {
    ShortageView view;
    static_cast<Shortage&>(view) = shortage;
    add_lines(tx, ctx, view);
    view.substitutes = substitutes_for(tx, ctx, shortage.product_id, shortage.lacking);
    return view;
}

/// What the catalog names and there is of it, in the catalog's order.
std::vector<Substitute> named_by_catalog(Tx& tx, Id id) {
    std::vector<Substitute> found;
    const auto product = storage::find<catalog::Product>(tx, id);
    if (!product) return found;
    std::vector<Id> ids;
    for (const auto& named : product->substitutes) ids.push_back(named.product_id);
    const auto items = stock::items_of(tx, ids);
    for (const auto& named : product->substitutes) {
        const auto item = std::ranges::find(items, named.product_id, &stock::StockItem::product_id);
        if (item == items.end() || !item->on_shelf || item->available.v <= 0) continue;
        Substitute& one = found.emplace_back();
        one.product_id = item->product_id;
        one.code = item->code;
        one.name = item->name;
        one.unit = item->unit;
        one.words = named.words.v;
        one.list_price_e4 = item->list_price_e4;
        one.difference_e4 = {item->list_price_e4.v - product->list_price_e4.v};
        one.available = item->available;
    }
    return found;
}

/// In which parameters each is not the same, and how far what is said of it may be relied upon.
void add_grounds(Tx& tx, Date today, Id product, std::span<Substitute> substitutes) {
    std::vector<Id> ids{product};
    for (const Substitute& one : substitutes) ids.push_back(one.product_id);
    const auto products = catalog::find_products(tx, ids);
    const auto own = std::ranges::find(products, product, &catalog::Product::id);
    if (own == products.end()) return;
    for (Substitute& one : substitutes) {
        const auto other = std::ranges::find(products, one.product_id, &catalog::Product::id);
        if (other == products.end()) continue;
        one.differences = catalog::differences_between(*own, *other);
        catalog::tell_claim(*own, one, today);
    }
}

/// The line the caller chooses for, as it waits now.
Result<WaitingLine> waiting_line(Tx& tx, const Ctx& ctx, const NewChoice& in) {
    TRY(const auto shortage, find_shortage(tx, ctx, in.id));
    const auto view = view_of(tx, ctx, shortage);
    const auto at = std::ranges::find(view.lines, in.order_line_id, &WaitingLine::order_line_id);
    if (at == view.lines.end()) return Problem::field("order_line_id", "shortages.waits_no_more");
    if (!ctx.covers("shortages.choose", at->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    return *at;
}

/// The customer takes another product: an order of its own, confirmed at once.
Result<Id> order_substitute(Tx& tx, const Ctx& ctx, const NewChoice& in, const WaitingLine& line) {
    TRY(const auto first, orders::show_order(tx, ctx, {line.order_id}));
    orders::NewOrder order;
    order.customer_id = first.customer_id;
    order.owner_id = first.owner_id;
    order.lines = {{in.substitute_id, line.quantity, in.unit_price_e4}};
    if (first.promised_on >= ctx.today) order.promised_on = first.promised_on;
    order.note = "← " + first.number.v;
    order.delivery_address = first.delivery_address;
    order.policy = first.policy;
    order.confirm = true;
    order.confirmed_by = first.confirmed_by;
    order.words = in.words;
    TRY(const auto made, orders::create_order(tx, ctx, order));
    return made.id;
}

}  // namespace

std::vector<Substitute> substitutes_for(Tx& tx, const Ctx& ctx, Id product, Quantity wanted) {
    std::vector<Substitute> best = named_by_catalog(tx, product);
    std::vector<Substitute> alike;
    for (StandIn& one : of_same_line(tx, product, kCandidates))
        alike.push_back({std::move(one), {}, {}, {}, false});
    for (auto& one : ranked(std::move(alike), wanted))
        if (std::ranges::find(best, one.product_id, &Substitute::product_id) == best.end())
            best.push_back(std::move(one));
    if (best.size() > kSubstitutesShown) best.resize(kSubstitutesShown);
    add_grounds(tx, ctx.today, product, best);
    return best;
}

Result<Page<Shortage>> list_shortages(Tx& tx, const Ctx& ctx, const Question& in) {
    if (in.limit < 1 || in.limit > storage::kPageLimit)
        return Problem::field("limit", "field.out_of_range");
    Id after;
    const auto& cursor = in.cursor.v;
    const auto read = std::from_chars(cursor.data(), cursor.data() + cursor.size(), after.v);
    if (!cursor.empty() && (read.ec != std::errc{} || *read.ptr != '\0'))
        return Problem::of(Status::bad_request, "problem.bad_cursor");
    Page<Shortage> page{shortages(tx, owners_of(ctx), after, in.limit + 1), {}};
    if (page.items.size() > static_cast<std::size_t>(in.limit)) {
        page.items.pop_back();
        page.next_cursor = std::to_string(page.items.back().product_id.v);
    }
    add_stock(tx, ctx, page.items);
    return page;
}

Result<ShortageView> show_shortage(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto shortage, find_shortage(tx, ctx, in.id));
    return view_of(tx, ctx, shortage);
}

Result<ShortageView> choose(Tx& tx, const Ctx& ctx, const NewChoice& in) {
    CHECK(check(in));
    TRY(const auto seen, waiting_line(tx, ctx, in));
    orders::hold_order(tx, seen.order_id);
    TRY(const auto line, waiting_line(tx, ctx, in));  // again, under the order's lock
    Choice choice;
    choice.order_id = line.order_id;
    choice.order_line_id = line.order_line_id;
    choice.product_id = in.id;
    choice.kind = in.kind;
    choice.quantity = line.quantity;
    choice.told_on = line.served_on;
    choice.words = in.words;
    choice.author_id = ctx.user;
    if (in.kind == ChoiceKind::substitute) {
        choice.substitute_id = in.substitute_id;
        TRY(choice.new_order_id, order_substitute(tx, ctx, in, line));
    }
    CHECK(storage::save_new(
        tx, ctx, choice,
        {"shortage.chosen", line.customer_id, event_body(choice, line.order_number)}));
    if (in.kind != ChoiceKind::wait)
        CHECK(orders::drop_rest(tx, ctx, {line.order_id}, line.order_line_id, in.words));
    return show_shortage(tx, ctx, {in.id});
}

}  // namespace zhuli::shortages
