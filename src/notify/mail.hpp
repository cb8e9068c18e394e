// One plain-text e-mail handed to a mail server by SMTP. Says of itself whether a machine wrote it,
// so that no auto-responder answers that one (RFC 3834). Knows no queue: who calls decides when to
// try again.
#pragma once

#include <string>

#include "core/value/instant.hpp"
#include "notify/delivery.hpp"

namespace zhuli::notify {

enum class Security : std::uint8_t { tls, starttls, none };

struct MailServer {
    std::string host;
    int port = 465;
    Security security = Security::tls;
    std::string user, password;  // both empty: none asked for
    std::string from, from_name;
};

struct Mail {
    std::string to, to_name;
    std::string subject;
    std::string text;
    /// The same for the same message, so that one that is sent again is recognised: "<…@host>".
    std::string message_id;
    std::string reply_to = {};  // an address; empty: answers go to the sender
    std::string answers = {};   // the message_id of the mail this one answers
    bool by_person = false;     // somebody wrote it for this recipient
    Instant at;
};

/// `refused` if the server will not have this recipient; everything else may get better.
Delivery send_mail(const MailServer& server, const Mail& mail);

/// RFC 2047: always encoded, so that no line break or quote of a name becomes part of a header.
std::string header_words(std::string_view text);
/// RFC 5322, in UTC.
std::string header_date(Instant at);

}  // namespace zhuli::notify
