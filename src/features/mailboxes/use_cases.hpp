// What people do with mailboxes: set one up and try it, see which mails were put aside and make a
// complaint of one after all, see what went to and fro about a complaint, and say of an answer from
// another address whether it is the customer's.
#pragma once

#include "core/codec.hpp"
#include "features/mailboxes/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::mailboxes {

using storage::Tx;

Result<Page<MailboxView>> list_mailboxes(Tx& tx, const Ctx& ctx,
                                         const http::Listed<Mailbox>& query);
Result<MailboxView> show_mailbox(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Read from now on: what lies there already is left alone.
Result<MailboxView> create_mailbox(Tx& tx, const Ctx& ctx, const Mailbox& in);
/// Another server, account or folder is read from now on, as a new one is.
Result<MailboxView> edit_mailbox(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Looks into it at once. 409 for one that is switched off.
Result<MailboxView> try_mailbox(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Newest first; with `state` and `mailbox_id` to filter by.
Result<Page<MailView>> list_mails(Tx& tx, const Ctx& ctx, const http::Listed<Mail>& query);
/// Of one that was put aside or that a machine wrote.
Result<MailView> open_ticket_with_mail(Tx& tx, const Ctx& ctx, const http::ById& in);

/// One that could not be read, from where it lay; at once. 409 where it lies there no more.
Result<MailView> read_mail_again(Tx& tx, const Ctx& ctx, const http::ById& in);

/// For whoever sees the complaint.
Result<TicketMails> show_ticket_mails(Tx& tx, const Ctx& ctx, const http::ById& in);
/// It is the customer's word: stands on the ticket from now on.
Result<MailView> accept_mail(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<MailView> decline_mail(Tx& tx, const Ctx& ctx, const http::ById& in);
/// An answer nobody took or that came back, to the same address and with the same Message-ID; for
/// who works on the complaint. 409 unless it did not arrive.
Result<ReplyView> send_reply_again(Tx& tx, const Ctx& ctx, const http::ById& in);

/// The consumer of `ticket.replied`: what was answered to a customer who came by mail goes by mail.
void queue_replies(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::mailboxes
