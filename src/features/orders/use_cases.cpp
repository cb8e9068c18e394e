#include "features/orders/use_cases.hpp"

#include <iterator>

#include "features/approvals/use_cases.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_approval.hpp"
#include "features/orders/use_cases_change.hpp"
#include "features/orders/use_cases_notes.hpp"
#include "features/orders/use_cases_payment.hpp"
#include "features/orders/use_cases_waiting.hpp"
#include "features/stock/use_cases.hpp"
#include "storage/list.hpp"

namespace zhuli::orders {

namespace {

constexpr storage::ListPlan kList{.permission = "orders.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-created_at",
                                  .search_entity = "order"};

OrderDraft draft_of(const Order& order) {
    OrderDraft draft{order.customer_id,  order.owner_id,      {},
                     order.promised_on,  order.note,          order.delivery_address,
                     order.contact_name, order.contact_phone, order.policy};
    draft.customer_ref = order.customer_ref;
    for (const OrderLine& line : order.lines)
        draft.lines.push_back({line.product_id, line.quantity, line.unit_price_e4});
    draft.pay_term = order.pay_term;
    draft.pay_value = order.pay_value;
    draft.instalments = drafts_of(order.instalments);
    return draft;
}

bool names_lines(const Edit& edit) {
    return edit.members.is_object() && edit.members.get_object().contains("lines");
}

Confirmation confirmation_of(const NewOrder& in) {
    Confirmation yes;
    yes.accept_shortage = in.accept_shortage;
    yes.confirmed_by = in.confirmed_by;
    yes.words = in.words;
    yes.approval_reason = in.approval_reason;
    return yes;
}

/// The order goes where it was asked to go, or to approval; says which event that is.
Result<std::string_view> submit(Tx& tx, const Ctx& ctx, const Text<500>& reason, Order& order) {
    TRY(const Commercial sent, next_state(ctx, order, "submit"));
    TRY(const bool waits, wait_for_approval(tx, ctx, order, Goal::submit, reason));
    if (waits) return std::string_view("order.approval_asked");
    order.commercial = sent;
    return std::string_view("order.submitted");
}

Result<std::string_view> confirm_or_wait(Tx& tx, const Ctx& ctx, const Confirmation& in,
                                         Order& order) {
    CHECK(next_state(ctx, order, "confirm"));
    if (order.commercial == Commercial::confirmed) {
        CHECK(confirm(tx, ctx, in, "confirm", order));
        return std::string_view("order.agreed");
    }
    const Goal goal = in.accept_shortage ? Goal::confirm_short : Goal::confirm;
    TRY(const bool waits, wait_for_approval(tx, ctx, order, goal, in.approval_reason));
    order.confirmed_by = in.confirmed_by;
    order.confirmed_words = in.words;
    if (waits) return std::string_view("order.approval_asked");
    CHECK(confirm(tx, ctx, in, "confirm", order));
    return std::string_view("order.confirmed");
}

/// What was asked for together with entering it; "": it stays a draft.
Result<std::string_view> go_on(Tx& tx, const Ctx& ctx, const NewOrder& in, Order& order) {
    if (in.confirm) return confirm_or_wait(tx, ctx, confirmation_of(in), order);
    if (in.submit) return submit(tx, ctx, in.approval_reason, order);
    return std::string_view{};
}

/// `found` are problems that were seen before.
Result<OrderView> create(Tx& tx, const Ctx& ctx, const NewOrder& in, Id approval, Problems found) {
    Order order;
    order.placed_on = ctx.today;
    order.approval_id = approval;
    order.terms_no = 1;
    CHECK(fill(tx, ctx, in, true, order, {}, std::move(found)));
    order.id = tx.new_id();
    give_ids_to_lines(tx, order);
    give_ids_to_instalments(tx, order);
    TRY(const auto gone_on, go_on(tx, ctx, in, order));
    give_number(tx, ctx, order);
    derive(order, ctx.now);
    settle_due(tx, ctx, {}, order);
    if (is_shown(order)) freeze_terms(tx, ctx, order);
    const std::string body = event_body(order);
    CHECK(storage::save_new(tx, ctx, order, {"order.created", order.customer_id, body}));
    insert_lines(tx, order);
    insert_instalments(tx, order);
    tell_waits(tx, {}, order);
    if (!gone_on.empty()) tx.emit({gone_on, "order", order.id, order.customer_id, body});
    put_in_index(tx, order);
    keep_note(tx, {}, order);
    return view_of(tx, ctx, order);
}

}  // namespace

Result<OrderView> enter_order(Tx& tx, const Ctx& ctx, const NewOrder& in) {
    return create(tx, ctx, in, {}, unsaid_of(in));
}

Result<OrderView> create_order(Tx& tx, const Ctx& ctx, const NewOrder& in) {
    return create(tx, ctx, in, {}, {});
}

Result<OrderView> create_quoted_order(Tx& tx, const Ctx& ctx, const NewOrder& in, Id approval) {
    return create(tx, ctx, in, approval, {});
}

Result<OrderView> show_order(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, load_order(tx, ctx, in.id));
    return view_of(tx, ctx, order);
}

Result<OrderView> edit_order(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before,
        load_for_change(tx, ctx, {edit.id, edit.if_match.value_or(0)}, "orders.edit"));
    CHECK(next_state(ctx, before, "edit"));
    TRY(const auto draft, apply(draft_of(before), edit));
    Order after = before;
    CHECK(fill(tx, ctx, draft, names_lines(edit), after, before.promised_on));
    if (names_lines(edit)) give_ids_to_lines(tx, after);
    CHECK(
        save_order(tx, ctx, before, after, {"order.edited", after.customer_id, event_body(after)}));
    if (after.customer_id != before.customer_id || after.owner_id != before.owner_id)
        put_in_index(tx, after);
    return view_of(tx, ctx, after);
}

Result<Page<OrderItem>> list_orders(Tx& tx, const Ctx& ctx, const http::Listed<OrderHead>& query) {
    TRY(auto rows, storage::list_page<OrderHead>(tx, ctx, query, kList));
    return Page<OrderItem>{items_of(tx, ctx, rows.items), std::move(rows.next_cursor)};
}

Result<OrderView> submit_order(Tx& tx, const Ctx& ctx, const Submission& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.edit"));
    Order after = before;
    TRY(const auto event, submit(tx, ctx, in.approval_reason, after));
    if (is_shown(after)) freeze_terms(tx, ctx, after);
    CHECK(save_order(tx, ctx, before, after, {event, after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<OrderView> take_back_order(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.edit"));
    Order after = before;
    TRY(after.commercial, next_state(ctx, before, "take_back"));
    CHECK(save_order(tx, ctx, before, after,
                     {"order.taken_back", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<OrderView> confirm_order(Tx& tx, const Ctx& ctx, const Confirmation& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.confirm"));
    Order after = before;
    TRY(const auto event, confirm_or_wait(tx, ctx, in, after));
    if (is_shown(after)) freeze_terms(tx, ctx, after);
    CHECK(save_order(tx, ctx, before, after, {event, after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

Result<OrderView> reserve_again(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.confirm"));
    CHECK(next_state(ctx, before, "reserve"));
    Order after = before;
    std::vector<stock::Demand> lacking = demands_of(before);
    for (std::size_t i = 0; i < lacking.size(); ++i)
        lacking[i].quantity = before.lines[i].backordered;
    TRY(const auto got, stock::reserve(tx, ctx, before.id, lacking, stock::Shortage::accept));
    Quantity held;
    for (std::size_t i = 0; i < got.size(); ++i) {
        after.lines[i].reserved += got[i];
        held += got[i];
    }
    if (held.v == 0) return Problem::of(Status::conflict, "orders.nothing_came_in");
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    CHECK(save_order(tx, ctx, before, after,
                     {"order.reserved", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

void hold_order(Tx& tx, Id order) { lock_order(tx, order); }

std::optional<FrozenTerms> frozen_terms(Tx& tx, Id order, int terms_no) {
    return find_terms(tx, order, terms_no);
}

Result<OrderView> cancel_order(Tx& tx, const Ctx& ctx, const Cancellation& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.cancel"));
    if (before.commercial == Commercial::confirmed) CHECK(check_cancellation(before));
    Order after = before;
    TRY(after.commercial, next_state(ctx, before, "cancel"));
    if (before.approval_id) CHECK(approvals::drop(tx, ctx, before.approval_id));
    CHECK(drop_change(tx, ctx, before));
    after.after_approval = Goal::none;
    stock::release(tx, before.id);
    for (OrderLine& line : after.lines) line.reserved = {};
    after.fulfilment = Fulfilment::none;
    after.cancel_reason = in.reason;
    CHECK(save_order(tx, ctx, before, after,
                     {"order.cancelled", after.customer_id, event_body(after)}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::orders
