#include "features/offers/jobs.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "core/codec.hpp"
#include "core/zones.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases_mail.hpp"
#include "features/offers/rules.hpp"
#include "features/offers/store.hpp"
#include "features/offers/use_cases.hpp"
#include "jobs/units.hpp"
#include "notify/mail.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {

namespace {

constexpr int kSettledAtOnce = 200;  // recipients in one short unit

/// What one run tells the next: since when no mail server has been switched on; 0: one is.
struct Rest {
    Instant away_since;
};
BOOST_DESCRIBE_STRUCT(Rest, (), (away_since))

Rest rest_in(std::string_view payload) {
    RawInput told;
    boost::system::error_code error;
    told.body = boost::json::parse(payload, error);
    told.has_body = !error && told.body.is_object();
    auto rest = decode<Rest>(told);
    return rest.ok() ? *rest : Rest{};
}

std::optional<Offer> offer_in(const jobs::JobRun& run) {
    return storage::read_now(run.db, run.ctx.org.id,
                             [&](Tx& tx) { return storage::find<Offer>(tx, run.job.subject_id); });
}

/// Whoever was being written to when the server died.
void settle_interrupted(Tx& tx, const Offer& offer) {
    for (const Id id : interrupted(tx, offer.id, kSettledAtOnce)) {
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

void leave_out(Tx& tx, Recipient recipient, LeftOut reason) {
    recipient.state = RecipientState::left_out;
    recipient.reason = reason;
    keep_progress(tx, recipient);
    add_to_tally(tx, recipient.offer_id, {.left_out = 1, .waiting = -1});
}

/// What was said or merged since the segment was frozen.
LeftOut reason_now(Tx& tx, const Recipient& recipient, const Address& to) {
    const auto reason = left_out(
        OfferChannel::mail,
        {.has_email = !to.email.empty(), .consent = consent_of(tx, recipient.customer_id)});
    return reason == LeftOut::none && has_twin(tx, recipient) ? LeftOut::merged : reason;
}

/// Marks the next recipient and makes their link; none: nobody is due.
Result<std::optional<Letter>> take_next(Tx& tx, const Ctx& ctx, Id offer_id) {
    const auto offer = storage::find<Offer>(tx, offer_id);
    if (!offer) return std::optional<Letter>{};
    settle_interrupted(tx, *offer);
    if (!is_open(*offer, ctx.today)) return std::optional<Letter>{};
    const auto next = next_waiting(tx, offer_id, ctx.now);
    const auto server = notices::mail_server(tx);
    if (!next || !server) return std::optional<Letter>{};
    auto recipient = *hold_recipient(tx, next->id);
    const auto to = address_of(tx, recipient.customer_id).value_or(Address{});
    if (const auto reason = reason_now(tx, recipient, to); reason != LeftOut::none) {
        leave_out(tx, recipient, reason);
        return std::optional<Letter>{};
    }
    const auto link = identity::fresh_link(ctx.org.id);
    keep_link(tx, link.hash, recipient.id, ctx.now);
    recipient.state = RecipientState::sending;
    ++recipient.tries;
    keep_progress(tx, recipient);
    const auto state = find_run(tx, offer_id);
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

/// Some of those who wait in vain.
void end_waiting(Tx& tx, Id offer_id, LeftOut reason) {
    for (const Id id : waiting_of(tx, offer_id, kSettledAtOnce))
        if (const auto recipient = hold_recipient(tx, id);
            recipient && recipient->state == RecipientState::waiting)
            leave_out(tx, *recipient, reason);
}

/// The run for who is next, or the end of the sending.
Result<> go_on(Tx& tx, const Ctx& ctx, const storage::Job& job) {
    const auto before = storage::find<Offer>(tx, job.subject_id);
    if (!before || before->state != OfferState::sending) return Done{};
    const bool away = !notices::mail_server(tx);
    Rest rest = away ? rest_in(job.payload) : Rest{};
    if (away && rest.away_since.v == 0) rest.away_since = ctx.now;
    const auto end = end_of_waiting(*before, ctx.today, away ? ctx.now.v - rest.away_since.v : 0);
    const bool mails = before->channel == OfferChannel::mail;
    if (mails && end != LeftOut::none) end_waiting(tx, before->id, end);
    const Instant next = mails ? next_send_at(tx, before->id) : Instant{};
    if (next.v != 0) {
        const auto pause = end != LeftOut::none ? 0 : away ? kNoServerPauseMs : kGapMs;
        storage::enqueue(tx, ctx,
                         {.kind = kSendJob,
                          .subject_id = before->id,
                          .payload = to_json(rest),
                          .run_at = std::max(next, ctx.now.plus_ms(pause))});
        return Done{};
    }
    Offer after = *before;
    after.state = OfferState::sent;
    return storage::save(tx, ctx, *before, after, {"offer.finished", {}, ""});
}

/// Page by page: the search reads outside of any write unit, the writing of a page is one.
Result<> gather(const jobs::JobRun& run, const Offer& offer) {
    return jobs::until_none(run, [&]() -> Result<std::int64_t> {
        const auto next = storage::read_now(
            run.db, run.ctx.org.id, [&](Tx& tx) { return next_to_freeze(tx, run.ctx, offer.id); });
        if (!next) return std::int64_t{0};
        CHECK(storage::write_patiently(run.db, run.ctx, [&](Tx& tx) {
                  return freeze(tx, run.ctx, offer, *next);
              }).get());
        return static_cast<std::int64_t>(next->size());
    });
}

Ctx now_of(const jobs::JobRun& run) {
    Ctx ctx = run.ctx;
    ctx.now = run.clock();
    ctx.today = business_date(zone_of(ctx.org.timezone), ctx.now);
    return ctx;
}

}  // namespace

Result<> send(const jobs::JobRun& run) {
    const auto offer = offer_in(run);
    if (!offer || offer->state != OfferState::sending) return Done{};
    CHECK(gather(run, *offer));
    const auto write = [&](auto&& work) { return storage::write_now(run.db, run.ctx, work); };
    if (offer->channel == OfferChannel::mail) {
        TRY(const auto letter,
            write([&](Tx& tx) { return take_next(tx, now_of(run), offer->id); }));
        if (letter) {
            const auto delivery = mail_it(run, *offer, *letter);
            CHECK(write([&](Tx& tx) -> Result<> {
                keep_outcome(tx, *offer, letter->recipient.id, delivery, run.clock());
                return Done{};
            }));
        }
    }
    return write([&](Tx& tx) { return go_on(tx, now_of(run), run.job); });
}

Result<> resume(const jobs::JobRun& run) {
    constexpr int kAtOnce = 100;
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        for (const Id offer : sending_offers(tx, kAtOnce))
            storage::enqueue(tx, run.ctx, {.kind = kSendJob, .subject_id = offer});
        return Done{};
    });
}

}  // namespace zhuli::offers
