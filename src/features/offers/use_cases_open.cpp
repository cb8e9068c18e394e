#include "features/offers/use_cases_open.hpp"

#include "core/calendar.hpp"
#include "features/attachments/use_cases.hpp"
#include "features/followups/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases.hpp"
#include "features/offers/use_cases_record.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

/// A link that works: of whom, of what. Held: nobody else changes the recipient meanwhile.
struct Opened {
    Recipient recipient;
    Offer offer;
};

/// Whose link it is, whether or not it still opens anything.
Result<Opened> find_linked(Tx& tx, std::string_view token, bool to_change) {
    const auto id = recipient_of(tx, identity::hash_of_link(token));
    const auto recipient = !id         ? std::nullopt
                           : to_change ? hold_recipient(tx, *id)
                                       : find_recipient(tx, *id);
    if (!recipient) return Problem::not_found("offer");
    auto offer = storage::find<Offer>(tx, recipient->offer_id);
    if (!offer) return Problem::not_found("offer");
    return Opened{*recipient, std::move(*offer)};
}

Result<Opened> find_opened(Tx& tx, const Ctx& ctx, std::string_view token, bool to_change) {
    TRY(auto opened, find_linked(tx, token, to_change));
    if (!is_open(opened.offer, ctx.today)) return Problem::not_found("offer");
    return opened;
}

bool is_image(const attachments::Attachment& file) {
    using enum attachments::FileType;
    return file.type == jpeg || file.type == png || file.type == webp || file.type == gif;
}

OpenOffer view_of(Tx& tx, const Ctx& ctx, const Opened& opened) {
    const auto customer = address_of(tx, opened.recipient.customer_id).value_or(Address{});
    OpenOffer view;
    view.org_name = ctx.org.name;
    view.greeting = customer.contact_name.empty() ? customer.name : customer.contact_name;
    view.seller_name = identity::remembered_name(tx, ctx.now, opened.recipient.owner_id);
    view.title = opened.offer.title.v;
    view.words = opened.offer.words.v;
    view.valid_until = opened.offer.valid_until;
    for (const auto& file : attachments::files_with(tx, "offer", opened.offer.id))
        view.files.push_back({file.id, file.name.v, file.byte_count, is_image(file)});
    view.answer = opened.recipient.answer;
    view.unsubscribed = opened.recipient.unsubscribed;
    return view;
}

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

std::string label_of(OfferAnswer answer) {
    return "enum.offer_recipient.answer." + std::string(enum_name(answer));
}

/// The follow-up that an answer asks for; none where the customer takes none.
Result<Id> plan_contact(Tx& tx, const Ctx& ctx, const Opened& opened, const Catalog& texts) {
    const bool call = opened.recipient.answer == OfferAnswer::call_me;
    followups::Plan plan;
    plan.customer_id = opened.recipient.customer_id;
    plan.due_at = deadline(ctx.calendar(), ctx.now, call ? kCallMinutes : kInterestMinutes);
    plan.goal = texts.text(ctx.locale, call ? "offers.goal_call" : "offers.goal_interest",
                           {{"title", opened.offer.title.v}});
    plan.reason = opened.recipient.words;
    const auto made = followups::create_plan(tx, system_in(ctx), plan);
    return made.ok() ? made->id : Id{};
}

/// Once of each recipient's interest and once of their wish for a call, however often they answer.
void tell_owner(Tx& tx, const Ctx& ctx, const Opened& opened) {
    const Recipient& recipient = opened.recipient;
    if (!recipient.owner_id) return;
    const bool call = recipient.answer == OfferAnswer::call_me;
    const auto customer = address_of(tx, recipient.customer_id).value_or(Address{});
    notices::give(tx, ctx,
                  {.user_id = recipient.owner_id,
                   .kind = call ? "offer.call_asked" : "offer.answered",
                   .entity = "offer_recipient",
                   .entity_id = recipient.id,
                   .customer_id = recipient.customer_id,
                   .due_at = recipient.created_at,
                   .words = {{"customer", customer.name},
                             {"title", opened.offer.title.v},
                             {"answer", label_of(recipient.answer), true}},
                   .urgent = call});
}

/// What is left to say to whom the offer itself is over for.
OpenOffer farewell(const Ctx& ctx) { return {.org_name = ctx.org.name, .unsubscribed = true}; }

}  // namespace

Result<OpenOffer> show_open_offer(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(const auto opened, find_opened(tx, ctx, in.token, false));
    return view_of(tx, ctx, opened);
}

Result<http::File> show_open_file(Tx& tx, const Ctx& ctx, const FileQuestion& in) {
    TRY(const auto opened, find_opened(tx, ctx, in.token, false));
    for (const auto& file : attachments::files_with(tx, "offer", opened.offer.id))
        if (file.id == in.file_id) return std::move(*attachments::file_of(tx, file.id));
    return Problem::not_found("attachment");
}

Result<OpenOffer> note_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(auto opened, find_opened(tx, ctx, in.token, true));
    Recipient& recipient = opened.recipient;
    if (!recipient.opened) {
        add_to_tally(tx, opened.offer.id, {.opened = 1});
        tx.emit({"offer.opened", "offer", opened.offer.id, recipient.customer_id,
                 event_body(opened.offer)});
        recipient.first_opened_at = ctx.now;
    }
    recipient.opened = true;
    recipient.last_opened_at = ctx.now;
    ++recipient.open_count;
    keep_progress(tx, recipient);
    return view_of(tx, ctx, opened);
}

Result<OpenOffer> answer_offer(Tx& tx, const Ctx& ctx, const OpenAnswer& in, const Catalog& texts) {
    TRY(auto opened, find_opened(tx, ctx, in.token, true));
    Recipient& recipient = opened.recipient;
    if (in.answer == OfferAnswer::none) return Problem::field("answer", "field.required");
    if (in.answer == recipient.answer && in.words == recipient.words)
        return view_of(tx, ctx, opened);  // a second tap
    if (recipient.answer == OfferAnswer::none) add_to_tally(tx, opened.offer.id, {.answered = 1});
    const bool changed = in.answer != recipient.answer;
    recipient.answer = in.answer;
    recipient.words = in.words;
    recipient.answered_at = ctx.now;
    if (wants_contact(in.answer) && !recipient.plan_id) {
        TRY(recipient.plan_id, plan_contact(tx, ctx, opened, texts));
    }
    keep_progress(tx, recipient);
    if (changed)
        tx.emit({"offer.answered", "offer", opened.offer.id, recipient.customer_id,
                 event_body(opened.offer, texts.text(ctx.locale, label_of(in.answer)))});
    if (wants_contact(in.answer)) tell_owner(tx, ctx, opened);
    return view_of(tx, ctx, opened);
}

Result<OpenOffer> unsubscribe(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(auto opened, find_linked(tx, in.token, true));
    Recipient& recipient = opened.recipient;
    const auto shown = [&] {
        return is_open(opened.offer, ctx.today) ? view_of(tx, ctx, opened) : farewell(ctx);
    };
    if (recipient.unsubscribed) return shown();
    recipient.unsubscribed = true;
    keep_progress(tx, recipient);
    add_to_tally(tx, opened.offer.id, {.unsubscribed = 1});
    Consent consent{.customer_id = recipient.customer_id,
                    .kind = ConsentKind::withdrawn,
                    .words = std::string_view(opened.offer.title.v),
                    .recipient_id = recipient.id};
    CHECK(storage::save_new(
        tx, ctx, consent, {"consent.withdrawn", recipient.customer_id, event_body(opened.offer)}));
    return shown();
}

}  // namespace zhuli::offers
