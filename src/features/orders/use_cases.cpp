#include "features/orders/use_cases.hpp"

#include <map>

#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/rules.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

constexpr storage::ListPlan kList{.permission = "orders.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-created_at",
                                  .search_entity = "order"};

OrderDraft draft_of(const Order& order) {
    OrderDraft draft{order.customer_id, order.owner_id,     {},
                     order.promised_on, order.note,         order.delivery_address,
                     order.contact_name, order.contact_phone};
    for (const OrderLine& line : order.lines)
        draft.lines.push_back({line.product_id, line.quantity, line.unit_price_e4});
    return draft;
}

std::vector<stock::Demand> demands_of(const Order& order) {
    std::vector<stock::Demand> demands;
    for (const OrderLine& line : order.lines)
        demands.push_back({line.id, line.product_id, line.quantity,
                           line.product_code.v + " " + line.product_name.v});
    return demands;
}

/// draft or awaiting_customer → confirmed, with stock held for it.
Result<> confirm(Tx& tx, const Ctx& ctx, const Confirmation& in, Order& order) {
    TRY(order.commercial, next_state(ctx, order, "confirm"));
    const auto shortage =
        in.accept_shortage ? stock::Shortage::accept : stock::Shortage::refuse;
    TRY(const auto reserved, stock::reserve(tx, ctx, order.id, demands_of(order), shortage));
    for (std::size_t i = 0; i < order.lines.size(); ++i) order.lines[i].reserved = reserved[i];
    order.fulfilment = fulfilment_of(order.lines, false);
    order.confirmed_at = ctx.now;
    order.confirmed_by = in.confirmed_by;
    order.confirmed_words = in.words;
    return Done{};
}

bool names_lines(const Edit& edit) {
    return edit.members.is_object() && edit.members.get_object().contains("lines");
}

Page<OrderItem> items_of(Tx& tx, const Ctx& ctx, Page<OrderHead> rows) {
    Page<OrderItem> page;
    page.next_cursor = std::move(rows.next_cursor);
    std::map<Id, std::string> names;
    for (const OrderHead& row : rows.items) {
        const auto [name, is_new] = names.try_emplace(row.owner_id);
        if (is_new) name->second = seller(tx, row.owner_id).name;
        page.items.push_back(item_of(ctx, row, name->second));
    }
    return page;
}

}  // namespace

Result<OrderView> create_order(Tx& tx, const Ctx& ctx, const NewOrder& in) {
    CHECK(check(in, ctx.today));
    Order order;
    order.id = tx.new_id();
    order.placed_on = ctx.today;
    CHECK(fill_head(tx, ctx, in, order));
    CHECK(fill_lines(tx, in, order));
    const Confirmation yes{order.id, in.accept_shortage, in.confirmed_by, in.words};
    if (in.confirm) CHECK(confirm(tx, ctx, yes, order));
    derive(order, ctx.now);
    order.number = storage::take_number(tx, ctx, "SO");
    const std::string body = event_body(order);
    CHECK(storage::save_new(tx, ctx, order, {"order.created", order.customer_id, body}));
    insert_lines(tx, order);
    if (in.confirm)
        tx.emit({"order.confirmed", "order", order.id, order.customer_id, body});
    put_in_index(tx, order);
    return view_of(tx, ctx, order);
}

Result<OrderView> show_order(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, load_order(tx, ctx, in.id));
    return view_of(tx, ctx, order);
}

Result<OrderView> edit_order(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, edit.id, "orders.edit"));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    CHECK(next_state(ctx, before, "edit"));
    TRY(const auto draft, apply(draft_of(before), edit));
    CHECK(check(draft, ctx.today, before.promised_on));
    Order after = before;
    CHECK(fill_head(tx, ctx, draft, after));
    if (names_lines(edit)) CHECK(fill_lines(tx, draft, after));
    CHECK(save_order(tx, ctx, before, after,
                     {"order.edited", after.customer_id, event_body(after)}));
    if (after.customer_id != before.customer_id || after.owner_id != before.owner_id)
        put_in_index(tx, after);
    return view_of(tx, ctx, after);
}

Result<Page<OrderItem>> list_orders(Tx& tx, const Ctx& ctx,
                                    const http::Listed<OrderHead>& query) {
    TRY(auto rows, storage::list_page<OrderHead>(tx, ctx, query, kList));
    return items_of(tx, ctx, std::move(rows));
}

Result<OrderView> submit_order(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "orders.edit"));
    Order after = before;
    TRY(after.commercial, next_state(ctx, before, "submit"));
    CHECK(save_order(tx, ctx, before, after,
                     {"order.submitted", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<OrderView> confirm_order(Tx& tx, const Ctx& ctx, const Confirmation& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "orders.confirm"));
    Order after = before;
    CHECK(confirm(tx, ctx, in, after));
    CHECK(save_order(tx, ctx, before, after,
                     {"order.confirmed", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<OrderView> cancel_order(Tx& tx, const Ctx& ctx, const Cancellation& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, "orders.cancel"));
    if (before.commercial == Commercial::confirmed) CHECK(check_cancellation(before));
    Order after = before;
    TRY(after.commercial, next_state(ctx, before, "cancel"));
    stock::release(tx, before.id);
    for (OrderLine& line : after.lines) line.reserved = {};
    after.fulfilment = Fulfilment::none;
    after.cancel_reason = in.reason;
    CHECK(save_order(tx, ctx, before, after,
                     {"order.cancelled", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<Waiting> list_waiting(Tx& tx, const Ctx& ctx, int limit) {
    constexpr std::pair<std::string_view, Turn> kTurns[] = {
        {"orders.edit", Turn::assistant},
        {"orders.ship", Turn::warehouse},
        {"orders.receive_payment", Turn::finance}};
    Waiting waiting;
    for (const auto& [permission, turn] : kTurns) {
        if (!ctx.allowed(permission)) continue;
        storage::ListPlan plan = kList;
        plan.permission = permission;
        storage::ListQuery query;
        query.limit = limit;
        query.sort = "turn_since_at";
        query.filters = {{"turn_role", std::string(enum_name(turn))}};
        TRY(auto rows, storage::list_page<OrderHead>(tx, ctx, query, plan));
        waiting.more |= !rows.next_cursor.empty();
        auto page = items_of(tx, ctx, std::move(rows));
        for (OrderItem& item : page.items) waiting.items.push_back(std::move(item));
    }
    return waiting;
}

}  // namespace zhuli::orders
