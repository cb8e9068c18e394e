#include "features/identity/use_cases.hpp"

#include <algorithm>

#include "core/zones.hpp"
#include "core/text/text.hpp"
#include "features/identity/rules.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/store.hpp"
#include "storage/save.hpp"

namespace zhuli::identity {

namespace {

constexpr storage::ListPlan kUsers{.permission = "users.read", .owner_field = "",
                                   .default_sort = "name", .search_entity = ""};
constexpr storage::ListPlan kTeams{.permission = "users.read", .owner_field = "",
                                   .default_sort = "name", .search_entity = ""};
constexpr std::int64_t kApiTokenMs = 365 * kDayMs;

std::vector<const Permission*>& known_permissions() {
    static std::vector<const Permission*> all;
    return all;
}

UserView view_of(Tx& tx, const Ctx& ctx, const User& user) {
    UserView view;
    static_cast<User&>(view) = user;
    if (user.team_id)
        if (const auto team = storage::find<Team>(tx, user.team_id)) view.team_name = team->name.v;
    if (ctx.allowed("users.edit")) view.actions = {"edit"};
    return view;
}

bool is_currency(std::string_view code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<> check_new_org(const NewOrg& in) {
    std::vector<FieldProblem> problems;
    if (!is_currency(in.currency)) problems.push_back({"currency", "identity.bad_currency", {}});
    if (!TimeZone::named(in.timezone.v))
        problems.push_back({"timezone", "identity.bad_timezone", {}});
    if (auto password = check_password("password", in.password); !password.ok())
        for (auto& field : password.problem().fields) problems.push_back(std::move(field));
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return Done{};
}

Id next_org_id(storage::Database& db) {
    return storage::read_now(db, {}, [](Tx& tx) {
        const auto orgs = all_orgs(tx);
        return orgs.empty() ? Id{1} : Id{orgs.back().id.v + 1};
    });
}

}  // namespace

void know_permissions(std::vector<const Permission*> all) { known_permissions() = std::move(all); }

Rights resolve_rights(Tx& tx, std::span<const Role> roles, Id user, Id team) {
    Rights rights = rights_of(known_permissions(), roles);
    const auto members = memberships(tx);
    rights.team_members = team ? members_of(team, members) : std::vector<Id>{};
    rights.tree_members =
        team ? members_below(team, members, all_teams(tx)) : std::vector<Id>{};
    for (auto* list : {&rights.team_members, &rights.tree_members})
        if (std::find(list->begin(), list->end(), user) == list->end()) list->push_back(user);
    return rights;
}

Ctx system_ctx(const Org& org, Instant now, Path path) {
    Ctx ctx;
    ctx.org = {org.id, org.name.v, org.currency.v, org.timezone.v};
    ctx.path = path;
    ctx.now = now;
    ctx.today = business_date(zone_of(org.timezone.v), now);
    return ctx;
}

Ctx person_ctx(Tx& tx, const Org& org, const User& user, Instant now, Path path) {
    Ctx ctx = system_ctx(org, now, path);
    ctx.user = user.id;
    ctx.team = user.team_id;
    ctx.locale = static_cast<Locale>(user.locale);
    ctx.rights = std::make_shared<const Rights>(
        resolve_rights(tx, user.roles, user.id, user.team_id));
    return ctx;
}

Result<Org> found_org(storage::Database& db, const NewOrg& in, Instant now) {
    CHECK(check_new_org(in));
    const Org org{next_org_id(db), in.organization_name, in.currency, in.timezone};
    const std::string hash = hash_password(in.password.v);
    const NewUser admin{.email = in.email,
                        .name = in.admin_name.empty() ? Text<60>{"Admin"} : in.admin_name,
                        .roles = {Role::admin}};
    const Ctx ctx = system_ctx(org, now, Path::command_line);
    CHECK(storage::write_now(db, ctx, [&](Tx& tx) -> Result<> {
        insert_org(tx, org, now);
        CHECK(add_user(tx, ctx, admin, hash));
        return Done{};
    }));
    return org;
}

Result<User> add_user(Tx& tx, const Ctx& ctx, const NewUser& in,
                      const std::string& password_hash) {
    User user{.email = {text::fold(in.email.v)}, .name = in.name, .team_id = in.team_id,
              .roles = in.roles, .locale = in.locale};
    user.password_hash = password_hash;
    for (const auto& login : find_logins(tx, user.email.v))
        if (login.org_id == tx.org()) return Problem::field("email", "field.taken");
    CHECK(storage::save_new(tx, ctx, user, {"user.added", {}, ""}));
    insert_login(tx, user.email.v, user.id);
    return user;
}

Result<UserView> create_user(Tx& tx, const Ctx& ctx, const NewUser& in) {
    CHECK(check_password("password", in.password));
    if (in.team_id && !storage::find<Team>(tx, in.team_id))
        return Problem::field("team_id", "field.no_such_record");
    TRY(const auto user, add_user(tx, ctx, in, hash_password(in.password.v)));
    return view_of(tx, ctx, user);
}

Result<UserView> show_user(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto user = storage::find<User>(tx, in.id);
    if (!user) return Problem::not_found("user");
    return view_of(tx, ctx, *user);
}

Result<UserView> edit_user(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<User>(tx, edit.id);
    if (!before) return Problem::not_found("user");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(tx, ctx, *before))));
    TRY(auto after, apply(*before, edit));
    if (after.email != before->email) return Problem::field("email", "field.read_only");
    if (after.id == ctx.user && after.state != UserState::active)
        return Problem::field("state", "identity.not_oneself");
    CHECK(storage::save(tx, ctx, *before, after, {"user.edited", {}, ""}));
    return view_of(tx, ctx, after);
}

Result<Page<UserView>> list_users(Tx& tx, const Ctx& ctx, const http::Listed<User>& query) {
    TRY(auto rows, storage::list_page<User>(tx, ctx, query, kUsers));
    Page<UserView> page;
    page.next_cursor = rows.next_cursor;
    for (const auto& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<Team> create_team(Tx& tx, const Ctx& ctx, const Team& in) {
    Team team = in;
    if (team.parent_id && !storage::find<Team>(tx, team.parent_id))
        return Problem::field("parent_id", "field.no_such_record");
    CHECK(storage::save_new(tx, ctx, team, {"team.created", {}, ""}));
    return team;
}

Result<Team> edit_team(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<Team>(tx, edit.id);
    if (!before) return Problem::not_found("team");
    CHECK(storage::check_version(*before, edit.if_match, to_json(*before)));
    TRY(auto after, apply(*before, edit));
    for (Id up = after.parent_id; up;) {
        if (up == after.id) return Problem::field("parent_id", "identity.team_cycle");
        const auto parent = storage::find<Team>(tx, up);
        if (!parent) return Problem::field("parent_id", "field.no_such_record");
        up = parent->parent_id;
    }
    CHECK(storage::save(tx, ctx, *before, after, {"team.edited", {}, ""}));
    return after;
}

Result<Page<Team>> list_teams(Tx& tx, const Ctx& ctx, const http::Listed<Team>& query) {
    return storage::list_page<Team>(tx, ctx, query, kTeams);
}

Result<FreshToken> add_token(Tx& tx, const Ctx& ctx, TokenKind kind, std::string_view name, Id user,
                             Instant expires_at) {
    const std::string secret = random_secret();
    Token token{.kind = kind, .name = name, .user_id = user, .expires_at = expires_at};
    token.secret_hash = hash_secret(secret);
    token.csrf_token = random_secret();
    const bool session = kind == TokenKind::session;
    CHECK(storage::save_new(tx, ctx, token,
                            {session ? "session.started" : "api_token.created", {}, ""}));
    return FreshToken{token, std::to_string(ctx.org.id.v) + "." + secret};
}

Result<ApiToken> create_api_token(Tx& tx, const Ctx& ctx, const NewApiToken& in) {
    TRY(const auto fresh, add_token(tx, ctx, TokenKind::api, in.name, ctx.user,
                                    ctx.now.plus_ms(kApiTokenMs)));
    return ApiToken{fresh.token.id, fresh.token.name.v, fresh.text};
}

}  // namespace zhuli::identity
