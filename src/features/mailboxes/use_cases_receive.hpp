// A mail that came in becomes a complaint, part of one, or is put where somebody sees it. One unit
// decides and keeps that, with the place it lay in, so that the same mail never counts twice; its
// files follow one by one. Nothing here answers anybody.
#pragma once

#include "core/messages.hpp"
#include "core/result.hpp"
#include "features/mailboxes/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::mailboxes {

using storage::Tx;

inline constexpr std::string_view kLookJob = "mailboxes.look";
inline constexpr std::string_view kSendJob = "mailboxes.send";

/// The files that are kept, in their order, and in words which are not, and why.
struct SortedFiles {
    std::vector<IncomingFile> kept;
    std::vector<Text<200>> left_out;
};
/// Why a file is not kept, as a message key; empty: it is kept.
std::string_view refusal_of(const IncomingFile& file, std::size_t kept);
SortedFiles sort_files(const Ctx& ctx, Incoming& mail, const Catalog& texts);

/// What became of it; of one that was taken before, what became of it then. Nothing: the same mail
/// was taken from another place.
Result<std::optional<Mail>> take_mail(Tx& tx, const Ctx& ctx, const Mailbox& box,
                                      const Reading& place, const Incoming& mail,
                                      const SortedFiles& files, const Catalog& texts);
/// One that nobody can read, by its number.
void put_aside_unread(Tx& tx, const Ctx& ctx, const Reading& place, std::int64_t uid);

/// The words of a mail become the customer's own, on its ticket.
Result<> add_words(Tx& tx, const Ctx& ctx, Mail& mail);
/// A complaint begins with it.
Result<> open_with(Tx& tx, const Ctx& ctx, const Mailbox& box, Mail& mail, bool known_sender);

}  // namespace zhuli::mailboxes
