#include "features/identity/rules.hpp"

#include <algorithm>
#include <charconv>

namespace zhuli::identity {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"users.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {hr, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"users.edit", {{hr, Scope::org}, {admin, Scope::org}}},
    {"organisation.edit", {{admin, Scope::org}}},
    {"calendar.edit", {{hr, Scope::org}, {admin, Scope::org}}},
};

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Result<> check_roles(std::span<const Role> roles) {
    if (roles.empty()) return Problem::field("roles", "field.required");
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (std::ranges::find(roles.first(i), roles[i]) != roles.begin() + static_cast<long>(i))
            return Problem::field("roles", "identity.role_twice");
    return Done{};
}

bool is_admin(const User& user) {
    return std::ranges::find(user.roles, Role::admin) != user.roles.end();
}

Result<> check_rank(const Ctx& ctx, const User& before, const User& after) {
    if ((is_admin(before) || is_admin(after)) && !ctx.allowed("organisation.edit"))
        return Problem::of(Status::forbidden, "identity.only_admins");
    return Done{};
}

bool is_last_admin(const User& user, std::span<const Id> admins) {
    return std::ranges::all_of(admins, [&](Id admin) { return admin == user.id; });
}

Result<> check_departure(const Ctx& ctx, const User& user, std::span<const Id> admins) {
    if (user.state != UserState::active) return Problem::of(Status::conflict, "identity.has_left");
    if (user.id == ctx.user) return Problem::of(Status::conflict, "identity.not_oneself");
    if (is_admin(user) && is_last_admin(user, admins))
        return Problem::of(Status::conflict, "identity.last_admin");
    return Done{};
}

Result<> check_parent(const Team& team, std::span<const Team> teams) {
    Id up = team.parent_id;
    for (std::size_t level = 0; up && level <= teams.size(); ++level) {
        if (up == team.id) return Problem::field("parent_id", "identity.team_cycle");
        const auto parent = std::ranges::find(teams, up, &Team::id);
        if (parent == teams.end()) return Problem::field("parent_id", "field.no_such_record");
        up = parent->parent_id;
    }
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
