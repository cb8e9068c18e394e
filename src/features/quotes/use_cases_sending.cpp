// A quote on its way: to approval, to the customer, taken back, withdrawn, revised.
#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_due.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/quotes/use_cases_approval.hpp"
#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

namespace {

using enum QuoteState;

Result<> change_state(Tx& tx, const Ctx& ctx, Id id, QuoteState state, Id superseded_by,
                      std::string_view event_kind) {
    const auto before = storage::find<Quote>(tx, id);
    INVARIANT(before.has_value());
    Quote after = *before;
    enter(after, state);
    after.superseded_by = superseded_by;
    return save_quote(tx, ctx, *before, after, event_kind);
}

/// The version that stood until now, unless it was answered.
Result<> take_place(Tx& tx, const Ctx& ctx, const Quote& quote) {
    for (const QuoteHead& one : versions_of(tx, quote.root_id))
        if (one.id != quote.id && (one.state == sent || one.state == expired))
            CHECK(change_state(tx, ctx, one.id, superseded, quote.id, "quote.superseded"));
    return Done{};
}

Result<> give_place_back(Tx& tx, const Ctx& ctx, const Quote& quote) {
    for (const QuoteHead& one : versions_of(tx, quote.root_id))
        if (one.superseded_by == quote.id)
            CHECK(change_state(tx, ctx, one.id, sent, {}, "quote.restored"));
    return Done{};
}

Result<> withdraw_talk(Tx& tx, const Ctx& ctx, Id interaction) {
    const auto talk = customers::find_interaction(tx, interaction);
    if (!talk || talk->withdrawn) return Done{};
    CHECK(customers::withdraw_interaction(tx, ctx, {interaction}));
    return Done{};
}

std::string words_of(const Quote& quote, const Sending& in) {
    std::string words = quote.title.v + "（" + quote.number.v + "）";
    if (!in.words.empty()) words += "：" + in.words.v;
    return words;
}

Result<QuoteView> hand_to_customer(Tx& tx, const Ctx& ctx, const Sending& in, const Quote& before) {
    CHECK(take_place(tx, ctx, before));
    TRY(const auto talk,
        customers::record_interaction(
            tx, ctx, {.id = before.customer_id, .channel = in.how, .words = words_of(before, in)}));
    Quote after = before;
    enter(after, sent);
    after.sent_at = ctx.now;
    after.sent_by = ctx.user;
    after.sent_how = in.how;
    after.interaction_id = talk.id;
    climb(after, ctx.user, ctx.now);
    CHECK(save_quote(tx, ctx, before, after, "quote.sent"));
    auto view = view_of(tx, ctx, after);
    view.link = link_of(tx, ctx, after.id);
    return view;
}

}  // namespace

Result<QuoteView> send_quote(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(next_state(ctx, before, "send"));
    CHECK(check(in));
    CHECK(check_complete(before, gone_from(tx, before), ctx.today));
    auto findings = findings_of(tx, before);
    if (findings.empty()) {
        // What was sent back to its author is asked no more.
        CHECK(approvals::drop(tx, ctx, before.approval_id));
        return hand_to_customer(tx, ctx, in, before);
    }
    TRY(const auto after,
        ask_for_approval(tx, ctx, before, std::move(findings), in.approval_reason));
    return view_of(tx, ctx, after);
}

Result<QuoteView> renew_quote_link(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto quote, load_for_change(tx, ctx, in));
    CHECK(next_state(ctx, quote, "link"));
    auto view = view_of(tx, ctx, quote);
    view.link = link_of(tx, ctx, quote.id);
    return view;
}

Result<QuoteView> rework_quote(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "rework"));
    Quote after = before;
    enter(after, state);
    if (before.state == approval) CHECK(approvals::drop(tx, ctx, before.approval_id));
    CHECK(save_quote(tx, ctx, before, after, "quote.reworked"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> take_back_quote(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "take_back"));
    CHECK(check_take_back(ctx, before));
    CHECK(check_is_latest(tx, before));
    CHECK(withdraw_talk(tx, ctx, before.interaction_id));
    Quote after = before;
    enter(after, state);
    after.sent_at = after.first_opened_at = {};
    after.sent_by = after.interaction_id = {};
    climb_down(after);
    CHECK(save_quote(tx, ctx, before, after, "quote.taken_back"));
    CHECK(give_place_back(tx, ctx, before));
    return view_of(tx, ctx, after);
}

Result<QuoteView> withdraw_quote(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    TRY(const auto state, next_state(ctx, before, "withdraw"));
    Quote after = before;
    enter(after, state);
    after.answer_words = in.reason;
    CHECK(save_quote(tx, ctx, before, after, "quote.withdrawn"));
    return view_of(tx, ctx, after);
}

Result<QuoteView> revise_quote(Tx& tx, const Ctx& ctx, const Act& in) {
    TRY(const auto before, load_for_change(tx, ctx, in));
    CHECK(next_state(ctx, before, "revise"));
    CHECK(check_is_latest(tx, before));
    const auto all = versions_of(tx, before.root_id);
    Quote next = revision_of(before, all.front().revision_no + 1, ctx.user, ctx.today);
    CHECK(add_quote(tx, ctx, next, "quote.revised"));
    return view_of(tx, ctx, next);
}

}  // namespace zhuli::quotes
