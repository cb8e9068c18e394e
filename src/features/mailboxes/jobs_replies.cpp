// Handing answers to the mail server: one message for each, the same Message-ID whenever it is
// tried again, so that a server killed between sending and noting that sends nothing new.
#include "features/mailboxes/jobs.hpp"
#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "features/notices/use_cases_mail.hpp"
#include "features/tickets/use_cases_intake.hpp"
#include "notify/mail.hpp"
#include "storage/database.hpp"
#include "storage/entity.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::mailboxes {

namespace {

/// What is to be sent, read in one snapshot.
struct Letter {
    Reply reply;
    tickets::Ticket ticket;
    std::string words, tag, reply_to;
    std::optional<notify::MailServer> server;
};

std::optional<Letter> letter_in(const jobs::JobRun& run) {
    return storage::read_now(run.db, run.ctx.org.id, [&](Tx& tx) -> std::optional<Letter> {
        const auto reply = find_reply(tx, run.job.subject_id);
        if (!reply || reply->state != ReplyState::waiting) return std::nullopt;
        const auto ticket = storage::find<tickets::Ticket>(tx, reply->ticket_id);
        const auto thread = thread_of(tx, reply->ticket_id);
        const auto box = storage::find<Mailbox>(tx, reply->mailbox_id);
        if (!ticket || !thread || !box) return std::nullopt;
        Letter letter{*reply, *ticket, {}, thread->tag.v, box->email.v, notices::mail_server(tx)};
        for (const auto& record : tickets::written_on(tx, ticket->id))
            if (record.id == reply->record_id) letter.words = record.words.v;
        return letter;
    });
}

notify::Delivery mail_it(const jobs::JobRun& run, const Letter& letter) {
    const auto said = [&](std::string_view key, const Params& params = {}) {
        return run.texts->text(run.ctx.locale, key, params);
    };
    if (!letter.server) return {notify::Outcome::try_later, said("notices.mail_is_off")};
    const Reply& reply = letter.reply;
    notify::Mail mail;
    mail.to = reply.to_address.v;
    mail.to_name = reply.to_name.v;
    mail.subject = tagged(letter.ticket.title.v, letter.ticket.number.v, letter.tag);
    mail.text = said("mailboxes.reply_above") + "\n\n" + letter.words + "\n\n" +
                said("mailboxes.reply_foot",
                     {{"org", run.ctx.org.name}, {"number", letter.ticket.number.v}}) +
                "\n";
    mail.message_id = "<" + reply.message_id.v + ">";
    mail.reply_to = letter.reply_to;
    if (!reply.answers.empty()) mail.answers = "<" + reply.answers.v + ">";
    mail.by_person = true;
    mail.at = run.clock();
    return notify::send_mail(*letter.server, mail);
}

void note_outcome(Reply& reply, const notify::Delivery& delivery, Instant now) {
    ++reply.tries;
    reply.why = std::string_view(delivery.why);
    if (delivery.outcome == notify::Outcome::sent) {
        reply.state = ReplyState::sent;
        reply.sent_at = now;
        reply.why = {};
    } else if (delivery.outcome == notify::Outcome::refused || reply.tries >= kMostSends) {
        reply.state = ReplyState::dead;
    } else {
        reply.send_at = now.plus_ms(reply_pause_ms(reply.tries));
    }
}

}  // namespace

Result<> send_reply(const jobs::JobRun& run) {
    const auto letter = letter_in(run);
    if (!letter) return Done{};
    const auto delivery = mail_it(run, *letter);
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        auto reply = find_reply(tx, letter->reply.id);
        if (!reply || reply->state != ReplyState::waiting) return Done{};
        note_outcome(*reply, delivery, run.clock());
        keep_reply(tx, *reply);
        tx.emit({"ticket.mailed", "ticket", reply->ticket_id, {}, ""});
        if (reply->state == ReplyState::waiting)
            storage::enqueue(tx, run.ctx,
                             {.kind = kSendJob, .subject_id = reply->id, .run_at = reply->send_at});
        return Done{};
    });
}

}  // namespace zhuli::mailboxes
