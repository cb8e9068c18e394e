#include "features/notices/use_cases_mail.hpp"

#include "features/notices/store_posts.hpp"

namespace zhuli::notices {

std::optional<notify::MailServer> mail_server(Tx& tx) {
    const auto from = stored_mail_settings(tx);
    if (!from || !from->active) return std::nullopt;
    return notify::MailServer{.host = from->host.v,
                              .port = from->port,
                              .security = static_cast<notify::Security>(from->security),
                              .user = from->account.v,
                              .password = from->password.v,
                              .from = from->sender.v,
                              .from_name = from->sender_name.v};
}

}  // namespace zhuli::notices
