#include "features/orders/use_cases_change.hpp"

#include <algorithm>
#include <map>

#include "features/approvals/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/rules_change.hpp"
#include "features/orders/rules_payment.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_approval.hpp"
#include "features/stock/use_cases.hpp"

namespace zhuli::orders {

namespace {

ChangeDraft draft_of(const Order& order) {
    ChangeDraft draft;
    for (const OrderLine& line : order.lines)
        draft.lines.push_back({line.id, line.product_id, line.quantity, line.unit_price_e4});
    draft.promised_on = order.promised_on;
    draft.note = order.note;
    draft.delivery_address = order.delivery_address;
    draft.contact_name = order.contact_name;
    draft.contact_phone = order.contact_phone;
    draft.policy = order.policy;
    draft.pay_term = order.pay_term;
    draft.pay_value = order.pay_value;
    draft.instalments = drafts_of(order.instalments);
    return draft;
}

void put_head(const ChangeDraft& draft, Order& order) {
    order.promised_on = draft.promised_on;
    order.note = draft.note;
    order.delivery_address = draft.delivery_address;
    order.contact_name = draft.contact_name;
    order.contact_phone = draft.contact_phone;
    order.policy = draft.policy;
}

std::optional<OrderLine> kept_line(const Order& before, const ChangedLine& wish, std::size_t at,
                                   Problems& problems) {
    const auto found = std::ranges::find(before.lines, wish.line_id, &OrderLine::id);
    if (found == before.lines.end()) return std::nullopt;  // refused by problems_of()
    OrderLine line = *found;
    line.line_no = static_cast<int>(at) + 1;
    line.quantity = wish.quantity;
    line.unit_price_e4 = wish.unit_price_e4.value_or(line.unit_price_e4);
    const auto amount = line_amount(line.quantity, line.unit_price_e4);
    if (!amount) {
        problems.push_back(
            {"lines." + std::to_string(at) + ".unit_price_e4", "orders.amount_too_large", {}});
        return std::nullopt;
    }
    line.amount_minor = *amount;
    return line;
}

/// The order as the change describes it; nothing of it is held, released or saved. New lines have
/// ids.
Result<Order> planned(Tx& tx, const Ctx& ctx, const Order& before, const ChangeDraft& draft) {
    Problems problems = problems_of(before, draft, ctx.today);
    std::vector<Id> ids;
    std::vector<NewLine> goods;
    for (const ChangedLine& wish : draft.lines) {
        goods.push_back({wish.line_id ? Id{} : wish.product_id, wish.quantity, wish.unit_price_e4});
        if (!wish.line_id) ids.push_back(wish.product_id);
    }
    goods = priced(tx, ctx, before.customer_id, std::move(goods));
    const auto products = products_of(tx, std::move(ids));
    Order after = before;
    put_head(draft, after);
    after.lines.clear();
    for (std::size_t i = 0; i < draft.lines.size() && i < kLinesLimit; ++i) {
        const ChangedLine& wish = draft.lines[i];
        auto line = wish.line_id      ? kept_line(before, wish, i, problems)
                    : wish.product_id ? new_line(goods[i], products, i, problems)
                                      : std::nullopt;
        if (!line) continue;
        if (!line->id) {
            line->id = tx.writable() ? tx.new_id() : Id{-1 - static_cast<std::int64_t>(i)};
            line->order_id = before.id;
        }
        after.lines.push_back(std::move(*line));
    }
    after.amount_minor = total_of(after.lines);
    if (after.amount_minor.v > Money::kMax)
        problems.push_back({"lines", "orders.amount_too_large", {}});
    if (draft.pay_term)
        put_payment({draft.pay_term, draft.pay_value, draft.instalments},
                    credit_days_of(tx, after.customer_id), after, problems);
    else
        fit_plan(after);
    CHECK(refused_if_any(std::move(problems)));
    return after;
}

const OrderLine* line_of(const Order& order, Id id) {
    const auto at = std::ranges::find(order.lines, id, &OrderLine::id);
    return at == order.lines.end() ? nullptr : &*at;
}

std::vector<stock::Demand> demands(const Order& order, std::span<const LineQuantity> parts) {
    std::vector<stock::Demand> asked;
    for (const LineQuantity& part : parts) {
        const OrderLine* line = line_of(order, part.line_id);
        INVARIANT(line != nullptr, "a part of an order names its line");
        asked.push_back({line->id, line->product_id, part.quantity,
                         line->product_code.v + " " + line->product_name.v});
    }
    return asked;
}

/// Gives back what is needed no more and holds what is wanted beyond it.
Result<> move_stock(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                    bool accept_shortage) {
    const auto released = released_by(before, after);
    stock::release_parts(tx, before.id, demands(before, released));
    for (const LineQuantity& part : released)
        for (OrderLine& line : after.lines)
            if (line.id == part.line_id) line.reserved = line.reserved - part.quantity;
    const auto wanted = wanted_by(before, after);
    const auto shortage = accept_shortage ? stock::Shortage::accept : stock::Shortage::refuse;
    TRY(const auto held, stock::reserve(tx, ctx, before.id, demands(after, wanted), shortage));
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (OrderLine& line : after.lines)
            if (line.id == wanted[i].line_id) line.reserved += held[i];
    after.fulfilment = fulfilment_of(after.lines, after.fulfilment);
    return Done{};
}

OrderChange record_of(const Ctx& ctx, const Order& before, const Order& after,
                      const ChangeDraft& draft) {
    OrderChange change;
    change.order_id = before.id;
    change.author_id = ctx.user;
    change.reason = draft.reason;
    change.amount_before_minor = before.amount_minor;
    change.amount_after_minor = after.amount_minor;
    change.lines = line_effects(before, after);
    change.head = head_effects(before, after);
    change.draft = draft;
    return change;
}

std::string change_words(const OrderChange& change, const Order& order) {
    JsonOut out;
    out.begin_object().key("number").string(order.number.v);
    out.key("reason").string(change.reason.v).end_object();
    return out.take();
}

/// Numbers, freezes and saves what a change made of the order.
Result<> save_changed(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                      std::string_view kind) {
    number_terms(before, after);
    freeze_terms(tx, ctx, after);
    return save_order(tx, ctx, before, after,
                      {kind, after.customer_id, change_body(before, after)});
}

Result<> carry_out(Tx& tx, const Ctx& ctx, const Order& before, Order& after,
                   const ChangeDraft& draft) {
    CHECK(move_stock(tx, ctx, before, after, draft.accept_shortage));
    return save_changed(tx, ctx, before, after, "order.changed");
}

/// What the change exceeds beyond what was approved; nothing that makes nothing worse.
std::vector<approvals::Finding> exceeded(Tx& tx, const Order& before, const Order& after,
                                         bool hold) {
    if (terms_of(before) == terms_of(after)) return {};
    return findings_of(tx, after, hold, owed(before) - before.paid_minor);
}

Result<OrderView> wait(Tx& tx, const Ctx& ctx, const Order& before, const Order& after,
                       const ChangeDraft& draft, std::vector<approvals::Finding> findings) {
    OrderChange change = record_of(ctx, before, after, draft);
    change.state = ChangeState::waiting;
    auto filing = filing_of(after, std::move(findings), draft.approval_reason);
    filing.earlier_id = {};
    TRY(change.approval_id, approvals::file(tx, ctx, filing));
    CHECK(storage::save_new(
        tx, ctx, change,
        {"order_change.waiting", before.customer_id, change_words(change, before)}));
    return view_of(tx, ctx, before);
}

std::vector<StockEffect> stock_effects(Tx& tx, const Order& before, const Order& after) {
    std::map<Id, StockEffect> effects;
    const auto at = [&](const OrderLine& line) -> StockEffect& {
        StockEffect& effect = effects[line.product_id];
        effect.product_id = line.product_id;
        effect.product_code = line.product_code.v;
        effect.product_name = line.product_name.v;
        return effect;
    };
    for (const LineQuantity& part : released_by(before, after))
        at(*line_of(before, part.line_id)).released += part.quantity;
    for (const LineQuantity& part : wanted_by(before, after))
        at(*line_of(after, part.line_id)).wanted += part.quantity;
    std::vector<Id> ids;
    for (const auto& [id, _] : effects) ids.push_back(id);
    for (const auto& item : stock::items_of(tx, ids))
        effects[item.product_id].available = item.available;
    std::vector<StockEffect> list;
    for (auto& [id, effect] : effects) list.push_back(std::move(effect));
    return list;
}

}  // namespace

Result<ChangeReview> review_change(Tx& tx, const Ctx& ctx, const ChangeQuestion& in) {
    TRY(const auto before, load_order(tx, ctx, in.id));
    if (!ctx.covers("orders.edit", before.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    CHECK(next_state(ctx, before, "change"));
    TRY(auto after, planned(tx, ctx, before, in));
    const auto findings = exceeded(tx, before, after, false);
    ChangeReview review;
    review.amount_before_minor = before.amount_minor;
    review.amount_after_minor = after.amount_minor;
    review.due_minor = std::max(Money{}, owed(after) - after.paid_minor);
    review.refund_minor = refundable(after);
    review.lines = line_effects(before, after);
    review.head = head_effects(before, after);
    review.stock = stock_effects(tx, before, after);
    review.needs_yes = !(terms_of(before) == terms_of(after));
    review.needs_approval = !findings.empty();
    review.is_short = std::ranges::any_of(review.stock, [](const StockEffect& effect) {
        return effect.wanted > effect.available + effect.released;
    });
    return review;
}

Result<OrderView> change_order(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before,
        load_for_change(tx, ctx, {edit.id, edit.if_match.value_or(0)}, "orders.edit"));
    CHECK(next_state(ctx, before, "change"));
    if (waiting_change(tx, before.id))
        return Problem::of(Status::conflict, "orders.change_waits", {{"number", before.number.v}});
    TRY(const auto draft, zhuli::apply(draft_of(before), edit));
    TRY(auto after, planned(tx, ctx, before, draft));
    OrderChange change = record_of(ctx, before, after, draft);
    if (change.lines.empty() && change.head.empty())
        return Problem::of(Status::conflict, "orders.changes_nothing");
    auto findings = exceeded(tx, before, after, true);
    if (!findings.empty()) return wait(tx, ctx, before, after, draft, std::move(findings));
    CHECK(carry_out(tx, ctx, before, after, draft));
    change.draft = {};
    CHECK(storage::save_new(
        tx, ctx, change,
        {"order_change.applied", before.customer_id, change_words(change, before)}));
    return view_of(tx, ctx, after);
}

namespace {

/// After the decision the change is carried out with what stock there is: what is short is
/// backordered, and nothing is half done.
Result<> carry_out_approved(Tx& tx, const Ctx& ctx, const OrderChange& change) {
    TRY(const auto before, load_for_change(tx, ctx, {change.order_id, 0}, "orders.edit"));
    CHECK(next_state(ctx, before, "change"));
    TRY(auto after, planned(tx, ctx, before, change.draft));
    after.approval_id = change.approval_id;
    ChangeDraft draft = change.draft;
    draft.accept_shortage = true;
    return carry_out(tx, ctx, before, after, draft);
}

std::string_view ending_of(ChangeState state) {
    switch (state) {
        case ChangeState::applied:
            return "order_change.applied";
        case ChangeState::overtaken:
            return "order_change.overtaken";
        case ChangeState::dropped:
            return "order_change.dropped";
        default:
            return "order_change.refused";
    }
}

Result<> end_change(Tx& tx, const Ctx& ctx, const OrderChange& before, OrderChange& after,
                    Id customer) {
    after.draft = {};
    return storage::save(tx, ctx, before, after,
                         {ending_of(after.state), customer, change_words(after, {})});
}

}  // namespace

Result<> follow_change(Tx& tx, const Ctx& ctx, const approvals::Approval& approval) {
    const auto waiting = waiting_change(tx, approval.subject_id);
    if (!waiting || waiting->approval_id != approval.id) return Done{};
    OrderChange change = *waiting;
    change.state = ChangeState::refused;
    change.refused_because = approval.ending_words;
    if (approval.state == approvals::ApprovalState::approved) {
        const bool done = carry_out_approved(tx, ctx, *waiting).ok();
        change.state = done ? ChangeState::applied : ChangeState::overtaken;
        change.refused_because = {};
    }
    return end_change(tx, ctx, *waiting, change, approval.customer_id);
}

Result<> drop_change(Tx& tx, const Ctx& ctx, const Order& order) {
    const auto waiting = waiting_change(tx, order.id);
    if (!waiting) return Done{};
    OrderChange change = *waiting;
    change.state = ChangeState::dropped;
    CHECK(end_change(tx, ctx, *waiting, change, order.customer_id));
    return approvals::drop(tx, ctx, change.approval_id);
}

Result<> hear_correction(Tx& tx, const Ctx& ctx, Id id) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}, "orders.edit"));
    if (before.commercial == Commercial::awaiting_customer) {
        CHECK(take_back_order(tx, ctx, {id, 0}));
        return Done{};
    }
    if (!needs_new_yes(before)) return Done{};
    Order after = before;
    after.corrected_no = before.terms_no;
    return save_order(tx, ctx, before, after,
                      {"order.corrected", after.customer_id, event_body(after)});
}

Result<> answer_correction(Tx& tx, const Ctx& ctx, Id id) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}, "orders.edit"));
    if (!is_corrected(before)) return Done{};
    Order after = before;
    after.corrected_no = 0;
    return save_order(tx, ctx, before, after,
                      {"order.upheld", after.customer_id, event_body(after)});
}

Result<Changes> list_changes(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, load_order(tx, ctx, in.id));
    Changes changes;
    for (const OrderChange& change : order_changes_of(tx, order.id)) {
        ChangeView& view = changes.items.emplace_back();
        static_cast<OrderChange&>(view) = change;
        view.draft = {};
        view.author_name = identity::remembered_name(tx, ctx.now, change.author_id);
    }
    return changes;
}

Result<OrderView> close_short(Tx& tx, const Ctx& ctx, const ShortClosing& in) {
    TRY(const auto before, load_for_change(tx, ctx, in, "orders.cancel"));
    CHECK(next_state(ctx, before, "short_close"));
    Order after = cut_short(before);
    stock::release(tx, before.id);
    ChangeDraft why;
    why.reason = in.reason;
    OrderChange change = record_of(ctx, before, after, why);
    change.draft = {};
    CHECK(drop_change(tx, ctx, before));
    number_terms(before, after);
    freeze_terms(tx, ctx, after);
    after.confirmed_no = after.terms_no;
    after.confirmed_by = in.agreed_by;
    after.confirmed_words = in.words;
    CHECK(save_order(tx, ctx, before, after,
                     {"order.short_closed", after.customer_id, change_body(before, after)}));
    CHECK(storage::save_new(
        tx, ctx, change,
        {"order_change.applied", before.customer_id, change_words(change, before)}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::orders
