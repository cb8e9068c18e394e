#include "features/identity/sign_in.hpp"

#include "core/text/text.hpp"
#include "features/identity/preferences.hpp"
#include "features/identity/rules.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/throttle.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_sign_in.hpp"
#include "storage/save.hpp"

namespace zhuli::identity {

namespace {

Problem wrong_credentials() {
    return Problem::of(Status::unauthenticated, "identity.wrong_credentials");
}

Problem choose(const std::vector<Login>& logins) {
    Problem problem = Problem::of(Status::conflict, "session.choose_organization");
    JsonOut out;
    out.begin_array();
    for (const auto& login : logins) {
        out.begin_object().key("id");
        Value<Id>::write(out, login.org_id);
        out.key("name").string(login.org_name).end_object();
    }
    out.end_array();
    problem.extra_json = "\"organizations\":" + out.take();
    return problem;
}

/// The logins whose password this is; slow on purpose, outside any unit.
std::vector<Login> matching(storage::Database& db, const std::vector<Login>& logins,
                            std::string_view password) {
    std::vector<Login> good;
    for (const auto& login : logins) {
        const auto user = storage::read_now(
            db, login.org_id, [&](Tx& tx) { return storage::find<User>(tx, login.user_id); });
        if (user && user->password_hash.empty()) pretend_to_check(password);
        if (user && user->state == UserState::active &&
            password_matches(user->password_hash.v, password))
            good.push_back(login);
    }
    if (logins.empty()) pretend_to_check(password);
    return good;
}

Me me_of(Tx& tx, const Ctx& ctx, const User& user) {
    Me me{user.id, user.name.v, user.email.v, user.locale, user.roles, {}, {}, {}};
    for (const auto& [name, scope] : ctx.rights->scope_of) me.permissions.emplace_back(name);
    std::sort(me.permissions.begin(), me.permissions.end());
    if (const auto team = storage::find<Team>(tx, user.team_id)) me.team_name = team->name.v;
    me.org = {ctx.org.id, ctx.org.name, ctx.org.currency, ctx.org.timezone};
    me.preferences = all_preferences(tx, user.id);
    return me;
}

constexpr std::size_t kLongestAgent = 300;

/// What a browser says of itself, cut and made harmless.
std::string readable(std::string_view agent) {
    std::string out(agent.substr(0, kLongestAgent));
    for (char& c : out)
        if (c < ' ' || c > '~') c = '?';
    return out;
}

}  // namespace

Result<SignedIn> start_session(storage::Database& db, const Entrance& in, const Device& device,
                               Instant now) {
    const auto org =
        storage::read_now(db, in.org_id, [&](Tx& tx) { return find_org(tx, in.org_id); });
    INVARIANT(org.has_value(), "a login names an organisation that is not there");
    Ctx ctx = system_ctx(*org, now, Path::screen);
    ctx.user = in.user_id;
    return storage::write_now(db, ctx, [&](Tx& tx) -> Result<SignedIn> {
        const auto user = storage::find<User>(tx, in.user_id);
        INVARIANT(user.has_value(), "a login names a person who is not there");
        if (user->state != UserState::active)
            return Problem::of(Status::forbidden, "identity.has_left");
        CHECK(in.also(tx, ctx));
        Token session{.agent = readable(device.agent), .address = device.address};
        session.user_id = user->id;
        session.expires_at = now.plus_ms(kSessionMs);
        TRY(const auto fresh, add_token(tx, ctx, session));
        const Ctx person = person_ctx(tx, *org, *user, now, Path::screen);
        return SignedIn{{me_of(tx, person, *user), fresh.token.csrf_token.v, fresh.token.id},
                        fresh.text};
    });
}

Result<SignedIn> sign_in(storage::Database& db, const SignIn& in, const Device& device,
                         Instant now) {
    const std::string email = text::fold(in.email.v);
    CHECK(check_throttle(db, email, now));
    auto logins = storage::read_now(db, {}, [&](Tx& tx) { return find_logins(tx, email); });
    auto good = matching(db, logins, in.password.v);
    if (good.empty()) {
        CHECK(remember_failure(db, email, now));
        return wrong_credentials();
    }
    if (in.organization_id)
        std::erase_if(good, [&](const Login& login) { return login.org_id != in.organization_id; });
    if (good.empty()) return wrong_credentials();
    if (good.size() > 1) return choose(good);
    const auto forget = [&](Tx& tx, const Ctx&) -> Result<> {
        forget_failures(tx, email);
        return Done{};
    };
    return start_session(db, {good.front().org_id, good.front().user_id, forget}, device, now);
}

std::optional<Caller> caller_of(storage::Database& db, std::string_view token, Instant now) {
    const auto parsed = parse_token(token);
    if (!parsed) return std::nullopt;
    return storage::read_now(db, parsed->org, [&](Tx& tx) -> std::optional<Caller> {
        const auto bearer = find_bearer(tx, hash_of(parsed->secret), now);
        if (!bearer) return std::nullopt;
        const auto org = find_org(tx, parsed->org);
        if (!org) return std::nullopt;
        Caller caller;
        const bool api = bearer->kind == TokenKind::api;
        caller.ctx = system_ctx(*org, now, api ? Path::api_token : Path::screen);
        caller.ctx.user = bearer->user_id;
        caller.ctx.team = bearer->team_id;
        caller.ctx.locale = static_cast<Locale>(bearer->locale);
        caller.ctx.rights = std::make_shared<const Rights>(
            resolve_rights(tx, bearer->roles, bearer->user_id, bearer->team_id));
        caller.kind = bearer->kind;
        caller.access = bearer->access;
        caller.csrf_token = bearer->csrf_token;
        caller.token_id = bearer->token_id;
        return caller;
    });
}

Result<SessionView> show_session(storage::Database& db, const Caller& caller) {
    return storage::read_now(db, caller.ctx.org.id, [&](Tx& tx) -> Result<SessionView> {
        const auto user = storage::find<User>(tx, caller.ctx.user);
        if (!user) return Problem::of(Status::unauthenticated, "problem.unauthenticated");
        return SessionView{me_of(tx, caller.ctx, *user), caller.csrf_token, caller.token_id};
    });
}

Result<> sign_out(storage::Database& db, const Caller& caller) {
    return storage::write_now(db, caller.ctx, [&](Tx& tx) -> Result<> {
        const auto before = storage::find<Token>(tx, caller.token_id);
        if (!before) return Done{};
        Token after = *before;
        after.revoked_at = caller.ctx.now;
        note_access_change(tx);
        return storage::save(tx, caller.ctx, *before, after, {"session.ended", {}, ""});
    });
}

std::optional<Org> organisation(storage::Database& db, Id org) {
    return storage::read_now(db, {}, [&](Tx& tx) { return find_org(tx, org); });
}

std::optional<Org> only_organisation(storage::Database& db) {
    auto orgs = storage::read_now(db, {}, [](Tx& tx) { return all_orgs(tx); });
    if (orgs.size() != 1) return std::nullopt;
    return std::move(orgs.front());
}

bool setup_needed(storage::Database& db) {
    return storage::read_now(db, {}, [](Tx& tx) { return all_orgs(tx).empty(); });
}

}  // namespace zhuli::identity
