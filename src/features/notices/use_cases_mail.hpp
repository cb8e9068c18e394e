// The organisation's mail server, for capabilities that write to customers themselves.
#pragma once

#include <optional>

#include "notify/mail.hpp"
#include "storage/tx.hpp"

namespace zhuli::notices {

/// Nothing while none is set up and switched on.
std::optional<notify::MailServer> mail_server(storage::Tx& tx);

}  // namespace zhuli::notices
