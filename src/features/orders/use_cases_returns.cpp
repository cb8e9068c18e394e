// Goods that come back, as far as the warehouse has them; what is given for them is in
// use_cases_settlement.cpp.
#include "features/orders/use_cases_returns.hpp"

#include <algorithm>

#include "features/identity/use_cases.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/rules_causes.hpp"
#include "features/orders/rules_returns.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_causes.hpp"
#include "features/orders/use_cases_parts.hpp"
#include "features/orders/use_cases_return_record.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"

namespace zhuli::orders {

namespace {

constexpr storage::ListPlan kList{.permission = "orders.read", .owner_field = "owner_id"};

/// What is on its way back or here, per line of the order.
std::vector<LineQuantity> returned_of(Tx& tx, Id order) {
    std::vector<LineQuantity> returned;
    for (const Return& document : returns_of(tx, order))
        if (document.state != ReturnState::refused)
            for (const ReturnLine& line : document.lines)
                returned.push_back({line.order_line_id, line.quantity});
    return returned;
}

Return make_return(Tx& tx, const Ctx& ctx, const Order& order, const NewReturn& in,
                   const ReturnCause& cause) {
    Return document;
    document.id = tx.new_id();
    document.order_id = order.id;
    document.customer_id = order.customer_id;
    document.owner_id = order.owner_id;
    document.cause = cause.code;
    document.our_fault = cause.our_fault;
    document.wish = in.wish;
    document.reason = in.reason;
    document.amount_minor = amount_of_parts(order, in.lines);
    for (const LineQuantity& part : in.lines) {
        const OrderLine& line = line_in(order, part.line_id);
        ReturnLine back;
        back.id = tx.new_id();
        back.return_id = document.id;
        back.order_id = order.id;
        back.order_line_id = line.id;
        back.product_id = line.product_id;
        back.quantity = part.quantity;
        back.amount_minor = amount_of_part(line, part.quantity);
        document.lines.push_back(back);
    }
    document.number = storage::take_number(tx, ctx, "RT");
    return document;
}

std::vector<LineQuantity> parts_of(const Return& document) {
    std::vector<LineQuantity> parts;
    for (const ReturnLine& line : document.lines)
        parts.push_back({line.order_line_id, line.quantity});
    return parts;
}

std::vector<LineQuantity> good_parts(const Return& document) {
    std::vector<LineQuantity> parts;
    for (const ReturnLine& line : document.lines)
        if (line.good.v > 0) parts.push_back({line.order_line_id, line.good});
    return parts;
}

/// Everything came back: so says the order.
Result<> mark_returned(Tx& tx, const Ctx& ctx, const Order& before) {
    if (before.fulfilment != Fulfilment::delivered ||
        !came_back_whole(before, returns_of(tx, before.id)))
        return Done{};
    Order after = before;
    after.fulfilment = Fulfilment::returned;
    return save_order(tx, ctx, before, after,
                      {"order.returned", after.customer_id, event_body(after)});
}

}  // namespace

ReturnView view_of(Tx& tx, const Ctx& ctx, const Return& document, const OrderHead& order) {
    ReturnView view;
    static_cast<Return&>(view) = document;
    view.order_number = order.number.v;
    view.customer_name = order.customer_name.v;
    view.owner_name = identity::remembered_name(tx, ctx.now, document.owner_id);
    if (document.inspected_at.v != 0) view.proposed_minor = proposed_credit(document);
    if (document.exchange_order_id)
        if (const auto other = storage::find<OrderHead>(tx, document.exchange_order_id))
            view.exchange_number = other->number.v;
    view.actions = actions_for(ctx, document);
    return view;
}

void name_parts(Tx& tx, ReturnView& view) {
    name_causes(return_settings(tx), {&view, 1});
    std::vector<Id> ids;
    for (const ReturnLine& line : view.lines) ids.push_back(line.product_id);
    const auto products = products_of(tx, ids);
    for (const ReturnLine& line : view.lines) {
        const auto at = std::ranges::find(products, line.product_id, &catalog::Product::id);
        view.product_codes.push_back(at == products.end() ? "" : at->code.v);
        view.product_names.push_back(at == products.end() ? "" : at->name.v);
    }
}

Result<HeldReturn> hold_return(Tx& tx, const Ctx& ctx, const Act& act,
                               std::string_view permission) {
    const auto found = storage::find<Return>(tx, act.id);
    if (!found) return Problem::not_found("return");
    const auto order = load_for_change(tx, ctx, {found->order_id, 0}, permission);
    if (!order.ok() && order.problem().status == Status::not_found)
        return Problem::not_found("return");
    if (!order.ok()) return order.problem();
    // Read again under the order's lock: somebody may just have changed it.
    Return document = *storage::find<Return>(tx, act.id);
    for (const ReturnLine& line : return_lines_of(tx, order->id))
        if (line.return_id == document.id) document.lines.push_back(line);
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(document, seen, to_json(view_of(tx, ctx, document, *order))));
    return HeldReturn{std::move(document), *order};
}

Result<ReturnView> save_return(Tx& tx, const Ctx& ctx, const HeldReturn& held, Return& after,
                               std::string_view kind) {
    const auto body =
        part_body(held.order, after.number, after.amount_minor, parts_of(held.document));
    CHECK(storage::save(tx, ctx, held.document, after, {kind, held.order.customer_id, body}));
    ReturnView view = view_of(tx, ctx, after, held.order);
    name_parts(tx, view);
    return view;
}

Result<OrderView> request_return(Tx& tx, const Ctx& ctx, const NewReturn& in) {
    TRY(const auto order, load_for_change(tx, ctx, in, "orders.return"));
    CHECK(next_state(ctx, order, "return"));
    CHECK(check_return(order, in.lines, returned_of(tx, order.id)));
    TRY(const auto cause, cause_of(return_settings(tx), in.cause));
    Return document = make_return(tx, ctx, order, in, cause);
    const auto body = part_body(order, document.number, document.amount_minor, in.lines);
    CHECK(storage::save_new(tx, ctx, document, {"return.requested", order.customer_id, body}));
    for (const ReturnLine& line : document.lines)
        storage::insert_row(tx, storage::table_of<ReturnLine>(), &line);
    return view_of(tx, ctx, order);
}

Result<Page<ReturnView>> list_returns(Tx& tx, const Ctx& ctx, const http::Listed<Return>& query) {
    TRY(auto rows, storage::list_page<Return>(tx, ctx, query, kList));
    std::vector<Id> ids;
    for (const Return& row : rows.items) ids.push_back(row.order_id);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    const auto orders = storage::find_each<OrderHead>(tx, ids);
    Page<ReturnView> page{{}, std::move(rows.next_cursor)};
    for (const Return& row : rows.items) {
        const auto order = std::ranges::find(orders, row.order_id, &OrderHead::id);
        INVARIANT(order != orders.end(), "a return is of an order");
        page.items.push_back(view_of(tx, ctx, row, *order));
    }
    if (!page.items.empty()) name_causes(return_settings(tx), page.items);
    return page;
}

Result<ReturnView> show_return(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto document = storage::find<Return>(tx, in.id);
    if (!document || !ctx.covers("orders.read", document->owner_id))
        return Problem::not_found("return");
    for (const ReturnLine& line : return_lines_of(tx, document->order_id))
        if (line.return_id == document->id) document->lines.push_back(line);
    const auto order = storage::find<OrderHead>(tx, document->order_id);
    INVARIANT(order.has_value(), "a return is of an order");
    ReturnView view = view_of(tx, ctx, *document, *order);
    name_parts(tx, view);
    return view;
}

Result<ReturnView> decide_return(Tx& tx, const Ctx& ctx, const ReturnDecision& in) {
    CHECK(check(in));
    TRY(const auto held, hold_return(tx, ctx, in, "orders.approve_return"));
    Return after = held.document;
    TRY(after.state, next_state(ctx, held.document, in.approve ? "approve" : "refuse"));
    after.decision_words = in.words;
    after.decided_by = ctx.user;
    return save_return(tx, ctx, held, after, in.approve ? "return.approved" : "return.refused");
}

Result<ReturnView> receive_return(Tx& tx, const Ctx& ctx, const Reception& in) {
    TRY(const auto held, hold_return(tx, ctx, in, "orders.receive_return"));
    Return after = held.document;
    TRY(after.state, next_state(ctx, held.document, "receive"));
    TRY(after.warehouse_id, stock::warehouse_for(tx, in.warehouse_id));
    after.received_at = ctx.now;
    TRY(auto view, save_return(tx, ctx, held, after, "return.received"));
    CHECK(mark_returned(tx, ctx, held.order));
    return view;
}

Result<ReturnView> inspect_return(Tx& tx, const Ctx& ctx, const Inspection& in) {
    TRY(const auto held, hold_return(tx, ctx, in, "orders.inspect_return"));
    Return after = held.document;
    TRY(after.state, next_state(ctx, held.document, "inspect"));
    TRY(after.lines, inspected(held.document, in.lines));
    after.inspected_at = ctx.now;
    const auto good = good_parts(after);
    if (!good.empty())
        CHECK(stock::put_back(tx, ctx, held.order.id, after.warehouse_id,
                              demands_of(held.order, good)));
    for (std::size_t i = 0; i < after.lines.size(); ++i)
        INVARIANT(storage::update_row(tx, storage::table_of<ReturnLine>(), &held.document.lines[i],
                                      &after.lines[i], {}));
    return save_return(tx, ctx, held, after, "return.inspected");
}

}  // namespace zhuli::orders
