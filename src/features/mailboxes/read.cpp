#include "features/mailboxes/read.hpp"

#include <sodium.h>

#include "core/text/text.hpp"
#include "features/mailboxes/rules.hpp"
#include "notify/mime.hpp"

namespace zhuli::mailboxes {

namespace {

constexpr std::size_t kFileNameLetters = 150;

std::string clean_lines(std::string_view text) {
    std::string lines;
    for (const char c : text)
        if (c != '\r') lines += c;
    return text::clean(lines);
}

/// What the receiving server found of the domain that signs for the sender.
bool is_forged(std::string_view authentication) {
    return authentication.find("dmarc=fail") != authentication.npos;
}

}  // namespace

Incoming read_incoming(std::string_view bytes, bool cut, std::int64_t byte_count) {
    auto read = notify::read_mail(bytes);
    Incoming mail;
    mail.cut = cut;
    mail.byte_count = byte_count;
    mail.from = text::normal_email(read.from).value_or("");
    mail.from_name = shortened(text::clean(read.from_name), 100);
    mail.subject = shortened(text::clean(read.subject), 180);
    mail.message_id = plain_id(read.message_id);
    mail.date = read.date;
    mail.text = clean_lines(read.text.empty() ? text_of_html(read.html) : read.text);
    for (const auto& id : read.refers_to)
        if (auto plain = plain_id(id); !plain.empty()) mail.refers_to.push_back(std::move(plain));
    for (auto& file : read.files) {
        auto name = shortened(text::clean(file.name), kFileNameLetters);
        mail.files.push_back({name.empty() ? "file" : std::move(name), std::move(file.bytes)});
    }
    mail.is_report = read.is_report;
    mail.is_receipt = read.is_receipt;
    mail.forged = is_forged(read.authentication);
    mail.return_path = read.return_path;
    mail.auto_submitted = read.auto_submitted;
    mail.precedence = read.precedence;
    mail.list_id = read.list_id;
    mail.suppress = read.suppress;
    return mail;
}

std::string key_of(const Incoming& mail) {
    std::string all;
    for (const auto* part : {&mail.message_id, &mail.from, &mail.date, &mail.subject, &mail.text})
        all += *part + '\n';
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(all.data()),
                       all.size(), nullptr, 0);
    std::string hex(sizeof hash * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash, sizeof hash);
    hex.pop_back();
    return hex;
}

}  // namespace zhuli::mailboxes
