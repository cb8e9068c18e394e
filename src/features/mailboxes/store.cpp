#include "features/mailboxes/store.hpp"

namespace zhuli::mailboxes {

namespace {

using storage::Sql;

constexpr Sql kActive{"mailboxes.active",
                      "SELECT id, version, name, email, active, host, port, security, account,"
                      " password, folder, owner_id, kind, created_at, updated_at FROM mailbox"
                      " WHERE org_id = $1 AND active = 1 ORDER BY created_at, id LIMIT $2"};
constexpr Sql kCount{"mailboxes.count",
                     "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT id FROM mailbox"
                     " WHERE org_id = $1 LIMIT $2) counted"};
constexpr Sql kReading{
    "mailboxes.reading",
    "SELECT mailbox_id, era, uid_validity, last_uid, begins_at, looked_at, succeeded_at, failed_at,"
    " fault, why, tries, next_at, trying_uid, trying_count FROM mailbox_reading"
    " WHERE org_id = $1 AND mailbox_id = $2"};
constexpr Sql kAskNow{"mailboxes.ask_now",
                      "UPDATE mailbox_reading SET next_at = 0 WHERE org_id = $1"
                      " AND mailbox_id = $2"};
constexpr Sql kKeepReading{
    "mailboxes.keep_reading",
    "INSERT INTO mailbox_reading (org_id, mailbox_id, era, uid_validity, last_uid, begins_at,"
    " looked_at, succeeded_at, failed_at, fault, why, tries, next_at, trying_uid, trying_count)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    " ON CONFLICT (org_id, mailbox_id) DO UPDATE SET era = excluded.era,"
    " uid_validity = excluded.uid_validity,"
    " last_uid = excluded.last_uid, begins_at = excluded.begins_at,"
    " looked_at = excluded.looked_at, succeeded_at = excluded.succeeded_at,"
    " failed_at = excluded.failed_at, fault = excluded.fault, why = excluded.why,"
    " tries = excluded.tries, next_at = excluded.next_at, trying_uid = excluded.trying_uid,"
    " trying_count = excluded.trying_count"};

#define MAIL                                                                                     \
    "SELECT id, mailbox_id, era, uid_validity, uid, mail_key, message_id, ticket_id, record_id," \
    " state, reason, from_address, from_name, subject, words, left_out, files_kept,"             \
    " decided_by, again, created_at FROM mail WHERE org_id = $1"
constexpr Sql kKeepMail{
    "mailboxes.keep_mail",
    "INSERT INTO mail (org_id, id, mailbox_id, era, uid_validity, uid, mail_key, message_id,"
    " ticket_id, record_id, state, reason, from_address, from_name, subject, words, left_out, "
    "files_kept,"
    " decided_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
    " $15, $16, $17, $18, $19, $20) ON CONFLICT DO NOTHING"};
constexpr Sql kMailAt{"mailboxes.mail_at",
                      MAIL " AND mailbox_id = $2 AND era = $3 AND uid_validity = $4 AND uid = $5"};
constexpr Sql kHasMail{"mailboxes.has_mail",
                       "SELECT id FROM mail WHERE org_id = $1 AND mail_key = $2 LIMIT 1"};
constexpr Sql kFindMail{"mailboxes.find_mail", MAIL " AND id = $2"};
constexpr Sql kHoldMail{"mailboxes.hold_mail", MAIL " AND id = $2", MAIL " AND id = $2 FOR UPDATE"};
constexpr Sql kOutcome{"mailboxes.keep_outcome",
                       "UPDATE mail SET ticket_id = $3, record_id = $4, state = $5, reason = $6,"
                       " words = $7, decided_by = $8 WHERE org_id = $1 AND id = $2"};
constexpr Sql kFiles{"mailboxes.keep_files",
                     "UPDATE mail SET files_kept = $3, left_out = $4 WHERE org_id = $1"
                     " AND id = $2"};
constexpr Sql kOfTicket{"mailboxes.of_ticket", MAIL " AND ticket_id = $2 ORDER BY id LIMIT $3"};
constexpr Sql kAskedAgain{"mailboxes.asked_again",
                          MAIL " AND mailbox_id = $2 AND again = 1 ORDER BY id LIMIT $3"};
#undef MAIL
constexpr Sql kAskAgain{"mailboxes.ask_again",
                        "UPDATE mail SET again = $3 WHERE org_id = $1 AND id = $2"};
constexpr Sql kForget{"mailboxes.forget_mail", "DELETE FROM mail WHERE org_id = $1 AND id = $2"};
constexpr Sql kAside{
    "mailboxes.count_aside",
    "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT id FROM mail"
    " WHERE org_id = $1 AND state = 'aside' AND mailbox_id = $2 LIMIT 100) counted"};

constexpr Sql kTicketOfMail{"mailboxes.ticket_of_mail",
                            "SELECT ticket_id FROM mail WHERE org_id = $1 AND message_id = $2"
                            " AND ticket_id <> 0 ORDER BY id LIMIT 1"};
#define REPLY                                                                                \
    "SELECT id, ticket_id, record_id, mailbox_id, to_address, to_name, message_id, answers," \
    " state, tries, why, send_at, sent_at, created_at FROM mail_reply WHERE org_id = $1"
constexpr Sql kReplyOfMessage{"mailboxes.reply_of_message",
                              REPLY " AND message_id = $2 ORDER BY id LIMIT 1"};
constexpr Sql kFindReply{"mailboxes.find_reply", REPLY " AND id = $2"};
constexpr Sql kHoldReply{"mailboxes.hold_reply", REPLY " AND id = $2",
                         REPLY " AND id = $2 FOR UPDATE"};
constexpr Sql kRepliesOf{"mailboxes.replies_of", REPLY " AND ticket_id = $2 ORDER BY id LIMIT $3"};
#undef REPLY
constexpr Sql kTicketOfTag{"mailboxes.ticket_of_tag",
                           "SELECT ticket_id FROM mail_thread WHERE org_id = $1 AND tag = $2"
                           " LIMIT 1"};
constexpr Sql kThread{"mailboxes.thread",
                      "SELECT ticket_id, mailbox_id, tag FROM mail_thread WHERE org_id = $1"
                      " AND ticket_id = $2"};
constexpr Sql kKeepThread{"mailboxes.keep_thread",
                          "INSERT INTO mail_thread (org_id, ticket_id, mailbox_id, tag)"
                          " VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, ticket_id) DO NOTHING"};
constexpr Sql kWrote{"mailboxes.wrote_before",
                     "SELECT id FROM mail WHERE org_id = $1 AND ticket_id = $2"
                     " AND from_address = $3 AND state IN ('opened', 'added', 'accepted')"
                     " ORDER BY id LIMIT 1"};
constexpr Sql kToTicket{"mailboxes.count_to_ticket",
                        "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT id FROM mail"
                        " WHERE org_id = $1 AND from_address = $2 AND created_at >= $3"
                        " AND ticket_id = $4 LIMIT $5) counted"};
constexpr Sql kOpened{"mailboxes.count_opened",
                      "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT id FROM mail"
                      " WHERE org_id = $1 AND from_address = $2 AND created_at >= $3"
                      " AND state = 'opened' LIMIT $4) counted"};

constexpr Sql kQueue{"mailboxes.queue_reply",
                     "INSERT INTO mail_reply (org_id, id, ticket_id, record_id, mailbox_id,"
                     " to_address, to_name, message_id, answers, state, tries, why, send_at,"
                     " sent_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting',"
                     " 0, '', $10, 0, $11) ON CONFLICT (org_id, record_id) DO NOTHING"};
constexpr Sql kKeepReply{"mailboxes.keep_reply",
                         "UPDATE mail_reply SET state = $3, tries = $4, why = $5, send_at = $6,"
                         " sent_at = $7 WHERE org_id = $1 AND id = $2"};

constexpr const Sql* kStatements[] = {
    &kActive,    &kCount,        &kReading,        &kKeepReading, &kKeepMail,  &kMailAt,
    &kHasMail,   &kFindMail,     &kHoldMail,       &kOutcome,     &kFiles,     &kOfTicket,
    &kAside,     &kTicketOfMail, &kReplyOfMessage, &kFindReply,   &kRepliesOf, &kTicketOfTag,
    &kThread,    &kKeepThread,   &kWrote,          &kToTicket,    &kOpened,    &kQueue,
    &kKeepReply, &kAskNow,       &kAskedAgain,     &kAskAgain,    &kForget,    &kHoldReply};

constexpr storage::Check kChecks[] = {
    {"mailboxes: what became a complaint, or part of one, names it",
     {"mailboxes.check_ticket",
      "SELECT CAST(m.id AS TEXT) FROM mail m LEFT JOIN ticket t ON t.org_id = m.org_id"
      " AND t.id = m.ticket_id WHERE m.org_id = $1"
      " AND m.state IN ('opened', 'added', 'doubtful', 'accepted') AND t.id IS NULL"}},
    {"mailboxes: what counts as the customer's word stands on the ticket",
     {"mailboxes.check_record",
      "SELECT CAST(m.id AS TEXT) FROM mail m LEFT JOIN ticket_record r ON r.org_id = m.org_id"
      " AND r.id = m.record_id AND r.ticket_id = m.ticket_id WHERE m.org_id = $1"
      " AND m.state IN ('added', 'accepted') AND r.id IS NULL"}},
    {"mailboxes: an answer that waits has a job that sends it",
     {"mailboxes.check_reply_job",
      "SELECT CAST(p.id AS TEXT) FROM mail_reply p WHERE p.org_id = $1 AND p.state = 'waiting'"
      " AND NOT EXISTS (SELECT 1 FROM job j WHERE j.org_id = $1 AND j.kind = 'mailboxes.send'"
      " AND j.subject_id = p.id AND j.state IN ('waiting', 'running'))"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Mailbox> active_mailboxes(Tx& tx) { return tx.all<Mailbox>(kActive, kMailboxesLimit); }

std::int64_t count_mailboxes(Tx& tx) {
    return tx.scalar<std::int64_t>(kCount, kMailboxesLimit).value_or(0);
}

Reading reading_of(Tx& tx, Id mailbox) {
    return tx.one<Reading>(kReading, mailbox).value_or(Reading{.mailbox_id = mailbox});
}

void keep_reading(Tx& tx, const Reading& r) {
    tx.exec(kKeepReading, r.mailbox_id, r.era, r.uid_validity, r.last_uid, r.begins_at, r.looked_at,
            r.succeeded_at, r.failed_at, r.fault, r.why, r.tries, r.next_at, r.trying_uid,
            r.trying_count);
}

void ask_now(Tx& tx, Id mailbox) { tx.exec(kAskNow, mailbox); }

bool keep_mail(Tx& tx, const Mail& m) {
    return tx.exec(kKeepMail, m.id, m.mailbox_id, m.era, m.uid_validity, m.uid, m.mail_key,
                   m.message_id, m.ticket_id, m.record_id, m.state, m.reason, m.from_address,
                   m.from_name, m.subject, m.words, m.left_out, m.files_kept, m.decided_by,
                   m.created_at) > 0;
}

std::optional<Mail> mail_at(Tx& tx, const Reading& place, std::int64_t uid) {
    return tx.one<Mail>(kMailAt, place.mailbox_id, place.era, place.uid_validity, uid);
}

bool has_mail(Tx& tx, std::string_view key) { return tx.scalar<Id>(kHasMail, key).has_value(); }

std::optional<Mail> find_mail(Tx& tx, Id id) { return tx.one<Mail>(kFindMail, id); }

std::optional<Mail> hold_mail(Tx& tx, Id id) { return tx.one<Mail>(kHoldMail, id); }

void keep_outcome(Tx& tx, const Mail& m) {
    tx.exec(kOutcome, m.id, m.ticket_id, m.record_id, m.state, m.reason, m.words, m.decided_by);
}

void keep_files(Tx& tx, const Mail& m) { tx.exec(kFiles, m.id, m.files_kept, m.left_out); }

void ask_again(Tx& tx, Id mail, bool again) { tx.exec(kAskAgain, mail, again); }

std::vector<Mail> asked_again(Tx& tx, Id mailbox, std::int64_t limit) {
    return tx.all<Mail>(kAskedAgain, mailbox, limit);
}

void forget_mail(Tx& tx, Id mail) { tx.exec(kForget, mail); }

std::vector<Mail> mails_of(Tx& tx, Id ticket) {
    return tx.all<Mail>(kOfTicket, ticket, kOfTicketLimit);
}

std::int64_t count_aside(Tx& tx, Id mailbox) {
    return tx.scalar<std::int64_t>(kAside, mailbox).value_or(0);
}

std::optional<Id> ticket_of_message(Tx& tx, std::string_view message_id) {
    if (const auto reply = reply_of_message(tx, message_id)) return reply->ticket_id;
    return tx.scalar<Id>(kTicketOfMail, message_id);
}

std::optional<Id> ticket_of_tag(Tx& tx, std::string_view tag) {
    return tx.scalar<Id>(kTicketOfTag, tag);
}

std::optional<Thread> thread_of(Tx& tx, Id ticket) { return tx.one<Thread>(kThread, ticket); }

void keep_thread(Tx& tx, const Thread& thread) {
    tx.exec(kKeepThread, thread.ticket_id, thread.mailbox_id, thread.tag);
}

bool wrote_before(Tx& tx, Id ticket, std::string_view address) {
    return tx.scalar<Id>(kWrote, ticket, address).has_value();
}

std::int64_t count_to_ticket(Tx& tx, std::string_view address, Id ticket, Instant since,
                             std::int64_t limit) {
    return tx.scalar<std::int64_t>(kToTicket, address, since, ticket, limit).value_or(0);
}

std::int64_t count_opened(Tx& tx, std::string_view address, Instant since, std::int64_t limit) {
    return tx.scalar<std::int64_t>(kOpened, address, since, limit).value_or(0);
}

bool queue_reply(Tx& tx, const Reply& r) {
    return tx.exec(kQueue, r.id, r.ticket_id, r.record_id, r.mailbox_id, r.to_address, r.to_name,
                   r.message_id, r.answers, r.send_at, r.created_at) > 0;
}

std::optional<Reply> find_reply(Tx& tx, Id id) { return tx.one<Reply>(kFindReply, id); }

std::optional<Reply> hold_reply(Tx& tx, Id id) { return tx.one<Reply>(kHoldReply, id); }

void keep_reply(Tx& tx, const Reply& r) {
    tx.exec(kKeepReply, r.id, r.state, r.tries, r.why, r.send_at, r.sent_at);
}

std::vector<Reply> replies_of(Tx& tx, Id ticket) {
    return tx.all<Reply>(kRepliesOf, ticket, kOfTicketLimit);
}

std::optional<Reply> reply_of_message(Tx& tx, std::string_view message_id) {
    return tx.one<Reply>(kReplyOfMessage, message_id);
}

}  // namespace zhuli::mailboxes
