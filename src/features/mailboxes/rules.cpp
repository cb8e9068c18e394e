#include "features/mailboxes/rules.hpp"

#include <algorithm>

#include "core/problems.hpp"
#include "core/text/text.hpp"

namespace zhuli::mailboxes {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {{"mailboxes.settings", {{admin, Scope::org}}}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string trimmed(std::string_view text) { return text::clean(lower(text)); }

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
}

bool is_tag_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); }

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const Mailbox& mailbox) {
    Problems problems;
    if (mailbox.port < 1 || mailbox.port > 65535)
        problems.push_back({"port", "mailboxes.no_port", {}});
    if (!std::ranges::all_of(mailbox.host.v, is_host_character))
        problems.push_back({"host", "mailboxes.no_host", {}});
    for (const char c : mailbox.folder.v)
        if (static_cast<unsigned char>(c) < 0x20) {
            problems.push_back({"folder", "mailboxes.no_folder", {}});
            break;
        }
    return refused_if_any(std::move(problems));
}

MailReason reason_of(const Incoming& mail, std::span<const std::string> own) {
    if (mail.from.empty()) return MailReason::no_sender;
    if (std::ranges::find(own, mail.from) != own.end()) return MailReason::own;
    const auto submitted = trimmed(mail.auto_submitted);
    if (!submitted.empty() && submitted != "no") return MailReason::says_so;
    // Who asks for no automatic answers is a machine, or a newsletter.
    const auto suppress = trimmed(mail.suppress);
    if (!suppress.empty() && suppress != "none") return MailReason::says_so;
    const auto precedence = trimmed(mail.precedence);
    if (precedence == "bulk" || precedence == "junk" || precedence == "list")
        return MailReason::list;
    if (precedence == "auto_reply") return MailReason::says_so;
    if (!mail.list_id.empty()) return MailReason::list;
    if (mail.is_receipt) return MailReason::receipt;
    if (trimmed(mail.return_path) == "<>") return MailReason::no_return;
    return MailReason::none;
}

bool is_bounce(const Incoming& mail) {
    const auto local = mail.from.substr(0, mail.from.find('@'));
    return mail.is_report || local == "mailer-daemon" || local == "postmaster";
}

std::string tag_in(std::string_view subject) {
    for (auto at = subject.rfind('#'); at != subject.npos && at > 0;
         at = at == 0 ? subject.npos : subject.rfind('#', at - 1)) {
        auto end = at + 1;
        while (end < subject.size() && is_tag_character(subject[end])) ++end;
        if (end - at - 1 >= 10 && end < subject.size() && subject[end] == ']')
            return std::string(subject.substr(at + 1, end - at - 1));
    }
    return {};
}

std::string tagged(std::string_view title, std::string_view number, std::string_view tag) {
    std::string out = "Re: ";
    out.append(title).append(" [").append(number).append(" #").append(tag).append("]");
    return out;
}

std::string plain_id(std::string_view id) {
    constexpr std::size_t kLongest = 240;
    const bool plain = std::ranges::all_of(
        id, [](unsigned char c) { return c > 0x20 && c < 0x7F && c != '<' && c != '>'; });
    return plain && id.size() <= kLongest ? std::string(id) : std::string();
}

std::string shortened(std::string_view text, std::size_t letters) {
    if (text::length(text) <= letters) return std::string(text);
    return std::string(text::prefix(text, letters - 1)) + "…";
}

bool did_not_arrive(ReplyState state) {
    return state == ReplyState::dead || state == ReplyState::bounced;
}

std::int64_t pause_ms(Fault fault, std::int64_t tries) {
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 10);
    // Too many wrong passwords lock an account.
    const auto first = fault == Fault::denied ? 15 * kMinuteMs : kMinuteMs;
    return std::min(kHourMs, first << doublings);
}

std::int64_t reply_pause_ms(std::int64_t tries) {
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 10);
    return std::min(kHourMs, kMinuteMs << doublings);
}

}  // namespace zhuli::mailboxes
