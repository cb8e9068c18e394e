#include "features/offers/jobs.hpp"

#include <fmt/format.h>

#include "features/notices/use_cases_mail.hpp"
#include "features/offers/links.hpp"
#include "features/offers/rules.hpp"
#include "features/offers/store.hpp"
#include "features/offers/use_cases.hpp"
#include "jobs/units.hpp"
#include "notify/mail.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

constexpr int kInterruptedAtOnce = 100;

std::optional<Offer> offer_in(const jobs::JobRun& run) {
    return storage::read_now(run.db, run.ctx.org.id,
                             [&](Tx& tx) { return storage::find<Offer>(tx, run.job.subject_id); });
}

/// Whoever was being written to when the server died.
void settle_interrupted(Tx& tx, const Offer& offer) {
    for (const Id id : interrupted(tx, offer.id, kInterruptedAtOnce)) {
        auto recipient = hold_recipient(tx, id);
        recipient->state = RecipientState::unclear;
        keep_progress(tx, *recipient);
        add_to_tally(tx, offer.id, {.waiting = -1, .failed = 1});
    }
}

/// A mail that is about to leave.
struct Letter {
    Recipient recipient;
    Address to;
    std::string link;
    notify::MailServer server;
};

/// Marks the next recipient and makes their link; none: nobody is due.
Result<std::optional<Letter>> take_next(Tx& tx, const Ctx& ctx, const Offer& offer) {
    settle_interrupted(tx, offer);
    const auto next = next_waiting(tx, offer.id, ctx.now);
    const auto server = notices::mail_server(tx);
    if (!next || !server) return std::optional<Letter>{};
    auto recipient = *hold_recipient(tx, next->id);
    const auto to = address_of(tx, recipient.customer_id).value_or(Address{});
    if (to.email.empty() || consent_of(tx, recipient.customer_id) != "given") {
        recipient.state = RecipientState::left_out;  // said so since the segment was frozen
        keep_progress(tx, recipient);
        add_to_tally(tx, offer.id, {.left_out = 1, .waiting = -1});
        return std::optional<Letter>{};
    }
    const Link link = fresh_link(ctx.org.id);
    keep_link(tx, link.hash, recipient.id, ctx.now);
    recipient.state = RecipientState::sending;
    ++recipient.tries;
    keep_progress(tx, recipient);
    const auto state = hold_run(tx, offer.id);
    return std::optional(Letter{recipient, to, state->link_root + "/o/" + link.token, *server});
}

notify::Delivery mail_it(const jobs::JobRun& run, const Offer& offer, const Letter& letter) {
    const auto said = [&](std::string_view key, const Params& params) {
        return run.texts->text(run.ctx.locale, key, params);
    };
    const auto& to = letter.to;
    notify::Mail mail;
    mail.to = to.email;
    mail.to_name = to.contact_name.empty() ? to.name : to.contact_name;
    mail.subject = offer.title.v;
    mail.text = said("offers.mail_greeting", {{"name", mail.to_name}}) + "\n\n" + offer.words.v +
                "\n\n" +
                said("offers.mail_foot", {{"org", run.ctx.org.name},
                                          {"link", letter.link},
                                          {"until", offer.valid_until.to_string()}}) +
                "\n";
    mail.message_id = fmt::format("<offer-{}@{}>", letter.recipient.id.v, letter.server.host);
    mail.at = run.clock();
    return notify::send_mail(letter.server, mail);
}

void keep_outcome(Tx& tx, const Offer& offer, Id id, const notify::Delivery& delivery,
                  Instant now) {
    auto recipient = *hold_recipient(tx, id);
    if (recipient.state != RecipientState::sending) return;
    const bool too_old = now.v - recipient.created_at.v >= kGiveUpMs;
    recipient.why = std::string_view(delivery.why);
    if (delivery.outcome == notify::Outcome::sent) {
        recipient.state = RecipientState::sent;
        recipient.sent_at = now;
        recipient.why = {};
        add_to_tally(tx, offer.id, {.waiting = -1, .sent = 1});
        tx.emit({"offer.delivered", "offer", offer.id, recipient.customer_id, event_body(offer)});
    } else if (delivery.outcome == notify::Outcome::refused || too_old) {
        recipient.state = RecipientState::failed;
        add_to_tally(tx, offer.id, {.waiting = -1, .failed = 1});
    } else {
        recipient.state = RecipientState::waiting;
        recipient.send_at = now.plus_ms(pause_ms(recipient.tries));
    }
    keep_progress(tx, recipient);
}

/// The run for who is next, or the end of the sending.
Result<> go_on(Tx& tx, const Ctx& ctx, Id offer_id, Instant now) {
    const auto before = storage::find<Offer>(tx, offer_id);
    if (!before || before->state != OfferState::sending) return Done{};
    const Instant next = next_send_at(tx, offer_id);
    if (next.v != 0 && before->channel == OfferChannel::mail) {
        storage::enqueue(tx, ctx,
                         {.kind = kSendJob,
                          .subject_id = offer_id,
                          .run_at = std::max(next, now.plus_ms(kGapMs))});
        return Done{};
    }
    Offer after = *before;
    after.state = OfferState::sent;
    return storage::save(tx, ctx, *before, after, {"offer.finished", {}, ""});
}

}  // namespace

Result<> send(const jobs::JobRun& run) {
    const auto offer = offer_in(run);
    if (!offer || offer->state != OfferState::sending) return Done{};
    CHECK(jobs::in_patient_units(
        run, [&](Tx& tx, const Ctx& ctx) { return freeze_some(tx, ctx, *offer); }));
    const auto write = [&](auto&& work) { return storage::write_now(run.db, run.ctx, work); };
    if (offer->channel == OfferChannel::mail) {
        TRY(const auto letter, write([&](Tx& tx) {
                Ctx now = run.ctx;
                now.now = run.clock();
                return take_next(tx, now, *offer);
            }));
        if (letter) {
            const auto delivery = mail_it(run, *offer, *letter);
            CHECK(write([&](Tx& tx) -> Result<> {
                keep_outcome(tx, *offer, letter->recipient.id, delivery, run.clock());
                return Done{};
            }));
        }
    }
    return write([&](Tx& tx) { return go_on(tx, run.ctx, offer->id, run.clock()); });
}

}  // namespace zhuli::offers
