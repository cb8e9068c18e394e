// What a mail says, out of its bytes: by GMime, which knows the ways in which mails are broken.
// Text comes out as UTF-8 whatever it was written in; files as they are. Decides nothing, keeps
// nothing, and never fails: of what is no mail at all there is nothing to read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhuli::notify {

struct MailFile {
    std::string name;
    std::string bytes;
};

/// Addresses as they were written, without names; ids without brackets.
struct ReadMail {
    std::string from, from_name;
    std::string subject;
    std::string message_id;
    std::vector<std::string> refers_to;  // In-Reply-To, References, or what a report is about
    std::string date;                    // as written
    std::string text;                    // what people are meant to read; empty where there is html
    std::string html;                    // where there is no text
    std::vector<MailFile> files;
    bool is_report = false;   // of a delivery that failed or was late
    bool is_receipt = false;  // that somebody read a mail
    // Headers that tell machines from people, as written; empty: not there.
    std::string return_path, auto_submitted, precedence, list_id, suppress, authentication;
};

/// `bytes` may be the beginning of a mail only: then its last file is not whole.
ReadMail read_mail(std::string_view bytes);

/// Text of any charset: as it is called, else UTF-8 where it can be that, else GB18030, else what
/// is left of it.
std::string mail_text(std::string_view bytes, std::string_view charset);

}  // namespace zhuli::notify
