// Mailboxes that complaints come in by (邮件进线): where one is, how far it was read, and what
// became of each mail. A mail is kept once, whatever happens between reading it and remembering
// that; what a customer said in it is the ticket's own record, and its files are the ticket's.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/notices/model.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::mailboxes {

using notices::Security;
using tickets::Kind;

/// What looked wrong the last time, for words that say what to do about it.
enum class Fault : std::uint8_t { none, away, no_address, insecure, denied, no_folder, broken };
BOOST_DESCRIBE_ENUM(Fault, none, away, no_address, insecure, denied, no_folder, broken)

struct Mailbox {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    Email email;  // that customers write to; answers come back to it
    bool active = true;
    Text<253> host;
    int port = 993;
    Security security = Security::tls;
    Text<254> account;
    Text<200> password;      // left out of a change, it stays
    Text<120> folder;        // empty: INBOX
    Id owner_id;             // who gets its complaints; none: they lie in the inbox
    Kind kind = Kind::none;  // what its complaints are about, until they are classified
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Mailbox, (),
                      (id, version, name, email, active, host, port, security, account, password,
                       folder, owner_id, kind, created_at, updated_at))
constexpr auto notes(const Mailbox*) {
    using M = Mailbox;
    return std::array{note<&M::id>(read_only),
                      note<&M::version>(read_only),
                      note<&M::name>(required | sortable),
                      note<&M::email>(required),
                      note<&M::host>(required),
                      note<&M::account>(required),
                      note<&M::password>(secret),
                      note<&M::owner_id>(0, "user"),
                      note<&M::created_at>(read_only | sortable),
                      note<&M::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Mailbox*) { return {"mailbox", "mailbox"}; }

/// How far a mailbox was read, and how that went; beside the record, nobody's.
struct Reading {
    Id mailbox_id;
    std::int64_t era = 0;  // another server, account or folder begins another one
    std::int64_t uid_validity = 0, last_uid = 0;
    Instant begins_at;  // what arrived before is left alone
    Instant looked_at, succeeded_at, failed_at;
    Fault fault = Fault::none;
    Text<300> why;  // what the server said
    std::int64_t tries = 0;
    Instant next_at;
    std::int64_t trying_uid = 0, trying_count = 0;  // the mail that is being read, how often by now
};
BOOST_DESCRIBE_STRUCT(Reading, (),
                      (mailbox_id, era, uid_validity, last_uid, begins_at, looked_at, succeeded_at,
                       failed_at, fault, why, tries, next_at, trying_uid, trying_count))

/// opened: a complaint began with it. added: its ticket's customer wrote more. doubtful: an answer
/// from an address that is not the customer's, nobody's word until somebody accepts it. automatic:
/// no person wrote it. bounced: a mail of ours did not arrive. aside: see the reason.
enum class MailState : std::uint8_t {
    opened,
    added,
    doubtful,
    accepted,
    declined,
    automatic,
    bounced,
    aside
};
BOOST_DESCRIBE_ENUM(MailState, opened, added, doubtful, accepted, declined, automatic, bounced,
                    aside)

enum class MailReason : std::uint8_t {
    none,
    says_so,       // Auto-Submitted, X-Auto-Response-Suppress
    list,          // Precedence, List-Id
    no_return,     // an empty Return-Path
    receipt,       // that a mail was read
    own,           // from one of our own addresses
    too_many,      // one sender, within an hour
    no_sender,     // nobody to answer
    unreadable,    // three times in vain
    other_address  // not the customer's
};
BOOST_DESCRIBE_ENUM(MailReason, none, says_so, list, no_return, receipt, own, too_many, no_sender,
                    unreadable, other_address)

/// A mail that came in and what became of it.
struct Mail {
    Id id;
    Id mailbox_id;
    std::int64_t era = 0, uid_validity = 0, uid = 0;  // where it lay
    Text<64> mail_key;  // the same mail has the same, wherever it lies
    Text<250> message_id;
    Id ticket_id, record_id;  // the ticket's own record of it, where there is one
    MailState state = MailState::aside;
    MailReason reason = MailReason::none;
    Text<254> from_address;
    Text<120> from_name;
    Text<200> subject;
    Text<4000> words;                 // of what is on no ticket
    std::vector<Text<200>> left_out;  // files that were not kept, with why
    std::int64_t files_kept = 0;
    Id decided_by;
    bool again = false;  // somebody asked that it be read again
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Mail, (),
                      (id, mailbox_id, era, uid_validity, uid, mail_key, message_id, ticket_id,
                       record_id, state, reason, from_address, from_name, subject, words, left_out,
                       files_kept, decided_by, again, created_at))
constexpr auto notes(const Mail*) {
    return std::array{note<&Mail::mailbox_id>(filterable, "mailbox"),
                      note<&Mail::ticket_id>(0, "ticket"), note<&Mail::state>(filterable),
                      note<&Mail::decided_by>(0, "user"), note<&Mail::created_at>(sortable)};
}
constexpr EntityName entity_of(const Mail*) { return {"mail", "mail"}; }

/// What answers to a ticket carry in their subject, so that one is known whose headers were lost.
struct Thread {
    Id ticket_id;
    Id mailbox_id;
    Text<20> tag;
};
BOOST_DESCRIBE_STRUCT(Thread, (), (ticket_id, mailbox_id, tag))

enum class ReplyState : std::uint8_t { waiting, sent, dead, bounced };
BOOST_DESCRIBE_ENUM(ReplyState, waiting, sent, dead, bounced)

/// An answer of ours on its way to the customer.
struct Reply {
    Id id;
    Id ticket_id, record_id, mailbox_id;
    Text<254> to_address;
    Text<120> to_name;
    Text<250> message_id, answers;  // its own, and that of the mail it answers
    ReplyState state = ReplyState::waiting;
    std::int64_t tries = 0;
    Text<300> why;
    Instant send_at, sent_at, created_at;
};
BOOST_DESCRIBE_STRUCT(Reply, (),
                      (id, ticket_id, record_id, mailbox_id, to_address, to_name, message_id,
                       answers, state, tries, why, send_at, sent_at, created_at))
constexpr EntityName entity_of(const Reply*) { return {"mail_reply", "mail_reply"}; }

}  // namespace zhuli::mailboxes
