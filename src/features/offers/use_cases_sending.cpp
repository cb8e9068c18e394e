// Sending an offer, its recipients, and their private links.
#include "features/customers/model.hpp"
#include "features/notices/use_cases_mail.hpp"
#include "features/offers/links.hpp"
#include "features/offers/use_cases_record.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

constexpr std::int64_t kFrozenAtOnce = 500;
constexpr storage::ListPlan kRecipients{.permission = "offers.read"};

RecipientView view_of(Tx& tx, const Recipient& recipient) {
    RecipientView view;
    static_cast<Recipient&>(view) = recipient;
    const auto customer = address_of(tx, recipient.customer_id);
    if (customer) view.customer_name = customer->name;
    return view;
}

}  // namespace

Result<OfferView> send_offer(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(const auto before, load_offer(tx, ctx, in.id, "offers.send"));
    Offer after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "send"));
    CHECK(check(in));
    CHECK(check(before, ctx.today));
    if (before.channel == OfferChannel::mail && !notices::mail_server(tx))
        return Problem::of(Status::conflict, "offers.no_mail_server");
    TRY(const auto segment, load_segment(tx, ctx, before.segment_id, "segments.read"));
    after.sent_at = ctx.now;
    CHECK(storage::save(tx, ctx, before, after, {"offer.sent", {}, event_body(after)}));
    keep_run(tx, before.id,
             {.link_root = in.link_root.v,
              .owners = owners_of(ctx, "customers.contact"),
              .filter = segment.filter});
    storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = before.id});
    return view_of(tx, ctx, after);
}

Result<std::int64_t> freeze_some(Tx& tx, const Ctx& ctx, const Offer& offer) {
    const auto state = hold_run(tx, offer.id);
    if (!state || state->frozen) return std::int64_t{0};
    const Question question{state->filter, state->owners, ctx.today, ctx.now};
    const auto found = matches(tx, question, state->cursor_id, kFrozenAtOnce);
    Tally delta;
    for (const Match& match : found) {
        Recipient one{.id = tx.new_id(),
                      .offer_id = offer.id,
                      .customer_id = match.id,
                      .owner_id = match.owner_id,
                      .reason = left_out(offer.channel, match),
                      .send_at = ctx.now,
                      .created_at = ctx.now};
        if (one.reason != LeftOut::none) one.state = RecipientState::left_out;
        ++(one.reason == LeftOut::none ? delta.waiting : delta.left_out);
        keep_recipient(tx, one);
    }
    move_run(tx, offer.id, found.empty() ? state->cursor_id : found.back().id, found.empty());
    add_to_tally(tx, offer.id, delta);
    return static_cast<std::int64_t>(found.size());
}

Result<OfferView> stop_offer(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_offer(tx, ctx, in.id, "offers.send"));
    Offer after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "stop"));
    CHECK(storage::save(tx, ctx, before, after, {"offer.stopped", {}, ""}));
    return view_of(tx, ctx, after);
}

Result<Page<RecipientView>> list_recipients(Tx& tx, const Ctx& ctx,
                                            const http::Listed<Recipient>& query) {
    Page<RecipientView> page;
    auto next =
        storage::list_rows(tx, ctx, storage::table_of<Recipient>(), query, kRecipients,
                           [&](const storage::RowView& row) {
                               Tx::load_row(row, fields_of<Recipient>(),
                                            static_cast<Recipient*>(&page.items.emplace_back()));
                           });
    if (!next.ok()) return std::move(next.problem());
    for (auto& item : page.items) item = view_of(tx, item);
    page.next_cursor = std::move(*next);
    return page;
}

Result<LinkView> make_link(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto found = hold_recipient(tx, in.id);
    if (!found || !ctx.covers("offers.send", found->owner_id))
        return Problem::not_found("offer_recipient");
    const auto offer = storage::find<Offer>(tx, found->offer_id);
    if (!offer || !is_open(*offer, ctx.today)) return Problem::of(Status::conflict, "offers.over");
    if (found->state == RecipientState::left_out)
        return Problem::of(Status::conflict, "offers.is_left_out");
    const Link link = fresh_link(ctx.org.id);
    keep_link(tx, link.hash, found->id, ctx.now);
    const bool waited =
        found->state == RecipientState::waiting && offer->channel == OfferChannel::link;
    if (waited) {
        Recipient after = *found;
        after.state = RecipientState::sent;
        after.sent_at = ctx.now;
        keep_progress(tx, after);
        add_to_tally(tx, offer->id, {.waiting = -1, .sent = 1});
        tx.emit({"offer.delivered", "offer", offer->id, found->customer_id, event_body(*offer)});
    }
    return LinkView{"/o/" + link.token};
}

}  // namespace zhuli::offers
