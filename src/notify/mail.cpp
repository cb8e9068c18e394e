#include "notify/mail.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <ctime>

#include "core/text/utf8.hpp"
#include "notify/transfer.hpp"

namespace zhuli::notify {

namespace {

constexpr std::size_t kWordBytes = 45;  // makes an encoded word of 72 characters, at most 75

std::string encoded(std::string_view bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
    std::string out(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), kVariant);
    out.resize(out.find('\0'));
    return out;
}

std::string address_of(const std::string& name, const std::string& address) {
    return name.empty() ? "<" + address + ">" : header_words(name) + " <" + address + ">";
}

long wanted(Security security) {
    return security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL;
}

void aim(Transfer& transfer, const MailServer& server) {
    const char* scheme = server.security == Security::tls ? "smtps" : "smtp";
    transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    transfer.set(CURLOPT_URL, fmt::format("{}://{}:{}", scheme, server.host, server.port).c_str());
    transfer.set(CURLOPT_USE_SSL, wanted(server.security));
    if (server.user.empty()) return;
    transfer.set(CURLOPT_USERNAME, server.user.c_str());
    transfer.set(CURLOPT_PASSWORD, server.password.c_str());
}

Held<curl_mime> body_of(const Transfer& transfer, const Mail& mail) {
    Held<curl_mime> mime(curl_mime_init(transfer.curl()));
    curl_mimepart* part = curl_mime_addpart(mime.get());
    curl_mime_data(part, mail.text.data(), mail.text.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "base64");
    return mime;
}

Delivery delivery_of(CURLcode code, const Transfer& transfer) {
    if (code == CURLE_OK) return {Outcome::sent, {}};
    const long status = transfer.status();
    const auto why = shortened(status > 0 ? fmt::format("{} ({})", Transfer::why(code), status)
                                          : Transfer::why(code));
    const bool recipient = status >= 550 && status <= 553 && code != CURLE_LOGIN_DENIED;
    return {recipient ? Outcome::refused : Outcome::try_later, why};
}

}  // namespace

std::string header_words(std::string_view text) {
    std::string out;
    std::string word;
    const auto flush = [&] {
        if (word.empty()) return;
        if (!out.empty()) out += "\r\n ";
        out += "=?utf-8?B?" + encoded(word) + "?=";
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = text::decode(text, at).size;
        if (word.size() + size > kWordBytes) flush();
        word += text.substr(at, size);
        at += size;
    }
    flush();
    return out;
}

std::string header_date(Instant at) {
    const std::time_t seconds = at.v / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                       kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                       kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

Delivery send_mail(const MailServer& server, const Mail& mail) {
    Transfer transfer;
    aim(transfer, server);
    transfer.set(CURLOPT_MAIL_FROM, ("<" + server.from + ">").c_str());
    const Held<curl_slist> to(curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
    transfer.set(CURLOPT_MAIL_RCPT, to.get());
    transfer.add_header("Date: " + header_date(mail.at));
    transfer.add_header("From: " + address_of(server.from_name, server.from));
    transfer.add_header("To: " + address_of(mail.to_name, mail.to));
    transfer.add_header("Subject: " + header_words(mail.subject));
    transfer.add_header("Message-ID: " + mail.message_id);
    if (!mail.reply_to.empty()) transfer.add_header("Reply-To: <" + mail.reply_to + ">");
    if (!mail.answers.empty()) {
        transfer.add_header("In-Reply-To: " + mail.answers);
        transfer.add_header("References: " + mail.answers);
    }
    transfer.add_header(mail.by_person ? "Auto-Submitted: no" : "Auto-Submitted: auto-generated");
    // Absence notes and receipts would come back to a mailbox that people wait at.
    if (mail.by_person)
        transfer.add_header("X-Auto-Response-Suppress: OOF, AutoReply, DR, RN, NRN");
    const auto mime = body_of(transfer, mail);
    transfer.set(CURLOPT_MIMEPOST, mime.get());
    return delivery_of(transfer.run(), transfer);
}

}  // namespace zhuli::notify
