#include "features/identity/store.hpp"

namespace zhuli::identity {

namespace {

using storage::Reach;
using storage::Sql;

#define ORG                                                                              \
    "SELECT o.id AS id, o.name AS name, o.currency AS currency, o.timezone AS timezone," \
    " COALESCE(c.week, '[]') AS week, COALESCE(c.days, '[]') AS days FROM org o"         \
    " LEFT JOIN work_calendar c ON c.org_id = o.id"
constexpr Sql kAllOrgs{"identity.all_orgs", ORG " ORDER BY o.id", {}, Reach::reference};
constexpr Sql kFindOrg{"identity.find_org", ORG " WHERE o.id = $1", {}, Reach::reference};
#undef ORG
constexpr Sql kCalendar{"identity.calendar",
                        "SELECT id, version, week, days, created_at, updated_at"
                        " FROM work_calendar WHERE org_id = $1"};
constexpr Sql kInsertOrg{"identity.insert_org",
                         "INSERT INTO org (id, name, currency, timezone, created_at, settings)"
                         " VALUES ($1, $2, $3, $4, $5, '{}')",
                         {},
                         Reach::reference};
constexpr Sql kFindLogins{"identity.find_logins",
                          "SELECT l.org_id AS org_id, l.user_id AS user_id, o.name AS org_name"
                          " FROM login l JOIN org o ON o.id = l.org_id WHERE l.email = $1"
                          " ORDER BY l.org_id LIMIT 20",
                          {},
                          Reach::reference};
constexpr Sql kInsertLogin{"identity.insert_login",
                           "INSERT INTO login (org_id, email, user_id) VALUES ($1, $2, $3)"};
constexpr Sql kDeleteLogin{"identity.delete_login",
                           "DELETE FROM login WHERE org_id = $1 AND email = $2"};
constexpr Sql kFindAttempts{"identity.find_attempts",
                            "SELECT failed, since_at FROM sign_in_attempt WHERE email = $1",
                            {},
                            Reach::reference};
constexpr Sql kCountFailure{
    "identity.count_failure",
    "INSERT INTO sign_in_attempt (email, failed, since_at) VALUES ($1, 1, $2)"
    " ON CONFLICT (email) DO UPDATE SET failed = sign_in_attempt.failed + 1, since_at = $2",
    {},
    Reach::reference};
constexpr Sql kForgetFailures{"identity.forget_failures",
                              "DELETE FROM sign_in_attempt WHERE email = $1",
                              {},
                              Reach::reference};
constexpr Sql kFindBearer{
    "identity.find_bearer",
    "SELECT t.id AS token_id, t.kind AS kind, t.access AS access, t.csrf_token AS csrf_token,"
    " u.id AS user_id, u.version AS user_version, u.team_id AS team_id, u.roles AS roles, u.locale "
    "AS locale"
    " FROM token t JOIN app_user u ON u.org_id = t.org_id AND u.id = t.user_id"
    " WHERE t.org_id = $1 AND t.secret_hash = $2 AND t.revoked_at = 0 AND t.expires_at > $3"
    " AND u.state = 'active'"};
constexpr Sql kUserName{"identity.user_name",
                        "SELECT name FROM app_user WHERE org_id = $1 AND id = $2"};
constexpr Sql kMemberships{"identity.memberships",
                           "SELECT id AS \"user\", team_id AS team FROM app_user"
                           " WHERE org_id = $1 AND team_id <> 0 AND state = 'active'"};
#define ALL_TEAMS                                                           \
    "SELECT id, version, name, parent_id, created_at, updated_at FROM team" \
    " WHERE org_id = $1 ORDER BY name, id LIMIT 1000"
constexpr Sql kAllTeams{"identity.all_teams", ALL_TEAMS};
constexpr Sql kLockTeams{"identity.lock_teams", ALL_TEAMS, ALL_TEAMS " FOR UPDATE"};
#undef ALL_TEAMS
constexpr Sql kFirstAdmin{"identity.first_admin",
                          "SELECT id FROM app_user WHERE org_id = $1 AND state = 'active'"
                          " AND roles LIKE '%\"admin\"%' ORDER BY created_at, id LIMIT 1"};
constexpr Sql kHoldUser{"identity.hold_person",
                        "SELECT id FROM app_user WHERE org_id = $1 AND id = $2",
                        "SELECT id FROM app_user WHERE org_id = $1 AND id = $2 FOR UPDATE"};
constexpr Sql kKeepUser{"identity.keep_person",
                        "SELECT id FROM app_user WHERE org_id = $1 AND id = $2",
                        "SELECT id FROM app_user WHERE org_id = $1 AND id = $2 FOR KEY SHARE"};
#define ADMINS                                                       \
    "SELECT id FROM app_user WHERE org_id = $1 AND state = 'active'" \
    " AND roles LIKE '%\"admin\"%' ORDER BY created_at, id LIMIT 100"
constexpr Sql kAllAdmins{"identity.all_admins", ADMINS};
constexpr Sql kLockAdmins{"identity.lock_admins", ADMINS, ADMINS " FOR UPDATE"};
#undef ADMINS
constexpr Sql kWithRole{"identity.with_role",
                        "SELECT id FROM app_user WHERE org_id = $1 AND state = 'active'"
                        " AND roles LIKE $2 ORDER BY created_at, id LIMIT 50"};
constexpr Sql kOpenTokens{
    "identity.open_tokens",
    "SELECT id, version, kind, access, name, agent, address, user_id, secret_hash, csrf_token,"
    " expires_at, revoked_at, created_at, updated_at FROM token"
    " WHERE org_id = $1 AND user_id = $2 AND kind = $3 AND revoked_at = 0 AND expires_at > $4"
    " ORDER BY id DESC LIMIT 200"};
constexpr Sql kSellers{"identity.sellers",
                       "SELECT id, name FROM app_user WHERE org_id = $1 AND state = 'active'"
                       " AND (roles LIKE '%\"assistant\"%' OR roles LIKE '%\"manager\"%')"
                       " ORDER BY name, id LIMIT 200"};
constexpr Sql kTeamLeader{"identity.team_leader",
                          "SELECT id FROM app_user WHERE org_id = $1 AND team_id = $2"
                          " AND state = 'active' AND roles LIKE '%\"manager\"%' AND id <> $3"
                          " ORDER BY id LIMIT 1"};
constexpr Sql kActiveUsers{"identity.active_users",
                           "SELECT id, version, email, name, team_id, roles, locale, state,"
                           " created_at, updated_at FROM app_user WHERE org_id = $1"
                           " AND state = 'active' ORDER BY name, id LIMIT $2"};

constexpr Sql kUsersCalled{"identity.users_called",
                           "SELECT id FROM app_user WHERE org_id = $1 AND state = 'active'"
                           " AND (name = $2 OR email = $3) ORDER BY id LIMIT 2"};

constexpr Sql kFindPreference{"identity.find_preference",
                              "SELECT value FROM preference"
                              " WHERE org_id = $1 AND user_id = $2 AND key = $3"};
constexpr Sql kKeepPreference{"identity.keep_preference",
                              "INSERT INTO preference (org_id, user_id, key, value)"
                              " VALUES ($1, $2, $3, $4)"
                              " ON CONFLICT (org_id, user_id, key) DO UPDATE SET value = $4"};
constexpr Sql kForgetPreference{"identity.forget_preference",
                                "DELETE FROM preference"
                                " WHERE org_id = $1 AND user_id = $2 AND key = $3"};
constexpr Sql kAllPreferences{"identity.all_preferences",
                              "SELECT key, value FROM preference"
                              " WHERE org_id = $1 AND user_id = $2 ORDER BY key LIMIT 1000"};
constexpr Sql kOtherPreferences{
    "identity.other_preferences",
    "SELECT COUNT(*) AS count, CAST(COALESCE(SUM(LENGTH(value)), 0) AS BIGINT) AS bytes"
    " FROM preference WHERE org_id = $1 AND user_id = $2 AND key <> $3"};

constexpr const Sql* kStatements[] = {
    &kAllOrgs,          &kFindOrg,        &kInsertOrg,      &kFindLogins,       &kInsertLogin,
    &kDeleteLogin,      &kFindAttempts,   &kCountFailure,   &kForgetFailures,   &kFindBearer,
    &kUserName,         &kMemberships,    &kAllTeams,       &kLockTeams,        &kFirstAdmin,
    &kAllAdmins,        &kLockAdmins,     &kOpenTokens,     &kSellers,          &kActiveUsers,
    &kTeamLeader,       &kFindPreference, &kKeepPreference, &kForgetPreference, &kAllPreferences,
    &kOtherPreferences, &kCalendar,       &kWithRole,       &kHoldUser,         &kKeepUser,
    &kUsersCalled};

constexpr Check kChecks[] = {
    {"identity: every person can be found by e-mail",
     {"identity.check_login",
      "SELECT u.email FROM app_user u LEFT JOIN login l"
      " ON l.org_id = u.org_id AND l.user_id = u.id AND l.email = u.email"
      " WHERE u.org_id = $1 AND l.email IS NULL"}},
};

std::vector<Id> ids_of(Tx& tx, const Sql& sql) {
    std::vector<Id> ids;
    tx.each(sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); });
    return ids;
}

}  // namespace

std::span<const Check> checks() { return kChecks; }

std::span<const Sql* const> statements() { return kStatements; }

std::optional<Calendar> stored_calendar(Tx& tx) { return tx.one<Calendar>(kCalendar); }

std::vector<Org> all_orgs(Tx& tx) { return tx.all<Org>(kAllOrgs); }
std::optional<Org> find_org(Tx& tx, Id org) { return tx.one<Org>(kFindOrg, org); }
void insert_org(Tx& tx, const Org& org, Instant at) {
    tx.exec(kInsertOrg, org.id, org.name, org.currency, org.timezone, at);
}

std::vector<Login> find_logins(Tx& tx, std::string_view email) {
    return tx.all<Login>(kFindLogins, email);
}
void insert_login(Tx& tx, std::string_view email, Id user) { tx.exec(kInsertLogin, email, user); }
void delete_login(Tx& tx, std::string_view email) { tx.exec(kDeleteLogin, email); }

std::optional<Attempts> find_attempts(Tx& tx, std::string_view email) {
    return tx.one<Attempts>(kFindAttempts, email);
}
void count_failure(Tx& tx, std::string_view email, Instant now) {
    tx.exec(kCountFailure, email, now);
}
void forget_failures(Tx& tx, std::string_view email) { tx.exec(kForgetFailures, email); }

std::optional<Bearer> find_bearer(Tx& tx, std::string_view secret_hash, Instant now) {
    return tx.one<Bearer>(kFindBearer, secret_hash, now);
}

std::optional<std::string> find_preference(Tx& tx, Id user, std::string_view key) {
    return tx.scalar<std::string>(kFindPreference, user, key);
}
void keep_preference(Tx& tx, Id user, std::string_view key, std::string_view value) {
    tx.push(kKeepPreference, user, key, value);
}
void forget_preference(Tx& tx, Id user, std::string_view key) {
    tx.push(kForgetPreference, user, key);
}
void each_preference(
    Tx& tx, Id user,
    const std::function<void(std::string_view key, std::string_view value)>& sink) {
    tx.each(
        kAllPreferences,
        [&](const storage::RowView& row) { sink(row.cell(0).text(), row.cell(1).text()); }, user);
}
PreferencesUsed other_preferences(Tx& tx, Id user, std::string_view key) {
    return tx.one<PreferencesUsed>(kOtherPreferences, user, key).value_or(PreferencesUsed{});
}

std::optional<std::string> user_name(Tx& tx, Id user) {
    return tx.scalar<std::string>(kUserName, user);
}
std::vector<Membership> memberships(Tx& tx) { return tx.all<Membership>(kMemberships); }
std::vector<Team> all_teams(Tx& tx) { return tx.all<Team>(kAllTeams); }
std::vector<Team> lock_teams(Tx& tx) { return tx.all<Team>(kLockTeams); }
std::optional<Id> first_admin(Tx& tx) { return tx.scalar<Id>(kFirstAdmin); }

std::vector<Id> all_admins(Tx& tx) { return ids_of(tx, kAllAdmins); }
std::vector<Id> lock_admins(Tx& tx) { return ids_of(tx, kLockAdmins); }
void hold_person(Tx& tx, Id user) { tx.exec(kHoldUser, user); }
void keep_person(Tx& tx, Id user) { tx.exec(kKeepUser, user); }

std::vector<Id> with_role(Tx& tx, Role role) {
    std::vector<Id> ids;
    const auto add = [&](const storage::RowView& row) { ids.push_back(row.id(0)); };
    tx.each(kWithRole, add, "%\"" + std::string(enum_name(role)) + "\"%");
    return ids;
}

std::optional<Id> team_leader(Tx& tx, Id team, Id except) {
    return tx.scalar<Id>(kTeamLeader, team, except);
}

std::vector<NamedUser> sellers(Tx& tx) { return tx.all<NamedUser>(kSellers); }

std::vector<Token> open_tokens(Tx& tx, Id user, TokenKind kind, Instant now) {
    return tx.all<Token>(kOpenTokens, user, kind, now);
}

std::vector<Id> users_called(Tx& tx, std::string_view name, std::string_view email) {
    std::vector<Id> ids;
    tx.each(
        kUsersCalled, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, name, email);
    return ids;
}
std::vector<User> active_users(Tx& tx, int limit) { return tx.all<User>(kActiveUsers, limit); }

}  // namespace zhuli::identity
