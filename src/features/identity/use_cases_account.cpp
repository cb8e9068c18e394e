#include "features/identity/use_cases_account.hpp"

#include "features/identity/rules.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::identity {

namespace {

Result<User> oneself(Tx& tx, const Ctx& ctx) {
    auto user = storage::find<User>(tx, ctx.user);
    if (!user) return Problem::of(Status::unauthenticated, "problem.unauthenticated");
    return std::move(*user);
}

Result<> end_token(Tx& tx, const Ctx& ctx, const Token& before) {
    Token after = before;
    after.revoked_at = ctx.now;
    const bool session = before.kind == TokenKind::session;
    note_access_change(tx);
    return storage::save(tx, ctx, before, after,
                         {session ? "session.ended" : "api_token.revoked", {}, ""});
}

TokenList open_list(Tx& tx, const Ctx& ctx, TokenKind kind) {
    TokenList list;
    for (const Token& token : open_tokens(tx, ctx.user, kind, ctx.now))
        list.items.push_back({token.id, token.access, token.name.v, token.agent.v, token.address.v,
                              token.created_at, token.expires_at});
    return list;
}

}  // namespace

Result<FreshToken> add_token(Tx& tx, const Ctx& ctx, Token token) {
    const std::string secret = random_secret();
    token.secret_hash = hash_of(secret);
    token.csrf_token = random_secret();
    const bool session = token.kind == TokenKind::session;
    CHECK(storage::save_new(tx, ctx, token,
                            {session ? "session.started" : "api_token.created", {}, ""}));
    return FreshToken{token, std::to_string(ctx.org.id.v) + "." + secret};
}

Result<> end_tokens(Tx& tx, const Ctx& ctx, Id user, bool and_api, Id keep) {
    for (const Token& token : open_tokens(tx, user, TokenKind::session, ctx.now))
        if (token.id != keep) CHECK(end_token(tx, ctx, token));
    if (!and_api) return Done{};
    for (const Token& token : open_tokens(tx, user, TokenKind::api, ctx.now))
        CHECK(end_token(tx, ctx, token));
    return Done{};
}

Result<Profile> change_profile(Tx& tx, const Ctx& ctx, const ProfileChange& in) {
    TRY(const auto before, oneself(tx, ctx));
    User after = before;
    if (in.name) after.name = *in.name;
    if (in.locale) after.locale = *in.locale;
    if (after.name.empty()) return Problem::field("name", "field.required");
    CHECK(storage::save(tx, ctx, before, after, {"user.edited", {}, ""}));
    note_access_change(tx);
    if (after.name != before.name) index_user(tx, after);
    return Profile{after.name, after.locale};
}

Result<Done> change_password(Tx& tx, const Ctx& ctx, const PasswordChange& in) {
    INVARIANT(is_password_hash(in.password.v), "a password reaches a unit as its hash only");
    TRY(const auto before, oneself(tx, ctx));
    User after = before;
    after.password_hash = in.password.v;
    CHECK(storage::save(tx, ctx, before, after, {"user.password_changed", {}, ""}));
    return end_tokens(tx, ctx, after.id, false, in.keep_session_id);
}

Result<TokenList> list_sessions(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return open_list(tx, ctx, TokenKind::session);
}

Result<TokenList> list_api_tokens(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return open_list(tx, ctx, TokenKind::api);
}

Result<Done> revoke_token(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto token = storage::find<Token>(tx, in.id);
    if (!token || token->user_id != ctx.user) return Problem::not_found("token");
    if (token->revoked_at.v != 0) return Done{};
    return end_token(tx, ctx, *token);
}

Result<ApiToken> create_api_token(Tx& tx, const Ctx& ctx, const NewApiToken& in) {
    if (in.days < 1 || in.days > kLongestTokenDays)
        return Problem::field("days", "field.out_of_range");
    if (open_tokens(tx, ctx.user, TokenKind::api, ctx.now).size() >= kApiTokensLimit)
        return Problem::field("name", "identity.too_many_tokens",
                              {{"max", std::to_string(kApiTokensLimit)}});
    Token token{.kind = TokenKind::api, .access = in.access, .name = in.name};
    token.user_id = ctx.user;
    token.expires_at = ctx.now.plus_ms(in.days * kDayMs);
    TRY(const auto fresh, add_token(tx, ctx, token));
    return ApiToken{fresh.token.id, fresh.token.name.v, fresh.token.access, fresh.token.expires_at,
                    fresh.text};
}

}  // namespace zhuli::identity
