// What people send to mailboxes and are shown of them, and a mail as it was read.
#pragma once

#include "features/mailboxes/model.hpp"

namespace zhuli::mailboxes {

struct MailboxView : Mailbox {
    std::string owner_name;
    Instant succeeded_at, failed_at, next_at;
    Fault fault = Fault::none;
    std::string why;
    std::int64_t aside_count = 0;  // mails put aside, up to a hundred
};
BOOST_DESCRIBE_STRUCT(MailboxView, (Mailbox),
                      (owner_name, succeeded_at, failed_at, next_at, fault, why, aside_count))

struct MailView : Mail {
    std::string mailbox_name, ticket_number, decided_by_name;
    std::vector<std::string> actions;  // open, read, accept, decline
};
BOOST_DESCRIBE_STRUCT(MailView, (Mail), (mailbox_name, ticket_number, decided_by_name, actions))

struct ReplyView : Reply {
    std::vector<std::string> actions;  // send
};
BOOST_DESCRIBE_STRUCT(ReplyView, (Reply), (actions))

/// What went to and fro by mail about one complaint.
struct TicketMails {
    bool by_mail = false;
    std::string mailbox_name, address;
    std::vector<MailView> items;  // the oldest first
    std::vector<ReplyView> replies;
};
BOOST_DESCRIBE_STRUCT(TicketMails, (), (by_mail, mailbox_name, address, items, replies))

/// A file as it came.
struct IncomingFile {
    std::string name;
    std::string bytes;
};

/// A mail as it was read, before anybody decided anything. Texts are UTF-8 and fit to be stored.
struct Incoming {
    std::int64_t uid = 0, byte_count = 0;
    bool cut = false;  // too large: only its beginning was read
    std::string from, from_name, subject, message_id, date, text;
    std::vector<std::string> refers_to;
    std::vector<IncomingFile> files;
    bool is_report = false, is_receipt = false, forged = false;
    std::string return_path, auto_submitted, precedence, list_id, suppress;
};

}  // namespace zhuli::mailboxes
