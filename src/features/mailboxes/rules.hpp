// What is true of mails that come in, without I/O: who wrote one, a person or a machine; what it
// says; which of its files are taken; how long a mailbox that fails is left alone.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/mailboxes/model_inputs.hpp"

namespace zhuli::mailboxes {

inline constexpr std::int64_t kMostMailBytes = 30 << 20;  // a file of 20 MB, as mails write it
inline constexpr std::size_t kHeadBytes = 256 << 10;      // what is read of a larger one
inline constexpr std::int64_t kMostTries = 3;             // to read one mail
inline constexpr std::int64_t kMostAnHour = 10;           // of one sender to one ticket
inline constexpr std::int64_t kMostTicketsAnHour = 10;    // that one sender opens
inline constexpr std::size_t kMostFiles = 20;             // of one mail
inline constexpr std::size_t kMostWords = 3500;           // letters; the rest is a file
inline constexpr std::int64_t kMostSends = 53;            // of an answer: two days

std::span<const Permission> permissions();
Result<> check(const Mailbox& mailbox);

/// Why nobody is to be answered, if a machine wrote it; `own` are our addresses.
MailReason reason_of(const Incoming& mail, std::span<const std::string> own);
/// That a mail of ours did not arrive.
bool is_bounce(const Incoming& mail);

/// The tag in a subject: "… [TK-20261124-0001 #q7h2m9x4kd]"; empty: there is none.
std::string tag_in(std::string_view subject);
std::string tagged(std::string_view title, std::string_view number, std::string_view tag);
/// An id that may stand in a header of ours: no spaces, no brackets; empty otherwise.
std::string plain_id(std::string_view id);

/// The words of an answer without the mail it quotes; all of them if nothing else is left.
std::string without_history(std::string_view text);
/// What one reads of an html mail.
std::string text_of_html(std::string_view html);
/// At most so many letters, with what was cut off told by the last one.
std::string shortened(std::string_view text, std::size_t letters);

/// An answer that somebody may send again.
bool did_not_arrive(ReplyState state);
/// The pause after so many looks in vain; who was refused is not asked again and again.
std::int64_t pause_ms(Fault fault, std::int64_t tries);
std::int64_t reply_pause_ms(std::int64_t tries);

}  // namespace zhuli::mailboxes
