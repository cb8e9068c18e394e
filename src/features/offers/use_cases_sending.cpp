// Sending an offer, its recipients, and their private links.
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases_mail.hpp"
#include "features/offers/use_cases_record.hpp"
#include "http/hosts.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

constexpr std::int64_t kFrozenAtOnce = 500;
constexpr storage::ListPlan kRecipients{.permission = "offers.read"};

/// In the caller's scope, and how the customer is reached is theirs to see: now, not when the
/// segment was frozen.
Result<Recipient> hold_reachable(Tx& tx, const Ctx& ctx, Id id) {
    auto found = hold_recipient(tx, id);
    if (!found || !ctx.covers("offers.send", found->owner_id) ||
        !customers::load_in_scope(tx, ctx, found->customer_id, "customers.contact").ok())
        return Problem::not_found("offer_recipient");
    return std::move(*found);
}

/// Whoever has a link from somebody's hand gets no mail any more.
void note_handed_over(Tx& tx, const Ctx& ctx, const Offer& offer, const Recipient& before) {
    using enum RecipientState;
    const bool waited = before.state == waiting;
    if (!waited && before.state != failed && before.state != unclear) return;
    Recipient after = before;
    after.state = sent;
    after.sent_at = ctx.now;
    after.why = {};
    keep_progress(tx, after);
    add_to_tally(tx, offer.id, {.waiting = waited ? -1 : 0, .sent = 1, .failed = waited ? 0 : -1});
    tx.emit({"offer.delivered", "offer", offer.id, before.customer_id, event_body(offer)});
}

}  // namespace

Result<OfferView> send_offer(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(const auto before, load_offer(tx, ctx, in.id, "offers.send"));
    Offer after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "send"));
    CHECK(check(in));
    if (!http::same_site(in.link_root.v, in.asked_host))  // links lead to nobody else's page
        return Problem::field("link_root", "offers.not_this_host", {{"host", in.asked_host}});
    CHECK(check(before, ctx.today));
    if (before.channel == OfferChannel::mail && !notices::mail_server(tx))
        return Problem::of(Status::conflict, "offers.no_mail_server");
    // Whoever was handed the draft need not see the segment: whom it reaches is their own scope.
    const auto segment = storage::find<Segment>(tx, before.segment_id);
    INVARIANT(segment.has_value(), "an offer has its segment");
    after.sent_at = ctx.now;
    CHECK(storage::save(tx, ctx, before, after, {"offer.sent", {}, event_body(after)}));
    keep_run(tx, before.id,
             {.link_root = in.link_root.v,
              .owners = owners_of(ctx, "customers.contact"),
              .filter = segment->filter});
    storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = before.id});
    return view_of(tx, ctx, after);
}

std::optional<std::vector<Id>> next_to_freeze(Tx& tx, const Ctx& ctx, Id offer) {
    const auto state = find_run(tx, offer);
    if (!state || state->frozen) return std::nullopt;
    const Question question{state->filter, state->owners, ctx.today, ctx.now};
    std::vector<Id> next;
    for (const Match& match : matches(tx, question, state->cursor_id, kFrozenAtOnce))
        next.push_back(match.id);
    return next;
}

Result<> freeze(Tx& tx, const Ctx& ctx, const Offer& offer, std::span<const Id> customers) {
    const auto state = hold_run(tx, offer.id);
    if (!state || state->frozen) return Done{};
    Tally delta;
    for (const Match& match : not_yet_recipients(tx, offer.id, state->owners, customers)) {
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
    const Id last = customers.empty() ? state->cursor_id : customers.back();
    move_run(tx, offer.id, std::max(state->cursor_id, last), customers.empty());
    add_to_tally(tx, offer.id, delta);
    return Done{};
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
    std::vector<Id> customers;
    for (const auto& item : page.items) customers.push_back(item.customer_id);
    const auto names = customers::names_of(tx, customers);
    for (auto& item : page.items)
        if (const auto name = names.find(item.customer_id); name != names.end())
            item.customer_name = name->second;
    page.next_cursor = std::move(*next);
    return page;
}

Result<LinkView> make_link(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto found, hold_reachable(tx, ctx, in.id));
    const auto offer = storage::find<Offer>(tx, found.offer_id);
    if (!offer || !is_open(*offer, ctx.today)) return Problem::of(Status::conflict, "offers.over");
    if (found.state == RecipientState::left_out || consent_of(tx, found.customer_id) != "given")
        return Problem::of(Status::conflict, "offers.is_left_out");
    if (has_twin(tx, found)) return Problem::of(Status::conflict, "offers.got_it_already");
    const auto link = identity::fresh_link(ctx.org.id);
    keep_link(tx, link.hash, found.id, ctx.now);
    note_handed_over(tx, ctx, *offer, found);
    return LinkView{"/o/" + link.token};
}

}  // namespace zhuli::offers
