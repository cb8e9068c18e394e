#include "features/directory/rules.hpp"

#include <algorithm>

#include "core/problems.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::directory {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"directory.settings", {{admin, Scope::org}}},
    {"directory.sync", {{admin, Scope::org}}},
};

constexpr std::int64_t kMinutesOfDay = 24 * 60;

bool is_address_character(char c) {
    return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '@' && c != '\\' &&
           c != '#' && c != '?';
}

/// What stands behind "https://", or, on the loopback, "http://"; nothing if it is no address.
std::string_view behind_scheme(std::string_view url, bool may_be_http) {
    constexpr std::string_view kSafe = "https://";
    if (url.starts_with(kSafe)) return url.substr(kSafe.size());
    for (const std::string_view own : {"127.0.0.1", "localhost", "[::1]"}) {
        const auto start = "http://" + std::string(own);
        const auto next = url.substr(std::min(start.size(), url.size()), 1);
        if (may_be_http && url.starts_with(start) && (next == ":" || next == "/" || next.empty()))
            return url.substr(7);
    }
    return {};
}

bool is_address(std::string_view url, bool may_be_http) {
    const auto rest = behind_scheme(url, may_be_http);
    return !rest.empty() && rest.front() != '/' && !rest.ends_with('/') &&
           std::ranges::all_of(rest, is_address_character);
}

bool is_origin(std::string_view url) {
    return is_address(url, true) && behind_scheme(url, true).find('/') == url.npos;
}

bool is_domain(std::string_view text) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return text.find('.') != text.npos && text.front() != '.' && text.back() != '.' &&
           std::ranges::all_of(text, letter);
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check(const Platform& platform, bool may_be_http) {
    Problems problems;
    const auto address = [&](std::string_view field, std::string_view url) {
        if (!url.empty() && !is_address(url, may_be_http))
            problems.push_back({std::string(field), "directory.no_address", {}});
    };
    const auto needed = [&](std::string_view field, std::string_view text, bool in_use) {
        if (in_use && text.empty()) problems.push_back({std::string(field), "field.required", {}});
    };
    const bool in_use = platform.sign_in_allowed || platform.sync_daily;
    address("sign_in_url", platform.sign_in_url);
    address("api_url", platform.api_url);
    address("directory_url", platform.directory_url);
    needed("secret", platform.secret, in_use);
    needed("home_url", platform.home_url, platform.sign_in_allowed);
    needed("agent_id", platform.agent_id,
           platform.sign_in_allowed && platform.kind == PlatformKind::wecom);
    if (!platform.home_url.empty() && !is_origin(platform.home_url))
        problems.push_back({"home_url", "directory.no_origin", {}});
    if (platform.sync_minute < 0 || platform.sync_minute >= kMinutesOfDay)
        problems.push_back({"sync_minute", "field.out_of_range", {}});
    if (platform.leavers_percent < 1 || platform.leavers_percent > 100)
        problems.push_back({"leavers_percent", "field.out_of_range", {}});
    if (platform.default_role == Role::admin)
        problems.push_back({"default_role", "directory.no_admins", {}});
    if (!platform.email_domain.empty() && !is_domain(platform.email_domain))
        problems.push_back({"email_domain", "directory.no_domain", {}});
    return refused_if_any(std::move(problems));
}

std::string return_url_of(const Platform& platform) {
    if (platform.home_url.empty()) return {};
    return platform.home_url.v + std::string(kReturnPath);
}

bool is_home(const Platform& platform, std::string_view origin) {
    return origin.empty() || origin == platform.home_url.v;
}

std::int64_t pause_ms(std::int64_t tries) {
    constexpr std::int64_t kFirstMs = 30 * kSecondMs, kDoublings = 6;
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, kDoublings);
    return std::min(kFirstMs << doublings, 30 * kMinuteMs);
}

std::string shortened(std::string_view words) {
    constexpr std::size_t kKept = 250;
    std::string kept;
    for (std::size_t at = 0; at < words.size();) {
        const auto size = text::decode(words, at).size;
        if (kept.size() + size > kKept) break;
        kept += static_cast<unsigned char>(words[at]) < ' ' ? " " : words.substr(at, size);
        at += size;
    }
    return kept;
}

Result<> check_entrance(const std::optional<Account>& account) {
    if (!account || !account->user_id) return Problem::of(Status::forbidden, "directory.not_bound");
    if (account->state == AccountState::left)
        return Problem::of(Status::forbidden, "directory.has_left");
    return Done{};
}

}  // namespace zhuli::directory
