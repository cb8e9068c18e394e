// Statements of mailboxes beyond what storage/save writes: how far each was read, mails and what
// became of them, threads, answers on their way.
#pragma once

#include <optional>

#include "features/mailboxes/model.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::mailboxes {

using storage::Tx;

inline constexpr std::int64_t kMailboxesLimit = 20;  // of an organisation
inline constexpr std::int64_t kOfTicketLimit = 200;  // mails, and answers, of one ticket

std::vector<Mailbox> active_mailboxes(Tx& tx);
std::int64_t count_mailboxes(Tx& tx);
/// As it was never read: nothing is kept of it yet.
Reading reading_of(Tx& tx, Id mailbox);
void keep_reading(Tx& tx, const Reading& reading);
/// Whatever went wrong before: it is looked into at the next turn.
void ask_now(Tx& tx, Id mailbox);

/// False: this mail, or what lay in its place, is there already.
bool keep_mail(Tx& tx, const Mail& mail);
std::optional<Mail> mail_at(Tx& tx, const Reading& place, std::int64_t uid);
bool has_mail(Tx& tx, std::string_view key);
std::optional<Mail> find_mail(Tx& tx, Id id);
/// Waits for whoever decides about it now (PostgreSQL; SQLite has one writer).
std::optional<Mail> hold_mail(Tx& tx, Id id);
void keep_outcome(Tx& tx, const Mail& mail);
/// How many files were kept, and what was not.
void keep_files(Tx& tx, const Mail& mail);
/// One that could not be read is read again, or is not any more.
void ask_again(Tx& tx, Id mail, bool again);
std::vector<Mail> asked_again(Tx& tx, Id mailbox, std::int64_t limit);
/// What stood for one that could not be read: it is taken as any other now.
void forget_mail(Tx& tx, Id mail);
/// The oldest first.
std::vector<Mail> mails_of(Tx& tx, Id ticket);
std::int64_t count_aside(Tx& tx, Id mailbox);

/// The ticket a mail or an answer of ours with this id is about.
std::optional<Id> ticket_of_message(Tx& tx, std::string_view message_id);
std::optional<Id> ticket_of_tag(Tx& tx, std::string_view tag);
std::optional<Thread> thread_of(Tx& tx, Id ticket);
void keep_thread(Tx& tx, const Thread& thread);
/// That began or went on with this ticket as its customer's word.
bool wrote_before(Tx& tx, Id ticket, std::string_view address);
/// From this address since then: to this ticket, or such that opened one; counted up to `limit`.
std::int64_t count_to_ticket(Tx& tx, std::string_view address, Id ticket, Instant since,
                             std::int64_t limit);
std::int64_t count_opened(Tx& tx, std::string_view address, Instant since, std::int64_t limit);

/// False: this record was queued before.
bool queue_reply(Tx& tx, const Reply& reply);
std::optional<Reply> find_reply(Tx& tx, Id id);
/// Waits for whoever sends it again now.
std::optional<Reply> hold_reply(Tx& tx, Id id);
void keep_reply(Tx& tx, const Reply& reply);
std::vector<Reply> replies_of(Tx& tx, Id ticket);
std::optional<Reply> reply_of_message(Tx& tx, std::string_view message_id);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::mailboxes
