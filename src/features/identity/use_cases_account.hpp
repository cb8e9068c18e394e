// What people do with their own account: name and language, password, sessions and API tokens.
// Nothing here touches another person's; administrators use use_cases.hpp.
#pragma once

#include "core/codec.hpp"
#include "features/identity/model.hpp"
#include "features/identity/model_password.hpp"
#include "http/route.hpp"

namespace zhuli::identity {

using storage::Tx;

struct Profile {
    Text<60> name;
    Language locale = Language::zh_CN;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (name, locale))
struct ProfileChange {
    std::optional<Text<60>> name;
    std::optional<Language> locale;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (name, locale))
Result<Profile> change_profile(Tx& tx, const Ctx& ctx, const ProfileChange& in);

/// By the time this is a unit, the current password has been compared (passwords.hpp), `password`
/// is the new one's hash and keep_session_id the session that asks; every other session ends.
struct PasswordChange {
    Text<200> current_password;
    Password password;
    Id keep_session_id;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, password, keep_session_id))
constexpr auto notes(const PasswordChange*) {
    using P = PasswordChange;
    return std::array{note<&P::current_password>(required | secret),
                      note<&P::password>(required | secret), note<&P::keep_session_id>(secret)};
}
Result<Done> change_password(Tx& tx, const Ctx& ctx, const PasswordChange& in);

/// A session or an API token of one's own.
struct TokenView {
    Id id;
    TokenAccess access = TokenAccess::full;
    std::string name;
    std::string agent;
    std::string address;
    Instant created_at;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(TokenView, (), (id, access, name, agent, address, created_at, expires_at))
struct TokenList {
    std::vector<TokenView> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(TokenList, (), (items))
Result<TokenList> list_sessions(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<TokenList> list_api_tokens(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// A session or an API token of one's own ends at once. 404 for anybody else's.
Result<Done> revoke_token(Tx& tx, const Ctx& ctx, const http::ById& in);

struct NewApiToken {
    Text<60> name;
    TokenAccess access = TokenAccess::full;
    int days = 365;
};
BOOST_DESCRIBE_STRUCT(NewApiToken, (), (name, access, days))
constexpr auto notes(const NewApiToken*) { return std::array{note<&NewApiToken::name>(required)}; }
struct ApiToken {
    Id id;
    std::string name;
    TokenAccess access = TokenAccess::full;
    Instant expires_at;
    std::string token;  // shown once, never again
};
BOOST_DESCRIBE_STRUCT(ApiToken, (), (id, name, access, expires_at, token))
Result<ApiToken> create_api_token(Tx& tx, const Ctx& ctx, const NewApiToken& in);

}  // namespace zhuli::identity
