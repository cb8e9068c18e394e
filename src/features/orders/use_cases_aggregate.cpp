#include "features/orders/use_cases_aggregate.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "core/problems.hpp"
#include "core/zones.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/orders/rules_causes.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases_approval.hpp"
#include "features/orders/use_cases_causes.hpp"
#include "features/orders/use_cases_notes.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_returns.hpp"
#include "features/orders/use_cases_waiting.hpp"
#include "features/price_lists/use_cases.hpp"
#include "storage/numbers.hpp"
#include "storage/search_index.hpp"

namespace zhuli::orders {

void load_parts(Tx& tx, Order& order) {
    order.lines = lines_of(tx, order.id);
    if (order.pay_term == PayTerm::instalments) order.instalments = instalments_of(tx, order.id);
}

Result<Order> load_order(Tx& tx, const Ctx& ctx, Id id) {
    auto order = storage::find<Order>(tx, id);
    if (!order || !ctx.covers("orders.read", order->owner_id)) return Problem::not_found("order");
    load_parts(tx, *order);
    return std::move(*order);
}

Result<Order> load_for_change(Tx& tx, const Ctx& ctx, const Act& act, std::string_view permission) {
    lock_order(tx, act.id);
    TRY(auto order, load_order(tx, ctx, act.id));
    if (!ctx.covers(permission, order.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (act.if_match != 0 && act.if_match != order.version)
        return Problem::of(Status::conflict, "problem.stale");
    return order;
}

namespace {

void fill_seller(Tx& tx, const Ctx& ctx, const OrderDraft& draft, Id customer_owner, Order& order,
                 Problems& problems) {
    order.owner_id = draft.owner_id ? draft.owner_id : ctx.user;
    if (!order.owner_id) order.owner_id = customer_owner;
    if (!ctx.covers("orders.create", order.owner_id)) {
        problems.push_back({"owner_id", "orders.owner_out_of_scope", {}});
        return;
    }
    order.team_id = order.owner_id == ctx.user ? ctx.team : seller(tx, order.owner_id).team_id;
}

/// Customer, seller and everything but lines and payment; the customer's days of credit.
int fill_head(Tx& tx, const Ctx& ctx, const OrderDraft& draft, Order& order, Problems& problems) {
    customers::hold_for_reference(tx, draft.customer_id);
    const auto customer = storage::find<customers::Customer>(tx, draft.customer_id);
    if (!customer || !ctx.covers("customers.read", customer->owner_id)) {
        problems.push_back({"customer_id", "field.no_such_record", {}});
        return 0;
    }
    if (customer->merged_into) {
        problems.push_back({"customer_id", "customers.is_merged", {}});
        return 0;
    }
    order.customer_id = customer->id;
    order.customer_name = customer->name;
    fill_seller(tx, ctx, draft, customer->owner_id, order, problems);
    order.promised_on = draft.promised_on;
    order.note = draft.note;
    order.customer_ref = draft.customer_ref;
    order.delivery_address =
        draft.delivery_address.empty() ? customer->address : draft.delivery_address;
    order.contact_name = draft.contact_name.empty() ? customer->contact_name : draft.contact_name;
    order.contact_phone = draft.contact_phone.v.empty() ? customer->phone : draft.contact_phone;
    order.policy = draft.policy;
    return customer->credit_days;
}

}  // namespace

std::vector<NewLine> priced(Tx& tx, const Ctx& ctx, Id customer, std::vector<NewLine> lines) {
    std::vector<price_lists::Wanted> wanted;
    std::vector<NewLine*> open;
    for (NewLine& line : lines) {
        if (!line.product_id || line.unit_price_e4) continue;
        wanted.push_back({line.product_id, line.quantity});
        open.push_back(&line);
    }
    const auto prices = price_lists::prices_for(tx, customer, ctx.today, wanted);
    for (std::size_t i = 0; i < open.size(); ++i)
        if (prices[i]) open[i]->unit_price_e4 = prices[i]->unit_price_e4;
    return lines;
}

std::vector<catalog::Product> products_of(Tx& tx, std::vector<Id> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return catalog::find_products(tx, ids);
}

namespace {

const catalog::Product* find_product(const std::vector<catalog::Product>& products, Id id) {
    const auto at = std::lower_bound(products.begin(), products.end(), id,
                                     [](const auto& p, Id wanted) { return p.id < wanted; });
    return at != products.end() && at->id == id ? &*at : nullptr;
}

/// Nothing when the amount leaves the range of money.
std::optional<OrderLine> make_line(const NewLine& in, const catalog::Product& product) {
    OrderLine line;
    line.product_id = product.id;
    line.product_code = product.code;
    line.product_name = product.name;
    line.product_line_id = product.line_id;
    line.quantity = in.quantity;
    line.unit_price_e4 = in.unit_price_e4.value_or(product.list_price_e4);
    line.list_price_e4 = product.list_price_e4;
    line.floor_price_e4 = product.floor_price_e4;
    const auto amount = line_amount(line.quantity, line.unit_price_e4);
    if (!amount) return std::nullopt;
    line.amount_minor = *amount;
    return line;
}

}  // namespace

std::optional<OrderLine> new_line(const NewLine& in, const std::vector<catalog::Product>& products,
                                  std::size_t at, Problems& problems) {
    const std::string path = "lines." + std::to_string(at) + ".";
    const auto* product = find_product(products, in.product_id);
    if (product == nullptr || !product->on_shelf) {
        problems.push_back(
            {path + "product_id", product ? "orders.off_shelf" : "field.no_such_record", {}});
        return std::nullopt;
    }
    auto line = make_line(in, *product);
    if (!line) {
        problems.push_back({path + "unit_price_e4", "orders.amount_too_large", {}});
        return std::nullopt;
    }
    line->line_no = static_cast<int>(at) + 1;
    return line;
}

namespace {

void fill_lines(Tx& tx, const Ctx& ctx, const OrderDraft& draft, Order& order, Problems& problems) {
    const auto goods = priced(tx, ctx, order.customer_id, draft.lines);
    std::vector<Id> ids;
    for (const NewLine& line : draft.lines) ids.push_back(line.product_id);
    const auto products = products_of(tx, std::move(ids));
    order.lines.clear();
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        if (!draft.lines[i].product_id) continue;  // refused by problems_of()
        auto line = new_line(goods[i], products, i, problems);
        if (line) order.lines.push_back(std::move(*line));
    }
    order.amount_minor = total_of(order.lines);
    if (order.amount_minor.v > Money::kMax)
        problems.push_back({"lines", "orders.amount_too_large", {}});
}

constexpr long kBehindAllLines = static_cast<long>(kLinesLimit) + 1;

/// In order of line, then the head; each place once: the first rule that refused it speaks.
void put_in_order(Problems& problems) {
    const auto line_of = [](const FieldProblem& problem) {
        constexpr std::string_view kLines = "lines.";
        if (!problem.path.starts_with(kLines)) return kBehindAllLines;
        return std::strtol(problem.path.c_str() + kLines.size(), nullptr, 10);
    };
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const auto& a, const auto& b) { return line_of(a) < line_of(b); });
    std::set<std::string> seen;
    std::erase_if(problems,
                  [&](const FieldProblem& problem) { return !seen.insert(problem.path).second; });
}

}  // namespace

Result<> fill(Tx& tx, const Ctx& ctx, const OrderDraft& draft, bool with_lines, Order& order,
              Date before, Problems found) {
    Problems problems = std::move(found);
    std::ranges::move(problems_of(draft, ctx.today, before), std::back_inserter(problems));
    const int credit_days = fill_head(tx, ctx, draft, order, problems);
    if (with_lines && draft.lines.size() <= kLinesLimit)
        fill_lines(tx, ctx, draft, order, problems);
    put_payment({draft.pay_term, draft.pay_value, draft.instalments}, credit_days, order, problems);
    put_in_order(problems);
    return refused_if_any(std::move(problems));
}

void give_ids_to_lines(Tx& tx, Order& order) {
    for (OrderLine& line : order.lines) {
        line.id = tx.new_id();
        line.order_id = order.id;
    }
}

void give_ids_to_instalments(Tx& tx, Order& order) {
    for (Instalment& row : order.instalments) {
        if (!row.id) row.id = tx.new_id();
        row.order_id = order.id;
    }
}

void give_number(Tx& tx, const Ctx& ctx, Order& order) {
    if (order.number.empty()) order.number = storage::take_number(tx, ctx, "SO");
}

Result<> save_order(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                    const storage::SaveEvent& event) {
    give_ids_to_instalments(tx, after);
    number_terms(before, after);
    derive(after, ctx.now);
    settle_due(tx, ctx, before, after);
    CHECK(storage::save(tx, ctx, before, after, event));
    keep_note(tx, before, after);
    const bool same_lines =
        std::equal(before.lines.begin(), before.lines.end(), after.lines.begin(), after.lines.end(),
                   [](const auto& a, const auto& b) { return a.id == b.id; });
    if (same_lines)
        update_lines(tx, before, after);
    else
        replace_lines(tx, after);
    replace_instalments(tx, before, after);
    tell_waits(tx, before, after);
    return Done{};
}

void freeze_terms(Tx& tx, const Ctx& ctx, Order& order) {
    if (order.terms_frozen) return;
    order.terms_frozen = true;
    const Terms terms = terms_of(order);
    keep_terms(
        tx, {order.id, order.terms_no, terms, identity::fingerprint_of(to_json(terms)), ctx.now});
}

std::vector<stock::Demand> demands_of(const Order& order) {
    std::vector<stock::Demand> demands;
    for (const OrderLine& line : order.lines)
        demands.push_back({line.id, line.product_id, line.quantity,
                           line.product_code.v + " " + line.product_name.v});
    return demands;
}

namespace {

Result<> hold_stock(Tx& tx, const Ctx& ctx, const Confirmation& in, Order& order) {
    const auto shortage = in.accept_shortage ? stock::Shortage::accept : stock::Shortage::refuse;
    TRY(const auto reserved, stock::reserve(tx, ctx, order.id, demands_of(order), shortage));
    for (std::size_t i = 0; i < order.lines.size(); ++i) order.lines[i].reserved = reserved[i];
    order.fulfilment = fulfilment_of(order.lines, order.fulfilment);
    return Done{};
}

}  // namespace

Result<> confirm(Tx& tx, const Ctx& ctx, const Confirmation& in, std::string_view action,
                 Order& order) {
    TRY(const Commercial confirmed, next_state(ctx, order, action));
    if (order.commercial != confirmed) CHECK(hold_stock(tx, ctx, in, order));
    order.commercial = confirmed;
    order.confirmed_at = ctx.now;
    order.confirmed_by = in.confirmed_by;
    order.confirmed_words = in.words;
    order.confirmed_no = order.terms_no;
    order.corrected_no = 0;
    return Done{};
}

void put_in_index(Tx& tx, const Order& order) {
    storage::SearchEntry entry;
    entry.entity = "order";
    entry.id = order.id;
    entry.title = order.number.v;
    entry.subtitle = order.customer_name.v;
    entry.owner = order.owner_id;
    entry.document = {{order.number.v, text::TextKind::code},
                      {order.customer_ref.v, text::TextKind::code},
                      {order.customer_name.v, text::TextKind::name}};
    storage::index_entry(tx, entry);
}

namespace {

OrderItem item_of(const Ctx& ctx, const OrderHead& head, const std::string& owner_name) {
    OrderItem item;
    static_cast<OrderHead&>(item) = head;
    item.label = label_of(head);
    item.owner_name = owner_name;
    item.turn_due_at = turn_due_at(head, ctx.calendar());
    item.actions = actions_for(ctx, head);
    if (!sees_contact(ctx, head)) mask_struct(fields_of<OrderItem>(), &item);
    return item;
}

}  // namespace

std::vector<OrderItem> items_of(Tx& tx, const Ctx& ctx, std::span<const OrderHead> heads) {
    std::set<Id> owners;
    for (const OrderHead& head : heads) owners.insert(head.owner_id);
    const auto names = names_of(tx, {owners.begin(), owners.end()});
    std::vector<OrderItem> items;
    for (const OrderHead& head : heads) {
        const auto name = names.find(head.owner_id);
        items.push_back(item_of(ctx, head, name == names.end() ? "" : name->second));
    }
    return items;
}

OrderView view_of(Tx& tx, const Ctx& ctx, const Order& order) {
    OrderView view;
    static_cast<Order&>(view) = order;
    view.label = label_of(order);
    view.owner_name = seller(tx, order.owner_id).name;
    view.turn_due_at = turn_due_at(order, ctx.calendar());
    if (order.commercial != Commercial::cancelled)
        view.due_minor = std::max(Money{}, owed(order) - order.paid_minor);
    view.refund_minor = refundable(order);
    add_payment(tx, ctx, order, view);
    if (order.commercial >= Commercial::confirmed && order.source.empty()) {
        view.receipts = receipts_of(tx, order.id);
        view.shipments = shipments_of(tx, order.id);
        for (const Return& document : returns_of(tx, order.id))
            view.returns.push_back(view_of(tx, ctx, document, order));
        if (!view.returns.empty()) name_causes(return_settings(tx), view.returns);
        if (const auto back = return_for(tx, order.id))
            view.exchange_for = {back->id, back->number.v, back->order_id};
    }
    view.warnings = warnings_of(order);
    if (order.approval_id) view.approval = approval_of(tx, ctx, order);
    view.actions = actions_for(ctx, order);
    if (!sees_contact(ctx, order)) mask_struct(fields_of<OrderView>(), &view);
    return view;
}

}  // namespace zhuli::orders
