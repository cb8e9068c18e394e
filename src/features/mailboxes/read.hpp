// The bytes of a mail read into what the rules ask about: by notify/mime, cleaned so that every
// text can be stored. Decides nothing.
#pragma once

#include "features/mailboxes/model_inputs.hpp"

namespace zhuli::mailboxes {

/// `cut`: these are its first bytes only, of `byte_count`.
Incoming read_incoming(std::string_view bytes, bool cut, std::int64_t byte_count);
/// The same mail has the same key in whichever folder, mailbox or order it comes.
std::string key_of(const Incoming& mail);

}  // namespace zhuli::mailboxes
