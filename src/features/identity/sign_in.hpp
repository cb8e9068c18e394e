// Signing in and out, the first organisation, and who a request comes from. These addresses work
// without anybody signed in; they may take the time of a password check and run on the worker pool.
#pragma once

#include <optional>
#include <span>

#include "core/codec.hpp"
#include "core/value/json_text.hpp"
#include "features/identity/model.hpp"
#include "features/identity/store.hpp"
#include "storage/database.hpp"

namespace zhuli::identity {

struct SignIn {
    Email email;
    Text<200> password;
    Id organization_id;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password, organization_id))
constexpr auto notes(const SignIn*) {
    return std::array{note<&SignIn::email>(required), note<&SignIn::password>(required | secret)};
}

struct OrgView {
    Id id;
    std::string name, currency, timezone;
};
BOOST_DESCRIBE_STRUCT(OrgView, (), (id, name, currency, timezone))

struct Me {
    Id id;
    std::string name, email;
    Language locale = Language::zh_CN;
    std::vector<Role> roles;
    std::vector<std::string> permissions;
    std::string team_name;
    OrgView org;
    JsonText preferences;  // an object: key to value
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (id, name, email, locale, roles, permissions, team_name, org, preferences))

struct SessionView {
    Me user;
    std::string csrf_token;
    Id id;  // of the session itself
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (user, csrf_token, id))

struct SetupView {
    bool needed = false;
};
BOOST_DESCRIBE_STRUCT(SetupView, (), (needed))

struct SignedIn {
    SessionView view;
    std::string cookie;  // the token's text
};

/// What a session was started with, for the list of one's sessions.
struct Device {
    std::string agent;
    std::string address;
};

/// Problems: 401 identity.wrong_credentials, 409 session.choose_organization (with the choices),
/// 429 after too many failures. Takes as long for an unknown e-mail as for a wrong password.
Result<SignedIn> sign_in(storage::Database& db, const SignIn& in, const Device& device,
                         Instant now);

/// Who bears this token, with their rights; nothing if nobody.
struct Caller {
    Ctx ctx;
    TokenKind kind = TokenKind::session;
    TokenAccess access = TokenAccess::full;
    std::string csrf_token;
    Id token_id;
};
std::optional<Caller> caller_of(storage::Database& db, std::string_view token, Instant now);

Result<SessionView> show_session(storage::Database& db, const Caller& caller);
Result<> sign_out(storage::Database& db, const Caller& caller);
bool setup_needed(storage::Database& db);

}  // namespace zhuli::identity
