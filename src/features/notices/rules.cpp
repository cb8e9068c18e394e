#include "features/notices/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/utf8.hpp"

namespace zhuli::notices {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"notices.read",
     {{assistant, Scope::own},
      {manager, Scope::own},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {hr, Scope::own},
      {admin, Scope::own},
      {auditor, Scope::own}}},
    {"notices.settings", {{admin, Scope::org}}},
};

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
}

/// At most so many bytes, cut between characters.
std::string cut_to(std::string_view text, std::size_t bytes) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        at += text::decode(text, at).size;
        if (at > bytes) break;
        end = at;
    }
    return std::string(text.substr(0, end));
}

std::string time_of(const TimeZone& zone, Instant at, Instant now) {
    const Date day = business_date(zone, at);
    const auto minute = (at.v - zone.at(day, 0).v) / kMinuteMs;
    const auto clock = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    if (day == business_date(zone, now)) return clock;
    return Value<Date>::to_text(day) + " " + clock;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::string text_of(const Notice& notice, const Catalog& texts, Locale locale, const TimeZone& zone,
                    Instant now) {
    Params params{{"due", time_of(zone, notice.due_at, now)}};
    for (const Word& word : notice.words)
        params.emplace_back(word.name, word.is_key ? texts.text(locale, word.value) : word.value);
    return texts.text(locale, "notice." + notice.kind.v, params);
}

std::vector<std::string_view> kinds_of(const Catalog& texts) {
    constexpr std::string_view kPrefix = "enum.notice.kind.";
    std::vector<std::string_view> kinds;
    for (const Message* message : texts.all())
        if (message->key.starts_with(kPrefix)) kinds.push_back(message->key.substr(kPrefix.size()));
    return kinds;
}

Result<> check(const MailSettings& settings) {
    std::vector<FieldProblem> problems;
    if (settings.port < 1 || settings.port > 65535)
        problems.push_back({"port", "notices.no_port", {}});
    if (settings.active && settings.host.v.empty())
        problems.push_back({"host", "field.required", {}});
    if (!std::ranges::all_of(settings.host.v, is_host_character))
        problems.push_back({"host", "notices.no_host", {}});
    if (settings.active && settings.sender.v.empty())
        problems.push_back({"sender", "field.required", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return {};
    const auto rest = url.substr(scheme + 3);
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

Result<> check(const Bot& bot, std::span<const std::string_view> kinds, bool may_be_http) {
    std::vector<FieldProblem> problems;
    const std::string_view url = bot.url.v;
    const auto host = host_of(url);
    const bool secure = url.starts_with("https://") || (may_be_http && url.starts_with("http://"));
    const bool plain =
        std::ranges::all_of(url, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    if (!secure || !plain || host.empty() || host.find('@') != host.npos)
        problems.push_back({"url", "notices.no_address", {}});
    for (std::size_t i = 0; i < bot.kinds.size(); ++i)
        if (std::ranges::find(kinds, std::string_view(bot.kinds[i].v)) == kinds.end())
            problems.push_back({fmt::format("kinds.{}", i), "notices.no_such_kind", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

bool is_mailed(const Notice& notice, MailWish wish) {
    if (notice.kind.v == kTrialKind) return false;
    return wish == MailWish::every || (wish == MailWish::urgent && notice.urgent);
}

bool is_told_by(const Bot& bot, const Notice& notice) {
    if (!bot.active || notice.kind.v == kTrialKind) return false;
    if (bot.urgent_only && !notice.urgent) return false;
    return bot.kinds.empty() || std::ranges::find(bot.kinds, notice.kind) != bot.kinds.end();
}

Instant send_at(const Notice& notice, const WorkCalendar& calendar, Instant now) {
    return notice.urgent ? now : next_open(calendar, now);
}

std::int64_t gap_ms(PostChannel channel, bool urgent) {
    return channel == PostChannel::mail && !urgent ? kMailGapMs : kShortGapMs;
}

std::int64_t pause_ms(std::int64_t tries) {
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 10);
    return std::min(kLongestPauseMs, kMinuteMs << doublings);
}

std::string joined(std::span<const std::string> lines, std::size_t limit, const Catalog& texts,
                   Locale locale) {
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto left = std::to_string(lines.size() - i);
        const auto more = texts.text(locale, "notices.more", {{"count", left}});
        const bool last = i + 1 == lines.size();
        const auto room = limit - std::min(limit, out.size() + 1 + (last ? 0 : more.size() + 1));
        if (lines[i].size() > room) {
            if (i > 0) return out + "\n" + more;
            return cut_to(lines[i], room) + (last ? "" : "\n" + more);
        }
        if (i > 0) out += '\n';
        out += lines[i];
    }
    return out;
}

}  // namespace zhuli::notices
