// What people do with identity: found an organisation, add and change people and teams, sign in and
// out, make API tokens. Passwords are hashed before a unit is queued, never inside one.
#pragma once

#include "core/codec.hpp"
#include "features/identity/model.hpp"
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
    Text<200> password;
};
BOOST_DESCRIBE_STRUCT(NewOrg, (), (organization_name, currency, timezone, admin_name, email,
                                   password))
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
Rights resolve_rights(Tx& tx, std::span<const Role> roles, Id user, Id team);

struct NewUser {
    Email email;
    Text<60> name;
    Id team_id;
    std::vector<Role> roles;
    Language locale = Language::zh_CN;
    Text<200> password;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (email, name, team_id, roles, locale, password))
constexpr auto notes(const NewUser*) {
    return std::array{note<&NewUser::email>(required), note<&NewUser::name>(required),
                      note<&NewUser::roles>(required), note<&NewUser::password>(required)};
}
/// Adds a person whose password is already hashed.
Result<User> add_user(Tx& tx, const Ctx& ctx, const NewUser& in, const std::string& password_hash);

Result<UserView> create_user(Tx& tx, const Ctx& ctx, const NewUser& in);
Result<UserView> show_user(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<UserView> edit_user(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<UserView>> list_users(Tx& tx, const Ctx& ctx, const http::Listed<User>& query);
Result<Team> create_team(Tx& tx, const Ctx& ctx, const Team& in);
Result<Team> edit_team(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<Team>> list_teams(Tx& tx, const Ctx& ctx, const http::Listed<Team>& query);

struct NewApiToken {
    Text<60> name;
};
BOOST_DESCRIBE_STRUCT(NewApiToken, (), (name))
constexpr auto notes(const NewApiToken*) {
    return std::array{note<&NewApiToken::name>(required)};
}
struct ApiToken {
    Id id;
    std::string name;
    std::string token;  // shown once, never again
};
BOOST_DESCRIBE_STRUCT(ApiToken, (), (id, name, token))
Result<ApiToken> create_api_token(Tx& tx, const Ctx& ctx, const NewApiToken& in);

struct FreshToken {
    Token token;
    std::string text;  // "ORG.SECRET", for the cookie
};
Result<FreshToken> add_token(Tx& tx, const Ctx& ctx, TokenKind kind, std::string_view name, Id user,
                             Instant expires_at);

}  // namespace zhuli::identity
