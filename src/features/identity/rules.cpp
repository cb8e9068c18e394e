#include "features/identity/rules.hpp"

#include <algorithm>
#include <charconv>

namespace zhuli::identity {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"users.read",
     {{assistant, Scope::org}, {manager, Scope::org}, {finance, Scope::org},
      {warehouse, Scope::org}, {purchasing, Scope::org}, {service, Scope::org},
      {marketing, Scope::org}, {hr, Scope::org}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"users.edit", {{hr, Scope::org}, {admin, Scope::org}}},
    {"organisation.edit", {{admin, Scope::org}}},
};

constexpr std::string_view kCommonPasswords[] = {"password", "12345678", "123456789", "qwertyui",
                                                 "11111111", "88888888", "password1", "abc12345"};

int kinds_of_characters(std::string_view password) {
    bool digit = false, letter = false, other = false;
    for (const char c : password) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            letter = true;
        else
            other = true;
    }
    return int{digit} + int{letter} + int{other};
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check_password(std::string_view path, std::string_view password) {
    if (password.size() < kShortestPassword)
        return Problem::field(path, "identity.password_short",
                              {{"min", std::to_string(kShortestPassword)}});
    if (password.size() > kLongestPassword)
        return Problem::field(path, "field.too_long", {{"max", std::to_string(kLongestPassword)}});
    const bool common = std::find(std::begin(kCommonPasswords), std::end(kCommonPasswords),
                                  password) != std::end(kCommonPasswords);
    if (common || kinds_of_characters(password) < 2)
        return Problem::field(path, "identity.password_weak");
    return Done{};
}

Result<> check_preference_key(std::string_view key) {
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-:";
    if (key.empty() || key.find_first_not_of(kAllowed) != key.npos)
        return Problem::field("key", "identity.bad_preference_key");
    return Done{};
}

Rights rights_of(std::span<const Permission* const> all, std::span<const Role> roles) {
    Rights rights;
    for (const Permission* permission : all) {
        Scope widest = Scope::none;
        for (const Role role : roles)
            widest = std::max(widest, permission->by_role[static_cast<std::size_t>(role)]);
        if (widest != Scope::none) rights.scope_of.emplace(permission->name, widest);
    }
    return rights;
}

std::vector<Id> members_of(Id team, std::span<const Membership> members) {
    std::vector<Id> found;
    for (const auto& member : members)
        if (member.team == team) found.push_back(member.user);
    return found;
}

std::vector<Id> members_below(Id team, std::span<const Membership> members,
                              std::span<const Team> teams) {
    std::vector<Id> tree{team};
    for (std::size_t i = 0; i < tree.size(); ++i)
        for (const auto& candidate : teams)
            if (candidate.parent_id == tree[i] &&
                std::find(tree.begin(), tree.end(), candidate.id) == tree.end())
                tree.push_back(candidate.id);
    std::vector<Id> found;
    for (const auto& member : members)
        if (std::find(tree.begin(), tree.end(), member.team) != tree.end())
            found.push_back(member.user);
    return found;
}

std::optional<TokenText> parse_token(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == text.npos || dot == 0 || text.size() > 200) return std::nullopt;
    TokenText token;
    const auto [end, error] = std::from_chars(text.data(), text.data() + dot, token.org.v);
    if (error != std::errc{} || end != text.data() + dot || token.org.v <= 0) return std::nullopt;
    token.secret = text.substr(dot + 1);
    return token;
}

}  // namespace zhuli::identity
