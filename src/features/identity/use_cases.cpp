#include "features/identity/use_cases.hpp"

#include <algorithm>
#include <atomic>
#include <map>

#include "core/text/text.hpp"
#include "core/zones.hpp"
#include "features/identity/rules.hpp"
#include "features/identity/rules_calendar.hpp"
#include "features/identity/secrets.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases_people.hpp"
#include "features/identity/use_cases_teams.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"

namespace zhuli::identity {

namespace {

constexpr storage::ListPlan kUsers{
    .permission = "users.read", .owner_field = "", .default_sort = "name", .search_entity = "user"};
constexpr storage::ListPlan kTeams{
    .permission = "users.read", .owner_field = "", .default_sort = "name", .search_entity = ""};
constexpr int kTeamsAbove = 20;  // no tree of teams is deeper
constexpr std::int64_t kNamesMs = 1000;
constexpr std::size_t kNamesLimit = 10'000;

std::vector<const Permission*>& known_permissions() {
    static std::vector<const Permission*> all;
    return all;
}

std::vector<std::string> actions_for(const Ctx& ctx, const User& user) {
    if (!ctx.allowed("users.edit") || !check_rank(ctx, user, user).ok()) return {};
    if (user.state == UserState::left) return {"reinstate"};
    if (user.id == ctx.user) return {"edit"};
    return {"edit", "replace_password", "leave"};
}

std::atomic<std::uint64_t>& change_count() {
    static std::atomic<std::uint64_t> count{0};
    return count;
}

UserView view_of(Tx& tx, const Ctx& ctx, const User& user) {
    UserView view;
    static_cast<User&>(view) = user;
    if (user.team_id)
        if (const auto team = storage::find<Team>(tx, user.team_id)) view.team_name = team->name.v;
    view.actions = actions_for(ctx, user);
    return view;
}

bool is_taken(Tx& tx, std::string_view email, Id except) {
    for (const auto& login : find_logins(tx, email))
        if (login.org_id == tx.org() && login.user_id != except) return true;
    return false;
}

/// Everything that is wrong with a person as somebody wants them to be.
Result<> check_user(Tx& tx, const User& user) {
    std::vector<FieldProblem> problems;
    if (auto roles = check_roles(user.roles); !roles.ok())
        problems.push_back(roles.problem().fields.front());
    if (is_taken(tx, user.email.v, user.id)) problems.push_back({"email", "field.taken", {}});
    if (user.team_id && !storage::find<Team>(tx, user.team_id))
        problems.push_back({"team_id", "field.no_such_record", {}});
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return Done{};
}

Result<User> load_user(Tx& tx, Id id) {
    auto user = storage::find<User>(tx, id);
    if (!user) return Problem::not_found("user");
    return std::move(*user);
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
    Reading reading{std::move(problems), "password"};
    judge_password(in.password.v, reading);
    problems = std::move(reading.problems);
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return Done{};
}

Id next_org_id(storage::Database& db) {
    return storage::read_now(db, {}, [](Tx& tx) {
        const auto orgs = all_orgs(tx);
        return orgs.empty() ? Id{1} : Id{orgs.back().id.v + 1};
    });
}

std::shared_ptr<const WorkCalendar> own_calendar(const Org& org) {
    if (org.week.empty()) return nullptr;
    return std::make_shared<const WorkCalendar>(rules_of(org.week, org.days),
                                                zone_of(org.timezone.v));
}

}  // namespace

void note_access_change(Tx& tx) {
    tx.after_commit([] { ++change_count(); });
}

std::uint64_t access_changes() { return change_count(); }

const std::string& remembered_name(Tx& tx, Instant now, Id user) {
    struct Memory {
        std::uint64_t changes = 0;
        Instant since;
        std::map<std::pair<Id, Id>, std::string> names;  // by organisation and person
    };
    thread_local Memory memory;
    const auto changes = access_changes();
    const auto age_ms = now.v - memory.since.v;
    if (memory.changes != changes || age_ms < 0 || age_ms >= kNamesMs ||
        memory.names.size() >= kNamesLimit)
        memory = {changes, now, {}};
    const auto [name, is_new] = memory.names.try_emplace({tx.org(), user});
    if (is_new && user) name->second = user_name(tx, user).value_or("");
    return name->second;
}

void know_permissions(std::vector<const Permission*> all) { known_permissions() = std::move(all); }

struct Impersonation::Teams {
    std::vector<Membership> members;
    std::vector<Team> tree;

    Rights rights(std::span<const Role> roles, Id user, Id team) const {
        Rights rights = rights_of(known_permissions(), roles);
        rights.team_members = team ? members_of(team, members) : std::vector<Id>{};
        rights.tree_members = team ? members_below(team, members, tree) : std::vector<Id>{};
        for (auto* list : {&rights.team_members, &rights.tree_members})
            if (std::find(list->begin(), list->end(), user) == list->end()) list->push_back(user);
        return rights;
    }
};

Impersonation::Impersonation(Tx& tx, const Ctx& ctx)
    : teams_(new Teams{memberships(tx), all_teams(tx)}), ctx_(ctx) {}
Impersonation::~Impersonation() = default;

Rights resolve_rights(Tx& tx, std::span<const Role> roles, Id user, Id team) {
    const Impersonation::Teams teams{memberships(tx), team ? all_teams(tx) : std::vector<Team>{}};
    return teams.rights(roles, user, team);
}

Ctx Impersonation::person(const User& user) const {
    Ctx ctx = ctx_;
    ctx.user = user.id;
    ctx.team = user.team_id;
    ctx.rights = std::make_shared<const Rights>(teams_->rights(user.roles, user.id, user.team_id));
    return ctx;
}

Ctx system_ctx(const Org& org, Instant now, Path path) {
    Ctx ctx;
    ctx.org = {org.id, org.name.v, org.currency.v, org.timezone.v, own_calendar(org)};
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
    ctx.rights =
        std::make_shared<const Rights>(resolve_rights(tx, user.roles, user.id, user.team_id));
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

void index_user(Tx& tx, const User& user) {
    storage::SearchEntry entry;
    entry.entity = "user";
    entry.id = user.id;
    entry.title = user.name.v;
    entry.subtitle = user.email.v;
    entry.document = {{user.name.v, text::TextKind::name}, {user.email.v, text::TextKind::email}};
    storage::index_entry(tx, entry);
}

Result<User> add_user(Tx& tx, const Ctx& ctx, const NewUser& in, const std::string& password_hash) {
    User user{.email = {text::fold(in.email.v)},
              .name = in.name,
              .team_id = in.team_id,
              .roles = in.roles,
              .locale = in.locale};
    user.password_hash = password_hash;
    CHECK(check_user(tx, user));
    CHECK(storage::save_new(tx, ctx, user, {"user.added", {}, ""}));
    insert_login(tx, user.email.v, user.id);
    index_user(tx, user);
    note_access_change(tx);
    return user;
}

Result<UserView> create_user(Tx& tx, const Ctx& ctx, const NewUser& in) {
    INVARIANT(is_password_hash(in.password.v), "a password reaches a unit as its hash only");
    User wanted;
    wanted.roles = in.roles;
    CHECK(check_rank(ctx, wanted, wanted));
    TRY(const auto user, add_user(tx, ctx, in, in.password.v));
    return view_of(tx, ctx, user);
}

Result<UserView> show_user(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto user, load_user(tx, in.id));
    return view_of(tx, ctx, user);
}

Result<UserView> edit_user(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto admins = lock_admins(tx);
    TRY(const auto before, load_user(tx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    after.email = {text::fold(after.email.v)};
    CHECK(check_rank(ctx, before, after));
    CHECK(check_user(tx, after));
    if (is_admin(before) && !is_admin(after) && is_last_admin(before, admins))
        return Problem::field("roles", "identity.last_admin");
    CHECK(storage::save(tx, ctx, before, after, {"user.edited", {}, ""}));
    if (after.email != before.email) {
        delete_login(tx, before.email.v);
        insert_login(tx, after.email.v, after.id);
    }
    index_user(tx, after);
    note_access_change(tx);
    return view_of(tx, ctx, after);
}

Result<UserView> replace_password(Tx& tx, const Ctx& ctx, const NewPassword& in) {
    INVARIANT(is_password_hash(in.password.v), "a password reaches a unit as its hash only");
    TRY(const auto before, load_user(tx, in.id));
    CHECK(check_rank(ctx, before, before));
    User after = before;
    after.password_hash = in.password.v;
    CHECK(storage::save(tx, ctx, before, after, {"user.password_replaced", {}, ""}));
    CHECK(end_tokens(tx, ctx, after.id, false));
    return view_of(tx, ctx, after);
}

Result<UserView> leave(Tx& tx, const Ctx& ctx, Id user) {
    const auto admins = lock_admins(tx);
    TRY(const auto before, load_user(tx, user));
    CHECK(check_rank(ctx, before, before));
    CHECK(check_departure(ctx, before, admins));
    User after = before;
    after.state = UserState::left;
    CHECK(storage::save(tx, ctx, before, after, {"user.left", {}, ""}));
    note_access_change(tx);
    CHECK(end_tokens(tx, ctx, after.id, true));
    return view_of(tx, ctx, after);
}

Result<UserView> reinstate_user(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_user(tx, in.id));
    CHECK(check_rank(ctx, before, before));
    User after = before;
    after.state = UserState::active;
    CHECK(storage::save(tx, ctx, before, after, {"user.reinstated", {}, ""}));
    note_access_change(tx);
    return view_of(tx, ctx, after);
}

std::vector<Id> teams_above(Tx& tx, Id user) {
    std::vector<Id> teams;
    const auto person = storage::find<User>(tx, user);
    Id team = person ? person->team_id : Id{};
    for (int above = 0; team && above < kTeamsAbove; ++above) {
        teams.push_back(team);
        const auto found = storage::find<Team>(tx, team);
        team = found ? found->parent_id : Id{};
    }
    return teams;
}

std::optional<Id> leader_of(Tx& tx, Id user) {
    for (const Id team : teams_above(tx, user))
        if (const auto leader = team_leader(tx, team, user)) return leader;
    return std::nullopt;
}

std::vector<Id> administrators(Tx& tx) { return all_admins(tx); }
std::vector<User> find_people(Tx& tx, std::string_view typed, std::span<const Id> first,
                              int limit) {
    std::vector<Id> ids(first.begin(), first.end());
    for (const auto& hit : typed.empty() ? std::vector<storage::SearchHit>{}
                                         : storage::search(tx, "user", typed, limit, nullptr))
        ids.push_back(hit.id);
    std::vector<User> people;
    const auto found = storage::find_each<User>(tx, ids);
    for (const Id id : ids)
        for (const User& one : found)
            if (one.id == id && one.state == UserState::active) people.push_back(one);
    if (!typed.empty()) return people;
    for (User& one : active_users(tx, limit))
        if (std::find(ids.begin(), ids.end(), one.id) == ids.end())
            people.push_back(std::move(one));
    return people;
}

std::vector<Id> people_with_role(Tx& tx, Role role) { return with_role(tx, role); }

std::vector<Seller> list_sellers(Tx& tx) {
    std::vector<Seller> list;
    for (auto& person : sellers(tx)) list.push_back({person.id, std::move(person.name)});
    return list;
}

Result<User> find_active_user(Tx& tx, Id id, std::string_view field) {
    auto user = storage::find<User>(tx, id);
    if (!user || user->state != UserState::active)
        return Problem::field(field, "field.no_such_record");
    return std::move(*user);
}

Result<User> hold_active_user(Tx& tx, Id id, std::string_view field) {
    keep_person(tx, id);
    return find_active_user(tx, id, field);
}

void hold_user(Tx& tx, Id id) { hold_person(tx, id); }

Result<Page<UserView>> list_users(Tx& tx, const Ctx& ctx, const http::Listed<User>& query) {
    TRY(auto rows, storage::list_page<User>(tx, ctx, query, kUsers));
    Page<UserView> page;
    page.next_cursor = rows.next_cursor;
    for (const auto& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<Team> create_team(Tx& tx, const Ctx& ctx, const Team& in) {
    Team team = in;
    CHECK(check_parent(team, lock_teams(tx)));
    CHECK(storage::save_new(tx, ctx, team, {"team.created", {}, ""}));
    return team;
}

Result<Team> show_team(Tx& tx, const Ctx&, const http::ById& in) {
    auto team = storage::find<Team>(tx, in.id);
    if (!team) return Problem::not_found("team");
    return std::move(*team);
}

Result<Team> edit_team(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto teams = lock_teams(tx);
    const auto before = storage::find<Team>(tx, edit.id);
    if (!before) return Problem::not_found("team");
    CHECK(storage::check_version(*before, edit.if_match, to_json(*before)));
    TRY(auto after, apply(*before, edit));
    CHECK(check_parent(after, teams));
    CHECK(storage::save(tx, ctx, *before, after, {"team.edited", {}, ""}));
    note_access_change(tx);
    return after;
}

Result<Page<Team>> list_teams(Tx& tx, const Ctx& ctx, const http::Listed<Team>& query) {
    return storage::list_page<Team>(tx, ctx, query, kTeams);
}

Result<PermissionTable> show_permissions(Tx&, const Ctx&, const http::Nothing&) {
    PermissionTable table;
    for (const Permission* permission : known_permissions()) {
        PermissionRow row{std::string(permission->name), {}};
        for (std::size_t role = 0; role < kRoleCount; ++role)
            if (permission->by_role[role] != Scope::none)
                row.scopes.push_back({static_cast<Role>(role), permission->by_role[role]});
        table.items.push_back(std::move(row));
    }
    return table;
}

}  // namespace zhuli::identity
