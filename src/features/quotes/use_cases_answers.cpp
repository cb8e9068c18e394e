// What the customer said of a quote, and the draft of an order that comes of a yes.
#include "features/orders/use_cases.hpp"
#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

Result<QuoteView> accept_quote(Tx& tx, const Ctx& ctx, const Acceptance& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "accept"));
    CHECK(drop_next(tx, ctx, before));
    Quote after = before;
    enter(after, state);
    after.answered_at = ctx.now;
    after.answered_by = in.answered_by;
    after.answer_words = in.words;
    CHECK(save_quote(tx, ctx, before, after, "quote.accepted"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> decline_quote(Tx& tx, const Ctx& ctx, const Decline& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(check(in));
    TRY(const auto state, next_state(ctx, before, "decline"));
    Quote after = before;
    enter(after, state);
    after.answered_at = ctx.now;
    after.answered_by = in.answered_by;
    after.decline_reason = in.reason;
    after.answer_words = in.words;
    CHECK(save_quote(tx, ctx, before, after, "quote.declined"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> reopen_quote(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "reopen"));
    CHECK(check_is_latest(tx, before));
    Quote after = before;
    enter(after, state);
    after.answered_at = {};
    after.answered_by = {};
    after.decline_reason = LostReason::none;
    after.answer_words = {};
    CHECK(save_quote(tx, ctx, before, after, "quote.reopened"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> order_quote(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    if (before.order_id) return Problem::of(Status::conflict, "quotes.is_ordered");
    CHECK(next_state(ctx, before, "order"));
    TRY(const auto order,
        orders::create_quoted_order(tx, ctx, order_of(before), before.approval_id));
    Quote after = before;
    after.order_id = order.id;
    CHECK(save_quote(tx, ctx, before, after, "quote.ordered", order.number));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::quotes
