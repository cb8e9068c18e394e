// A shop whose customers complain by mail: a mailbox on a real IMAP server, a mail server for what
// is answered, and mails as they come.
#pragma once

#include "features/tickets/complaints_for_test.hpp"
#include "notify/reach.hpp"
#include "notify/trust.hpp"
#include "storage/database.hpp"
#include "tests/support/imap_server.hpp"
#include "tests/support/receiver.hpp"

namespace zhuli::mailboxes {

using support::Answer;
using support::ImapServer;
using tickets::Words;

struct MailsIn : tickets::Complaints {
    ImapServer& server = ImapServer::shared();
    const std::string account = server.new_account();
    std::string box;
    int message_no = 0;

    MailsIn() { notify::allow_private_addresses(true); }
    ~MailsIn() override {
        notify::allow_private_addresses(false);
        notify::trust_authorities("");
    }
    void SetUp() override { box = added_mailbox(server.port()).text("id"); }

    Answer added_mailbox(int port, const std::string& password = ImapServer::kPassword,
                         const std::string& more = "") {
        const auto answer = world.call(
            "admin", "POST", "/mailboxes",
            fmt::format(R"({{"name":"客服邮箱","email":"service@demo.test","host":"127.0.0.1",)"
                        R"("port":{},"security":"none","account":"{}","password":"{}"{}}})",
                        port, account, password, more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer;
    }
    std::string customer(const std::string& name, const std::string& email) {
        return shop.made("assistant", "/customers",
                         fmt::format(R"({{"name":"{}","email":"{}"}})", name, email));
    }
    /// Headers of a mail from somebody, with further ones.
    std::string head(const std::string& from, const std::string& subject,
                     const std::string& more = "") {
        return fmt::format(
            "From: <{}>\r\nTo: <service@demo.test>\r\nSubject: {}\r\nMessage-ID: "
            "<m{}@their.test>\r\n"
            "Date: Tue, 24 Nov 2026 10:20:00 +0800\r\nMIME-Version: 1.0\r\n{}",
            from, subject, ++message_no, more);
    }
    std::string plain(const std::string& from, const std::string& subject, const std::string& words,
                      const std::string& more = "") {
        return head(from, subject, more) + "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
               words + "\r\n";
    }
    std::filesystem::path come(const std::string& mail) {
        return server.deliver(account, mail, world.now);
    }
    void look(std::int64_t later = kMinuteMs) {
        world.now = world.now.plus_ms(later);
        world.follow_events();
        world.run_jobs();
    }
    void come_and_look(const std::string& mail) {
        come(mail);
        look();
    }
    Words tickets() { return ids(world.call("service", "GET", "/tickets?sort=-opened_at")); }
    Answer mailbox() { return world.call("admin", "GET", "/mailboxes/" + box); }
    Answer mails_of(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "GET", "/tickets/" + ticket + "/mails");
    }
    /// "state:reason" of every mail that came, the newest first.
    Words outcomes() {
        Words found;
        const auto mails = world.call("admin", "GET", "/mails?sort=-created_at");
        for (const auto& one : mails.json.at("items").as_array())
            found.push_back(std::string(one.at("state").as_string()) + ":" +
                            std::string(one.at("reason").as_string()));
        return found;
    }
    /// Ids of those, the newest first.
    Words mails() { return ids(world.call("admin", "GET", "/mails?sort=-created_at")); }
    std::string story(const std::string& ticket) {
        return world.call("service", "GET", "/tickets/" + ticket + "/story").body;
    }
    boost::json::value records_of(const std::string& ticket) {
        return world.call("service", "GET", "/tickets/" + ticket + "/story").json.at("records");
    }
    Answer files(const std::string& ticket, const std::string& entity = "ticket") {
        return world.call("service", "GET",
                          "/record_attachments?entity=" + entity + "&record_id=" + ticket);
    }
    void mail_server(int port) {
        const auto version = world.call("admin", "GET", "/mail_settings").json.at("version");
        const auto answer = world.call(
            "admin", "PATCH", "/mail_settings",
            fmt::format(R"({{"active":true,"host":"127.0.0.1","port":{},"security":"none",)"
                        R"("sender":"zhuli@demo.test","sender_name":"助理"}})",
                        port),
            {{"if-match", std::to_string(version.as_int64())}});
        ASSERT_EQ(answer.status, 200) << answer.body;
    }
};

inline std::string header_of(const std::string& mail, const std::string& name) {
    const auto at = mail.find("\n" + name + ": ");
    if (at == mail.npos) return {};
    const auto from = at + name.size() + 3;
    auto end = mail.find('\n', from);
    if (mail[end - 1] == '\r') --end;
    return mail.substr(from, end - from);
}

}  // namespace zhuli::mailboxes
