// Identity: organisations, teams, people with roles, sessions and API tokens. A person belongs to
// one organisation and at most one team; e-mail addresses sign in. Secrets are stored as hashes
// only.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/permission.hpp"
#include "features/identity/model_calendar.hpp"

namespace zhuli::identity {

enum class UserState : std::uint8_t { active, left };
BOOST_DESCRIBE_ENUM(UserState, active, left)

enum class Language : std::uint8_t { zh_CN, zh_TW, en };
BOOST_DESCRIBE_ENUM(Language, zh_CN, zh_TW, en)

struct User {
    Id id;
    std::int64_t version = 0;
    Email email;
    Text<60> name;
    Id team_id;
    std::vector<Role> roles;
    Language locale = Language::zh_CN;
    UserState state = UserState::active;
    Text<200> password_hash;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (id, version, email, name, team_id, roles, locale, state, password_hash,
                       created_at, updated_at))
constexpr auto notes(const User*) {
    return std::array{
        note<&User::id>(read_only),
        note<&User::version>(read_only),
        note<&User::email>(required | searchable),
        note<&User::name>(required | searchable | sortable),
        note<&User::team_id>(filterable, "team"),
        note<&User::roles>(required),
        note<&User::state>(read_only | filterable),
        note<&User::password_hash>(secret | read_only),
        note<&User::created_at>(read_only | sortable),
        note<&User::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const User*) { return {"user", "app_user"}; }

struct UserView : User {
    std::string team_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(UserView, (User), (team_name, actions))

struct Team {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    Id parent_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, version, name, parent_id, created_at, updated_at))
constexpr auto notes(const Team*) {
    return std::array{note<&Team::id>(read_only),
                      note<&Team::version>(read_only),
                      note<&Team::name>(required | sortable),
                      note<&Team::parent_id>(filterable, "team"),
                      note<&Team::created_at>(read_only | sortable),
                      note<&Team::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Team*) { return {"team", "team"}; }

/// A signed-in browser or an API token: both are bearers of a secret whose hash is kept.
enum class TokenKind : std::uint8_t { session, api };
BOOST_DESCRIBE_ENUM(TokenKind, session, api)

/// What an API token may do of what its owner may do.
enum class TokenAccess : std::uint8_t { full, read_only };
BOOST_DESCRIBE_ENUM(TokenAccess, full, read_only)

struct Token {
    Id id;
    std::int64_t version = 0;
    TokenKind kind = TokenKind::session;
    TokenAccess access = TokenAccess::full;
    Text<60> name;     // of an API token
    Text<300> agent;   // the browser a session was started with
    Text<60> address;  // and from where
    Id user_id;
    Text<64> secret_hash;
    Text<64> csrf_token;
    Instant expires_at;
    Instant revoked_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Token, (),
                      (id, version, kind, access, name, agent, address, user_id, secret_hash,
                       csrf_token, expires_at, revoked_at, created_at, updated_at))
constexpr auto notes(const Token*) {
    return std::array{note<&Token::secret_hash>(secret | read_only),
                      note<&Token::csrf_token>(secret | read_only)};
}
constexpr EntityName entity_of(const Token*) { return {"token", "token"}; }

struct Org {
    Id id;
    Text<120> name;
    Text<3> currency = "CNY";
    Text<60> timezone = "Asia/Shanghai";
    std::vector<WeekdayHours> week;  // of its own calendar; none: the default
    std::vector<CalendarDay> days;
};
BOOST_DESCRIBE_STRUCT(Org, (), (id, name, currency, timezone, week, days))

}  // namespace zhuli::identity
