#include "http/hosts.hpp"

#include <algorithm>

#include "http/head.hpp"

namespace zhuli::http {

namespace {

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

bool only(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == text.npos;
}

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNameChars = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
constexpr std::string_view kSixChars = "abcdef0123456789:.";

}  // namespace

std::optional<std::string> host_of(std::string_view authority) {
    const std::string text = lower(authority);
    std::string_view rest = text;
    std::string_view host;
    if (rest.starts_with('[')) {
        const auto end = rest.find(']');
        if (end == rest.npos) return std::nullopt;
        host = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
        if (host.empty() || !only(host, kSixChars)) return std::nullopt;
    } else {
        host = rest.substr(0, std::min(rest.find(':'), rest.size()));
        rest.remove_prefix(host.size());
        if (host.ends_with('.')) host.remove_suffix(1);
        if (host.empty() || !only(host, kNameChars)) return std::nullopt;
    }
    constexpr std::size_t kLongestPort = 6;  // with its colon
    if (!rest.empty() &&
        (rest.front() != ':' || rest.size() > kLongestPort || !only(rest.substr(1), kDigits)))
        return std::nullopt;
    return std::string(host);
}

Hosts::Hosts(std::string_view listen, const std::vector<std::string>& names)
    : names_{std::string(listen)} {
    for (const auto& name : names) {
        any_ = any_ || name == "*";
        if (const auto host = host_of(name)) names_.push_back(*host);
    }
}

int Hosts::refusal(std::string_view authority, std::string_view local) const {
    const auto host = host_of(authority);
    if (!host) return 400;
    if (any_ || is_loopback(*host) || *host == local) return 0;
    return std::find(names_.begin(), names_.end(), *host) == names_.end() ? 421 : 0;
}

SplitTarget split_target(std::string_view target) {
    const auto scheme = target.find("://");
    if (target.starts_with('/') || scheme == target.npos) return {{}, std::string(target)};
    auto authority = target.substr(scheme + 3);
    const auto end = std::min(authority.find_first_of("/?#"), authority.size());
    const auto rest = authority.substr(end);
    authority = authority.substr(0, end);
    if (const auto at = authority.rfind('@'); at != authority.npos) authority.remove_prefix(at + 1);
    return {authority, rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest)};
}

bool same_site(std::string_view origin, std::string_view host) {
    const auto scheme = origin.find("://");
    if (scheme == origin.npos) return false;
    const auto theirs = host_of(origin.substr(scheme + 3));
    const auto ours = host_of(host);
    if (!theirs || !ours) return false;
    return *theirs == *ours || (is_loopback(*theirs) && is_loopback(*ours));
}

}  // namespace zhuli::http
