// What is true of people and access, without I/O: the password policy, role tables, token texts.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/identity/model.hpp"

namespace zhuli::identity {

inline constexpr std::int64_t kSessionMs = 14 * kDayMs;
inline constexpr int kLongestTokenDays = 730;
inline constexpr std::size_t kApiTokensLimit = 50;
inline constexpr int kFailuresBeforePause = 8;
inline constexpr std::int64_t kPauseMs = 5 * kMinuteMs;

std::span<const Permission> permissions();

/// A preference's key: 1 to 80 of letters, digits and . _ - :
Result<> check_preference_key(std::string_view key);
/// Roles are named once each, and at least one of them.
Result<> check_roles(std::span<const Role> roles);
bool is_admin(const User& user);
/// Whoever may only edit people (HR) touches no administrator and makes none.
Result<> check_rank(const Ctx& ctx, const User& before, const User& after);
/// An organisation keeps an administrator who can sign in. `admins` are the active ones.
bool is_last_admin(const User& user, std::span<const Id> admins);
/// Not oneself, not twice, not the last administrator.
Result<> check_departure(const Ctx& ctx, const User& user, std::span<const Id> admins);

/// A team stands below a team that exists, and never below itself.
Result<> check_parent(const Team& team, std::span<const Team> teams);

/// The widest scope any of the roles has, permission by permission.
Rights rights_of(std::span<const Permission* const> all, std::span<const Role> roles);

/// Members of `team` and, for the tree, of every team below it. Cycles end the walk.
struct Membership {
    Id user;
    Id team;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (user, team))
std::vector<Id> members_of(Id team, std::span<const Membership> members);
std::vector<Id> members_below(Id team, std::span<const Membership> members,
                              std::span<const Team> teams);

/// A token's text carries its organisation, so that it is looked up in one tenant: "ORG.SECRET".
struct TokenText {
    Id org;
    std::string_view secret;
};
std::optional<TokenText> parse_token(std::string_view text);

}  // namespace zhuli::identity
