// Orders to suppliers, from the draft to the last piece that came in.
#include <algorithm>
#include <set>

#include "core/problems.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/purchasing/rules.hpp"
#include "features/purchasing/store.hpp"
#include "features/purchasing/use_cases.hpp"
#include "features/purchasing/use_cases_record.hpp"
#include "features/shortages/use_cases.hpp"
#include "features/stock/use_cases_supply.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"
#include "storage/save.hpp"

namespace zhuli::purchasing {

namespace {

constexpr storage::ListPlan kOrders{.permission = "purchasing.read", .owner_field = ""};

void fill_item(Tx& tx, const Ctx& ctx, const Order& order, OrderItem& item) {
    static_cast<Order&>(item) = order;
    item.buyer_name = identity::remembered_name(tx, ctx.now, order.buyer_id);
    item.late = is_late(order, ctx.today);
    item.cost_hidden = !ctx.allowed("catalog.cost");
    if (item.cost_hidden) {
        item.amount_minor = {};
        for (OrderLine& line : item.lines) {
            line.price_e4 = {};
            line.amount_minor = {};
        }
    }
    item.actions = actions_of(order_workflow(), ctx, order, order.state);
}

OrderView view_of(Tx& tx, const Ctx& ctx, const Order& order) {
    OrderView view;
    fill_item(tx, ctx, order, view);
    std::vector<Id> ids;
    for (const OrderLine& line : order.lines) ids.push_back(line.product_id);
    const auto products = catalog::find_products(tx, ids);
    for (const OrderLine& line : order.lines) {
        const auto at = std::ranges::find(products, line.product_id, &catalog::Product::id);
        view.barcodes.push_back(at == products.end() ? "" : at->barcode.v);
    }
    for (const GoodsReceipt& receipt : receipts_of(tx, order.id)) {
        ReceiptView& shown = view.receipts.emplace_back();
        static_cast<GoodsReceipt&>(shown) = receipt;
        shown.actor_name = identity::remembered_name(tx, ctx.now, receipt.actor_id);
    }
    if (view.receipts.empty()) return view;
    for (const GoodsReceiptLine& line : receipt_lines_of(tx, order.id))
        for (ReceiptView& shown : view.receipts)
            if (shown.id == line.receipt_id) shown.lines.push_back(line);
    return view;
}

Result<Order> load(Tx& tx, Id id) {
    auto order = storage::find<Order>(tx, id);
    if (!order) return Problem::not_found("purchase_order");
    order->lines = lines_of(tx, id);
    return std::move(*order);
}

Result<Order> hold(Tx& tx, const Ctx& ctx, const Act& act) {
    lock_order(tx, act.id);
    TRY(auto order, load(tx, act.id));
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(order, seen, to_json(view_of(tx, ctx, order))));
    return order;
}

/// What of each line is still to come, as stock knows it.
void tell_supply(Tx& tx, const Order& order) {
    const bool comes = is_under_way(order.state);
    for (const OrderLine& line : order.lines)
        stock::keep_supply(tx,
                           {line.id, line.product_id, order.warehouse_id,
                            comes ? line.quantity - line.received : Quantity{}, order.expected_on});
}

Result<> save(Tx& tx, const Ctx& ctx, const Order& before, Order& after, std::string_view kind) {
    CHECK(storage::save(tx, ctx, before, after, {kind, {}, event_body(after)}));
    tell_supply(tx, after);
    return Done{};
}

/// Supplier, warehouse and products as they are now; every problem of the lines at once.
Result<> fill(Tx& tx, const Ctx& ctx, const OrderDraft& draft, Order& order) {
    CHECK(check(draft, ctx.today));
    Problems problems;
    order.lines.clear();
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const NewOrderLine& in = draft.lines[i];
        const auto product = storage::find<catalog::Product>(tx, in.product_id);
        const auto amount = line_amount(in.quantity, in.price_e4);
        const auto path = "lines." + std::to_string(i);
        if (!product) problems.push_back({path + ".product_id", "field.no_such_record", {}});
        if (!amount) problems.push_back({path + ".price_e4", "field.out_of_range", {}});
        if (!product || !amount) continue;
        order.lines.push_back({tx.new_id(), order.id, static_cast<int>(i) + 1, product->id,
                               product->code, product->name, in.quantity, in.price_e4, *amount,
                               Quantity{}});
    }
    CHECK(refused_if_any(std::move(problems)));
    CHECK(check_references(tx, draft.lines.front().product_id, draft.supplier_id,
                           draft.warehouse_id));
    order.supplier_id = draft.supplier_id;
    order.supplier_name = storage::find<Supplier>(tx, draft.supplier_id)->name;
    order.warehouse_id = draft.warehouse_id;
    order.expected_on = draft.expected_on;
    order.note = draft.note;
    order.amount_minor = {};
    for (const OrderLine& line : order.lines) order.amount_minor += line.amount_minor;
    return Done{};
}

OrderDraft draft_of(const Order& order) {
    OrderDraft draft{order.supplier_id, order.warehouse_id, order.expected_on, order.note, {}};
    for (const OrderLine& line : order.lines)
        draft.lines.push_back({line.product_id, line.quantity, line.price_e4});
    return draft;
}

Result<Order> add(Tx& tx, const Ctx& ctx, const OrderDraft& draft) {
    Order order;
    order.id = tx.new_id();
    order.buyer_id = ctx.user;
    CHECK(fill(tx, ctx, draft, order));
    order.number = storage::take_number(tx, ctx, "PO");
    CHECK(storage::save_new(tx, ctx, order, {"purchase_order.created", {}, event_body(order)}));
    replace_lines(tx, order);
    return order;
}

Result<> change_draft(Tx& tx, const Ctx& ctx, const Order& before, const OrderDraft& draft) {
    Order after = before;
    CHECK(fill(tx, ctx, draft, after));
    CHECK(save(tx, ctx, before, after, "purchase_order.edited"));
    replace_lines(tx, after);
    return Done{};
}

/// The receipt, its lines, and the moves into stock.
Result<> bring_in(Tx& tx, const Ctx& ctx, const NewReceipt& in, Order& order) {
    const GoodsReceipt receipt{
        tx.new_id(), storage::take_number(tx, ctx, "GR"), order.id, in.note, ctx.user, ctx.now};
    storage::insert_row(tx, storage::table_of<GoodsReceipt>(), &receipt);
    for (const ReceivedLine& part : in.lines) {
        const auto line = std::ranges::find(order.lines, part.line_id, &OrderLine::id);
        const OrderLine before = *line;
        line->received += part.quantity;
        INVARIANT(storage::update_row(tx, storage::table_of<OrderLine>(), &before, &*line, {}));
        const GoodsReceiptLine row{tx.new_id(), receipt.id,       order.id,
                                   line->id,    line->product_id, part.quantity};
        storage::insert_row(tx, storage::table_of<GoodsReceiptLine>(), &row);
        stock::StockMove move;
        move.product_id = line->product_id;
        move.warehouse_id = order.warehouse_id;
        move.quantity = part.quantity;
        move.note = order.number.v + " " + receipt.number.v;
        TRY(const bool moved, stock::append(tx, ctx, move));
        INVARIANT(moved, "what comes in takes nothing out");
    }
    return Done{};
}

std::vector<Id> products_of(const Order& order, const NewReceipt& in) {
    std::set<Id> ids;
    for (const ReceivedLine& part : in.lines)
        ids.insert(std::ranges::find(order.lines, part.line_id, &OrderLine::id)->product_id);
    return {ids.begin(), ids.end()};
}

/// Nothing more of it comes in.
Result<OrderView> end_order(Tx& tx, const Ctx& ctx, const Refusal& in, std::string_view action,
                            std::string_view event) {
    TRY(const auto before, hold(tx, ctx, in));
    Order after = before;
    TRY(after.state, step(order_workflow(), ctx, before, before.state, action));
    after.reason = in.reason;
    CHECK(save(tx, ctx, before, after, event));
    return view_of(tx, ctx, after);
}

}  // namespace

Result<Id> put_into_draft(Tx& tx, const Ctx& ctx, const Request& request) {
    const NewOrderLine line{request.product_id, request.quantity, request.price_e4};
    const auto open = draft_for(tx, request.supplier_id, request.warehouse_id);
    if (!open) {
        const Date on = std::max(request.needed_on, ctx.today);
        TRY(const auto made,
            add(tx, ctx, {request.supplier_id, request.warehouse_id, on, {}, {line}}));
        return made.id;
    }
    lock_order(tx, *open);
    TRY(const auto before, load(tx, *open));
    OrderDraft draft = draft_of(before);
    draft.lines.push_back(line);
    draft.expected_on = std::max({draft.expected_on, request.needed_on, ctx.today});
    CHECK(change_draft(tx, ctx, before, draft));
    return before.id;
}

Result<Page<OrderItem>> list_orders(Tx& tx, const Ctx& ctx, const http::Listed<Order>& query) {
    auto rows = storage::list_page<Order>(tx, ctx, query, kOrders);
    if (!rows.ok()) return std::move(rows.problem());
    Page<OrderItem> page{{}, std::move(rows->next_cursor)};
    for (const Order& row : rows->items) fill_item(tx, ctx, row, page.items.emplace_back());
    return page;
}

Result<OrderView> create_order(Tx& tx, const Ctx& ctx, const OrderDraft& in) {
    TRY(const auto order, add(tx, ctx, in));
    return view_of(tx, ctx, order);
}

Result<OrderView> show_order(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, load(tx, in.id));
    return view_of(tx, ctx, order);
}

Result<OrderView> edit_order(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold(tx, ctx, {edit.id, edit.if_match.value_or(0)}));
    CHECK(step(order_workflow(), ctx, before, before.state, "edit"));
    TRY(const auto draft, apply(draft_of(before), edit));
    CHECK(change_draft(tx, ctx, before, draft));
    return show_order(tx, ctx, {edit.id});
}

Result<OrderView> send_order(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, hold(tx, ctx, in));
    Order after = before;
    TRY(after.state, step(order_workflow(), ctx, before, before.state, "send"));
    if (!after.expected_on || after.expected_on < ctx.today)
        return Problem::field("expected_on", "purchasing.expected_when");
    CHECK(save(tx, ctx, before, after, "purchase_order.sent"));
    return view_of(tx, ctx, after);
}

Result<OrderView> confirm_order(Tx& tx, const Ctx& ctx, const SupplierYes& in) {
    TRY(const auto before, hold(tx, ctx, in));
    Order after = before;
    TRY(after.state, step(order_workflow(), ctx, before, before.state, "confirm"));
    if (in.expected_on) after.expected_on = in.expected_on;
    if (after.expected_on < ctx.today)
        return Problem::field("expected_on", "purchasing.expected_in_the_past");
    CHECK(save(tx, ctx, before, after, "purchase_order.confirmed"));
    return view_of(tx, ctx, after);
}

Result<OrderView> cancel_order(Tx& tx, const Ctx& ctx, const Refusal& in) {
    return end_order(tx, ctx, in, "cancel", "purchase_order.cancelled");
}

Result<OrderView> close_order(Tx& tx, const Ctx& ctx, const Refusal& in) {
    return end_order(tx, ctx, in, "close", "purchase_order.closed");
}

Result<OrderView> receive_goods(Tx& tx, const Ctx& ctx, const NewReceipt& in) {
    TRY(const auto before, hold(tx, ctx, in));
    CHECK(step(order_workflow(), ctx, before, before.state, "receive"));
    CHECK(check_receipt(before, in.lines));
    const auto products = products_of(before, in);
    shortages::hold_waiting(tx, products);
    Order after = before;
    CHECK(bring_in(tx, ctx, in, after));
    after.state = state_after_receipt(after);
    CHECK(save(tx, ctx, before, after, "purchase_order.received"));
    TRY(const auto served_count, shortages::serve(tx, ctx, products));
    auto view = view_of(tx, ctx, after);
    view.served_count = served_count;
    return view;
}

}  // namespace zhuli::purchasing
