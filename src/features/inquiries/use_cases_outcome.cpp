// What becomes of an inquiry: answered, qualified, lost, invalid, taken up again, or won by an
// order.
#include "features/inquiries/use_cases_record.hpp"

namespace zhuli::inquiries {

namespace {

struct Move {
    std::string_view action, event_kind;
    std::string_view words = {}, reason = {};
    Instant at = {};  // else now: a consumer learns of it later
};

/// `after` one step further; its other members are the caller's.
Result<InquiryView> settle(Tx& tx, const Ctx& ctx, const Inquiry& before, Inquiry after,
                           const Move& how) {
    TRY(after.state, step(workflow(), ctx, before, before.state, how.action));
    const Instant at = how.at.v != 0 ? how.at : ctx.now;
    after.closed_at = is_closed(after.state) ? at : Instant{};
    CHECK(save_inquiry(tx, ctx, before, after, how.event_kind,
                       event_body(after, how.words, how.reason)));
    return view_of(tx, ctx, after);
}

/// With a customer it is a conversation, where the caller may write one down.
Result<bool> write_down(Tx& tx, const Ctx& ctx, const Inquiry& inquiry, const Response& in) {
    if (!inquiry.customer_id) return false;
    const auto customer =
        customers::load_in_scope(tx, ctx, inquiry.customer_id, "customers.record");
    if (!customer.ok() || customer->archived) return false;
    customers::NewInteraction talk;
    talk.id = inquiry.customer_id;
    talk.channel = in.channel.value_or(inquiry.channel);
    talk.words = in.words;
    CHECK(customers::record_interaction(tx, ctx, talk));
    return true;
}

void forget_outcome(Inquiry& inquiry) {
    inquiry.lost_reason = LostReason::none;
    inquiry.invalid_reason = InvalidReason::none;
    inquiry.outcome_words = {};
    inquiry.order_id = {};
}

/// Whoever orders was answered, at the latest then.
Result<> win(Tx& tx, const Ctx& ctx, Id id, const storage::StoredEvent& event,
             std::string_view number) {
    const auto before = hold(tx, id);
    if (!before || is_closed(before->state) || before->received_at > event.at) return Done{};
    Inquiry after = *before;
    if (after.first_responded_at.v == 0)
        stop_clock(after, ctx.calendar(), event.at, event.actor_id);
    after.order_id = event.entity_id;
    CHECK(settle(tx, ctx, *before, after, {"win", "inquiry.won", number, {}, event.at}));
    return Done{};
}

Result<> give_back(Tx& tx, const Ctx& ctx, Id id, std::string_view number) {
    const auto before = hold(tx, id);
    if (!before || before->state != InquiryState::won) return Done{};
    Inquiry after = *before;
    forget_outcome(after);
    CHECK(settle(tx, ctx, *before, after, {"reopen", "inquiry.reopened", {}, number}));
    return Done{};
}

Result<> follow(Tx& tx, const Ctx& ctx, const storage::StoredEvent& event) {
    const OrderNews news = order_news(event.kind, event.body);
    if (news.confirmed)
        for (const Id id : live_of_customer(tx, event.customer_id))
            CHECK(win(tx, ctx, id, event, news.number));
    if (news.cancelled)
        for (const Id id : won_by_order(tx, event.entity_id))
            CHECK(give_back(tx, ctx, id, news.number));
    return Done{};
}

}  // namespace

Result<InquiryView> respond_to_inquiry(Tx& tx, const Ctx& ctx, const Response& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    if (in.channel == Channel::note)
        return Problem::field("channel", "inquiries.note_is_no_channel");
    Inquiry after = before;
    CHECK(step(workflow(), ctx, before, before.state, "respond"));
    if (!after.owner_id) after.owner_id = ctx.user;
    stop_clock(after, ctx.calendar(), ctx.now, ctx.user);
    TRY(const bool told, write_down(tx, ctx, before, in));
    const std::string_view words = told ? std::string_view{} : in.words.v;
    return settle(tx, ctx, before, after, {"respond", "inquiry.responded", words});
}

Result<InquiryView> qualify_inquiry(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    if (before.state == InquiryState::responded && !before.customer_id)
        return Problem::of(Status::conflict, "inquiries.needs_customer");
    return settle(tx, ctx, before, before, {"qualify", "inquiry.qualified"});
}

Result<InquiryView> lose_inquiry(Tx& tx, const Ctx& ctx, const Loss& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    CHECK(check(in));
    Inquiry after = before;
    after.lost_reason = in.reason;
    after.outcome_words = in.words;
    return settle(tx, ctx, before, after, {"lose", "inquiry.lost", {}, in.words.v});
}

Result<InquiryView> invalidate_inquiry(Tx& tx, const Ctx& ctx, const Invalidation& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    CHECK(check(in));
    Inquiry after = before;
    after.invalid_reason = in.reason;
    after.outcome_words = in.words;
    return settle(tx, ctx, before, after, {"invalidate", "inquiry.invalidated", {}, in.words.v});
}

Result<InquiryView> reopen_inquiry(Tx& tx, const Ctx& ctx, const Reason& in) {
    TRY(const auto before, hold_in_scope(tx, ctx, in.id, "inquiries.edit"));
    Inquiry after = before;
    forget_outcome(after);
    return settle(tx, ctx, before, after, {"reopen", "inquiry.reopened", {}, in.reason.v});
}

void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    for (const auto& event : events) {
        if (event.entity != "order" || !event.customer_id) continue;
        const auto done = follow(tx, ctx, event);
        INVARIANT(done.ok(), done.ok() ? "" : done.problem().code);
    }
}

}  // namespace zhuli::inquiries
