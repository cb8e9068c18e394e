#include "features/directory/use_cases_apply.hpp"

#include <boost/json/object.hpp>

#include "features/directory/store.hpp"
#include "features/directory/store_runs.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::directory {

namespace {

using identity::Team;
using identity::User;

Problem skipped(std::string_view why) { return Problem::of(Status::conflict, why); }

Edit edit_of(Id id, boost::json::object members) { return {id, std::nullopt, std::move(members)}; }
std::string text_of(Id id) { return std::to_string(id.v); }

/// The team of a department, as linked by now.
Id team_of(Tx& tx, const Platform& platform, std::string_view department) {
    if (department.empty()) return {};
    const auto link = find_link(tx, platform.id, department);
    return link ? link->team_id : Id{};
}

Result<> link_team(Tx& tx, const Ctx& ctx, const Platform& platform, std::string_view external_id,
                   Id team) {
    const auto before = find_link(tx, platform.id, external_id);
    TeamLink after = before.value_or(TeamLink{});
    after.platform_id = platform.id;
    after.external_id = external_id;
    after.team_id = team;
    const storage::SaveEvent event{
        team ? "platform_team.linked" : "platform_team.unlinked", {}, ""};
    return before ? storage::save(tx, ctx, *before, after, event)
                  : storage::save_new(tx, ctx, after, event);
}

Result<> rename_team(Tx& tx, const Ctx& ctx, Id team, std::string_view name, Id parent) {
    CHECK(identity::edit_team(tx, ctx,
                              edit_of(team, {{"name", name}, {"parent_id", text_of(parent)}})));
    return Done{};
}

Result<> apply_team(Tx& tx, const Ctx& ctx, const Platform& platform, Change& change) {
    const Id parent = team_of(tx, platform, change.parent_id);
    switch (change.kind) {
        case ChangeKind::add_team: {
            Team wanted{.name = change.name, .parent_id = parent};
            TRY(const auto team, identity::create_team(tx, ctx, wanted));
            change.team_id = team.id;
            return link_team(tx, ctx, platform, change.external_id, team.id);
        }
        case ChangeKind::link_team:
            return link_team(tx, ctx, platform, change.external_id, change.team_id);
        case ChangeKind::drop_team:
            return link_team(tx, ctx, platform, change.external_id, {});
        default:
            return rename_team(tx, ctx, change.team_id, change.name, parent);
    }
}

/// The account as the platform tells it, bound to the change's user.
Result<> keep_account(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change,
                      std::optional<Bound> bound, std::string_view event) {
    const auto before = find_account(tx, platform.id, change.external_id);
    Account after = before.value_or(Account{});
    after.platform_id = platform.id;
    after.external_id = change.external_id;
    after.name = change.name;
    after.mobile = change.mobile;
    after.email = change.email;
    after.user_id = change.user_id;
    after.state = AccountState::present;
    after.left_at = {};
    if (bound) after.bound = *bound;
    return before ? storage::save(tx, ctx, *before, after, {event, {}, ""})
                  : storage::save_new(tx, ctx, after, {event, {}, ""});
}

Bound bound_by(Reason reason) {
    if (reason == Reason::same_email) return Bound::email;
    return reason == Reason::same_mobile ? Bound::mobile : Bound::name;
}

/// Name and team as the platform tells them.
Result<> edit_person(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    const auto user = storage::find<User>(tx, change.user_id);
    if (!user) return skipped("directory.nobody_here");
    const Id team = team_of(tx, platform, change.parent_id);
    boost::json::object members;
    if (user->name != change.name) members["name"] = change.name.v;
    if (team && user->team_id != team) members["team_id"] = text_of(team);
    if (members.empty()) return Done{};
    CHECK(identity::edit_user(tx, ctx, edit_of(user->id, std::move(members))));
    return Done{};
}

Result<> add_person(Tx& tx, const Ctx& ctx, const Platform& platform, Change& change) {
    identity::NewUser wanted{.email = change.email,
                             .name = change.name,
                             .team_id = team_of(tx, platform, change.parent_id),
                             .roles = {platform.default_role}};
    TRY(const auto user, identity::add_user(tx, ctx, wanted, ""));
    change.user_id = user.id;
    return keep_account(tx, ctx, platform, change, Bound::added, "platform_account.bound");
}

/// Who is known already: bound first, then named and placed as over there.
Result<> link_person(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    const auto bound = account_of(tx, platform.id, change.user_id);
    if (bound && bound->external_id != change.external_id)
        return skipped("directory.user_is_bound");
    CHECK(edit_person(tx, ctx, platform, change));
    return keep_account(tx, ctx, platform, change, bound_by(change.reason),
                        "platform_account.bound");
}

Result<> come_back(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    const auto user = storage::find<User>(tx, change.user_id);
    if (!user) return skipped("directory.nobody_here");
    if (user->state == identity::UserState::left)
        CHECK(identity::reinstate_user(tx, ctx, {user->id}));
    CHECK(edit_person(tx, ctx, platform, change));
    return keep_account(tx, ctx, platform, change, std::nullopt, "platform_account.came_back");
}

/// Out at once; what is in their name stays there until somebody hands it over.
Result<> leave(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    const auto before = find_account(tx, platform.id, change.external_id);
    if (!before) return skipped("directory.nobody_here");
    const auto user = storage::find<User>(tx, change.user_id);
    if (user && user->state == identity::UserState::active)
        CHECK(identity::leave(tx, ctx, user->id));
    Account after = *before;
    after.state = AccountState::left;
    after.left_at = ctx.now;
    return storage::save(tx, ctx, *before, after, {"platform_account.left", {}, ""});
}

Result<> apply_person(Tx& tx, const Ctx& ctx, const Platform& platform, Change& change) {
    switch (change.kind) {
        case ChangeKind::add_person:
            return add_person(tx, ctx, platform, change);
        case ChangeKind::link_person:
            return link_person(tx, ctx, platform, change);
        case ChangeKind::come_back:
            return come_back(tx, ctx, platform, change);
        case ChangeKind::leave:
            return leave(tx, ctx, platform, change);
        default:
            CHECK(edit_person(tx, ctx, platform, change));
            return keep_account(tx, ctx, platform, change, std::nullopt, "platform_account.edited");
    }
}

bool is_team(ChangeKind kind) { return kind <= ChangeKind::drop_team; }

std::int64_t version_of(Tx& tx, const Change& change) {
    if (is_team(change.kind)) {
        const auto team = storage::find<Team>(tx, change.team_id);
        return team ? team->version : 0;
    }
    const auto user = storage::find<User>(tx, change.user_id);
    return user ? user->version : 0;
}

Problem happened_since() { return skipped("directory.happened_since"); }

Result<> undo_team(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    switch (change.kind) {
        case ChangeKind::add_team:
            return skipped("directory.teams_stay");
        case ChangeKind::link_team:
            return link_team(tx, ctx, platform, change.external_id, {});
        case ChangeKind::drop_team:
            return link_team(tx, ctx, platform, change.external_id, change.team_id);
        default:
            return rename_team(tx, ctx, change.team_id, change.old_name, change.old_team_id);
    }
}

Result<> restore_person(Tx& tx, const Ctx& ctx, const Change& change) {
    CHECK(identity::edit_user(tx, ctx,
                              edit_of(change.user_id, {{"name", change.old_name.v},
                                                       {"team_id", text_of(change.old_team_id)}})));
    return Done{};
}

Result<> unbind(Tx& tx, const Ctx& ctx, const Account& before) {
    Account after = before;
    after.user_id = {};
    after.bound = Bound::unbound;
    return storage::save(tx, ctx, before, after, {"platform_account.unbound", {}, ""});
}

/// The person is as before this run; the account, too.
Result<> undo_person(Tx& tx, const Ctx& ctx, const Platform& platform, const Change& change) {
    const auto account = find_account(tx, platform.id, change.external_id);
    if (!account || account->user_id != change.user_id) return happened_since();
    if (change.kind == ChangeKind::add_person && account->signed_in_at.v != 0)
        return happened_since();
    switch (change.kind) {
        case ChangeKind::add_person:
        case ChangeKind::come_back:
            return leave(tx, ctx, platform, change);
        case ChangeKind::leave: {
            CHECK(identity::reinstate_user(tx, ctx, {change.user_id}));
            return keep_account(tx, ctx, platform, change, std::nullopt,
                                "platform_account.came_back");
        }
        case ChangeKind::link_person:
            CHECK(restore_person(tx, ctx, change));
            return unbind(tx, ctx, *account);
        default:
            return restore_person(tx, ctx, change);
    }
}

}  // namespace

void apply_change(Tx& tx, const Ctx& ctx, const Platform& platform, Change change) {
    const auto done = is_team(change.kind) ? apply_team(tx, ctx, platform, change)
                                           : apply_person(tx, ctx, platform, change);
    change.state = done.ok() ? ChangeState::applied : ChangeState::skipped;
    if (!done.ok()) {
        const auto& fields = done.problem().fields;
        change.why = fields.empty() ? done.problem().code : fields.front().code;
    }
    if (done.ok()) change.version_after = version_of(tx, change);
    settle_change(tx, change);
}

void undo_change(Tx& tx, const Ctx& ctx, const Platform& platform, Change change) {
    const bool as_left = version_of(tx, change) == change.version_after;
    const auto done = !as_left               ? Result<>(happened_since())
                      : is_team(change.kind) ? undo_team(tx, ctx, platform, change)
                                             : undo_person(tx, ctx, platform, change);
    change.state = done.ok() ? ChangeState::undone : ChangeState::kept;
    change.why = done.ok() ? std::string() : done.problem().code;
    settle_change(tx, change);
}

}  // namespace zhuli::directory
