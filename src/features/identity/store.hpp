// Statements of identity. Reference statements here are the ones that must run before the
// organisation is known: which organisations exist, and which of them an e-mail signs in to.
#pragma once

#include <span>

#include "features/identity/model.hpp"
#include "features/identity/rules.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::identity {

using storage::Check;
using storage::Tx;

/// What somebody kept; nothing until then.
std::optional<Calendar> stored_calendar(Tx& tx);
std::vector<Org> all_orgs(Tx& tx);
std::optional<Org> find_org(Tx& tx, Id org);
void insert_org(Tx& tx, const Org& org, Instant at);

struct Login {
    Id org_id;
    Id user_id;
    std::string org_name;
};
BOOST_DESCRIBE_STRUCT(Login, (), (org_id, user_id, org_name))
std::vector<Login> find_logins(Tx& tx, std::string_view email);
void insert_login(Tx& tx, std::string_view email, Id user);
void delete_login(Tx& tx, std::string_view email);

struct Attempts {
    std::int64_t failed = 0;
    Instant since_at;
};
BOOST_DESCRIBE_STRUCT(Attempts, (), (failed, since_at))
std::optional<Attempts> find_attempts(Tx& tx, std::string_view email);
void count_failure(Tx& tx, std::string_view email, Instant now);
void forget_failures(Tx& tx, std::string_view email);

/// The person behind a token that is neither revoked nor expired.
struct Bearer {
    Id token_id;
    TokenKind kind = TokenKind::session;
    TokenAccess access = TokenAccess::full;
    std::string csrf_token;
    Id user_id;
    std::int64_t user_version = 0;
    Id team_id;
    std::vector<Role> roles;
    Language locale = Language::zh_CN;
};
BOOST_DESCRIBE_STRUCT(Bearer, (),
                      (token_id, kind, access, csrf_token, user_id, user_version, team_id, roles,
                       locale))
std::optional<Bearer> find_bearer(Tx& tx, std::string_view secret_hash, Instant now);

std::optional<std::string> find_preference(Tx& tx, Id user, std::string_view key);
void keep_preference(Tx& tx, Id user, std::string_view key, std::string_view value);
void forget_preference(Tx& tx, Id user, std::string_view key);
void each_preference(Tx& tx, Id user,
                     const std::function<void(std::string_view key, std::string_view value)>& sink);
struct PreferencesUsed {
    std::int64_t count = 0, bytes = 0;
};
BOOST_DESCRIBE_STRUCT(PreferencesUsed, (), (count, bytes))
/// What a person's keys other than this one take.
PreferencesUsed other_preferences(Tx& tx, Id user, std::string_view key);

std::optional<std::string> user_name(Tx& tx, Id user);
std::vector<Membership> memberships(Tx& tx);
std::vector<Team> all_teams(Tx& tx);
/// The same, and nobody else changes the tree until the unit ends.
std::vector<Team> lock_teams(Tx& tx);
std::optional<Id> first_admin(Tx& tx);
std::vector<Id> all_admins(Tx& tx);
/// Active ones, up to 50.
std::vector<Id> with_role(Tx& tx, Role role);
/// The active administrators; nobody else changes them until the unit ends.
std::vector<Id> lock_admins(Tx& tx);
/// Nobody else holds or keeps this person until the unit ends.
void hold_person(Tx& tx, Id user);
/// Nobody holds this person until the unit ends; others may keep them too.
void keep_person(Tx& tx, Id user);
struct NamedUser {
    Id id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedUser, (), (id, name))
/// Active assistants and managers, by name.
std::vector<NamedUser> sellers(Tx& tx);
std::optional<Id> team_leader(Tx& tx, Id team, Id except);
/// Neither revoked nor expired, newest first.
std::vector<Token> open_tokens(Tx& tx, Id user, TokenKind kind, Instant now);
inline constexpr int kOpenTokensLimit = 200;
/// By name, without their passwords.
std::vector<User> active_users(Tx& tx, int limit);
/// Active ones with this name or this e-mail, at most two.
std::vector<Id> users_called(Tx& tx, std::string_view name, std::string_view email);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::identity
