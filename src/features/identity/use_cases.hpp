// What people do with identity: found an organisation, add and change people and teams. One's own
// account is in use_cases_account.hpp. Passwords are hashed before a unit is queued, never inside
// one: what arrives here as a password is its hash (passwords.hpp).
#pragma once

#include "core/codec.hpp"
#include "features/identity/model.hpp"
#include "features/identity/model_password.hpp"
#include "http/route.hpp"
#include "storage/database.hpp"

namespace zhuli::identity {

using storage::Tx;

struct NewOrg {
    Text<120> organization_name;
    Text<3> currency = "CNY";
    Text<60> timezone = "Asia/Shanghai";
    Text<60> admin_name;
    Email email;
    Password password;
};
BOOST_DESCRIBE_STRUCT(NewOrg, (),
                      (organization_name, currency, timezone, admin_name, email, password))
constexpr auto notes(const NewOrg*) {
    return std::array{note<&NewOrg::organization_name>(required), note<&NewOrg::email>(required),
                      note<&NewOrg::password>(required | secret)};
}

/// Founds an organisation with its first admin; refuses a malformed currency, zone or password.
Result<Org> found_org(storage::Database& db, const NewOrg& in, Instant now);

/// The Ctx of the system itself in an organisation, for rules, jobs and imports.
Ctx system_ctx(const Org& org, Instant now, Path path = Path::rule);
/// The Ctx of a person; rights are resolved from the roles.
Ctx person_ctx(Tx& tx, const Org& org, const User& user, Instant now, Path path);

/// Every permission of the product, set once at start by app/.
void know_permissions(std::vector<const Permission*> all);
/// To be called in every unit that changes who may do what (people, teams, tokens): once it is
/// committed, access_changes() counts one more and remembered callers are forgotten.
void note_access_change(Tx& tx);
std::uint64_t access_changes();

/// What a person is called, empty for nobody. Remembered by each thread while note_access_change
/// counts nothing, and for a second at most: lists show many names and few people.
const std::string& remembered_name(Tx& tx, Instant now, Id user);

Rights resolve_rights(Tx& tx, std::span<const Role> roles, Id user, Id team);

struct NewUser {
    Email email;
    Text<60> name;
    Id team_id;
    std::vector<Role> roles;
    Language locale = Language::zh_CN;
    Password password;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (email, name, team_id, roles, locale, password))
constexpr auto notes(const NewUser*) {
    return std::array{note<&NewUser::email>(required), note<&NewUser::name>(required),
                      note<&NewUser::roles>(required), note<&NewUser::password>(required | secret)};
}
/// Adds a person whose password is already hashed.
Result<User> add_user(Tx& tx, const Ctx& ctx, const NewUser& in, const std::string& password_hash);

Result<UserView> create_user(Tx& tx, const Ctx& ctx, const NewUser& in);
Result<UserView> show_user(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<UserView> edit_user(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Replaces a forgotten password; every session of the person ends.
struct NewPassword {
    Id id;
    Password password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (id, password))
constexpr auto notes(const NewPassword*) {
    return std::array{note<&NewPassword::id>(from_path),
                      note<&NewPassword::password>(required | secret)};
}
Result<UserView> replace_password(Tx& tx, const Ctx& ctx, const NewPassword& in);
/// The person no longer signs in; sessions and API tokens end at once. What they own must have been
/// handed over before: the capability handover asks.
Result<UserView> leave(Tx& tx, const Ctx& ctx, Id user);
Result<UserView> reinstate_user(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Page<UserView>> list_users(Tx& tx, const Ctx& ctx, const http::Listed<User>& query);
Result<Team> create_team(Tx& tx, const Ctx& ctx, const Team& in);
Result<Team> show_team(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Team> edit_team(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<Team>> list_teams(Tx& tx, const Ctx& ctx, const http::Listed<Team>& query);

/// What each role may do and whose records that covers, for the settings page.
struct RoleScope {
    Role role = Role::assistant;
    Scope scope = Scope::none;
};
BOOST_DESCRIBE_STRUCT(RoleScope, (), (role, scope))
struct PermissionRow {
    std::string name;  // "customers.edit"
    std::vector<RoleScope> scopes;
};
BOOST_DESCRIBE_STRUCT(PermissionRow, (), (name, scopes))
struct PermissionTable {
    std::vector<PermissionRow> items;
};
BOOST_DESCRIBE_STRUCT(PermissionTable, (), (items))
Result<PermissionTable> show_permissions(Tx& tx, const Ctx& ctx, const http::Nothing& in);

struct FreshToken {
    Token token;
    std::string text;  // "ORG.SECRET", for the cookie
};
/// Gives `token` its secret and saves it; kind, user and expiry are the caller's.
Result<FreshToken> add_token(Tx& tx, const Ctx& ctx, Token token);
/// Sessions, and with them `and_api` tokens, end at once; `keep` stays.
Result<> end_tokens(Tx& tx, const Ctx& ctx, Id user, bool and_api, Id keep = {});

/// What finds a person in pickers and the palette.
void index_user(Tx& tx, const User& user);

/// People at work who sell: assistants and managers, by name.
struct Seller {
    Id id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Seller, (), (id, name))
std::vector<Seller> list_sellers(Tx& tx);

/// Who leads a person: the manager of their team, else of the nearest team above; nobody if none.
std::optional<Id> leader_of(Tx& tx, Id user);
/// Active ones: who is told when nobody in particular is responsible.
std::vector<Id> administrators(Tx& tx);
/// Active ones, up to 50.
std::vector<Id> people_with_role(Tx& tx, Role role);

/// For other capabilities: the person, checked to be at work.
Result<User> find_active_user(Tx& tx, Id id, std::string_view field);
/// The same for whoever puts work into this person's name: nobody leaves until the unit ends.
Result<User> hold_active_user(Tx& tx, Id id, std::string_view field);
/// Nobody else holds this person until the unit ends.
void hold_user(Tx& tx, Id id);

}  // namespace zhuli::identity
