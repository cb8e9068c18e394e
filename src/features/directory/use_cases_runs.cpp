#include "features/directory/use_cases_runs.hpp"

#include "features/customers/use_cases_due.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_runs.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::directory {

namespace {

constexpr storage::ListPlan kRuns{
    .permission = "directory.sync", .owner_field = {}, .search_entity = {}};
constexpr storage::ListPlan kChanges{.permission = "directory.sync",
                                     .owner_field = {},
                                     .default_sort = "change_no",
                                     .search_entity = {}};

bool is_under_way(const Run& run) {
    return run.state == RunState::reading || run.state == RunState::applying ||
           run.state == RunState::undoing;
}

/// Nobody goes on with it: its job was given up.
bool stands_still(Tx& tx, const Run& run) {
    return is_under_way(run) && !storage::has_open_job(tx, kRunJob, run.id);
}

std::vector<std::string> actions_for(Tx& tx, const Run& run) {
    if (run.state == RunState::ready) return {"apply", "discard"};
    if (run.state == RunState::applied && run.applied_count > 0) return {"undo"};
    std::vector<std::string> actions;
    if (stands_still(tx, run)) actions.push_back("resume");
    if (run.state == RunState::reading) actions.push_back("discard");
    return actions;
}

RunView view_of(Tx& tx, const Ctx& ctx, Run run) {
    RunView view;
    static_cast<Run&>(view) = std::move(run);
    if (const auto platform = storage::find<Platform>(tx, view.platform_id))
        view.kind = platform->kind;
    view.starter_name = identity::remembered_name(tx, ctx.now, view.started_by);
    view.actions = actions_for(tx, view);
    return view;
}

std::string team_name(Tx& tx, Id id) {
    const auto team = id ? storage::find<identity::Team>(tx, id) : std::nullopt;
    return team ? team->name.v : std::string();
}

ChangeView view_of(Tx& tx, Change change) {
    ChangeView view;
    static_cast<Change&>(view) = std::move(change);
    if (view.user_id)
        if (const auto user = storage::find<identity::User>(tx, view.user_id)) {
            view.user_name = user->name;
            view.user_email = user->email.v;
        }
    view.team_name = team_name(tx, view.team_id);
    view.old_team_name = team_name(tx, view.old_team_id);
    return view;
}

Result<Run> load_run(Tx& tx, Id id) {
    auto run = storage::find<Run>(tx, id);
    if (!run) return Problem::not_found("directory_run");
    return std::move(*run);
}

Result<> discard(Tx& tx, const Ctx& ctx, const Run& before) {
    Run after = before;
    after.state = RunState::discarded;
    return storage::save(tx, ctx, before, after, {"directory_run.discarded", {}, ""});
}

Result<RunView> move_on(Tx& tx, const Ctx& ctx, Id id, RunState from, RunState to,
                        std::string_view event) {
    TRY(const auto run, load_run(tx, id));
    if (run.state != from) return Problem::of(Status::conflict, "directory.run_is_elsewhere");
    if (run_under_way(tx, run.platform_id))
        return Problem::of(Status::conflict, "directory.run_under_way");
    CHECK(go_on(tx, ctx, run, to, event));
    TRY(auto after, load_run(tx, id));
    return view_of(tx, ctx, std::move(after));
}

/// Whose account a person becomes because an administrator said so.
Result<> check_person(Tx& tx, const Change& change, Id platform, Id user) {
    const bool is_person = change.kind == ChangeKind::add_person ||
                           change.kind == ChangeKind::link_person ||
                           (change.kind == ChangeKind::conflict &&
                            change.reason != Reason::circle && !change.name.empty());
    if (!is_person) return Problem::field("user_id", "directory.no_person");
    CHECK(identity::find_active_user(tx, user, "user_id"));
    const auto bound = account_of(tx, platform, user);
    if (bound && bound->external_id != change.external_id)
        return Problem::field("user_id", "directory.user_is_bound");
    return Done{};
}

}  // namespace

Result<> go_on(Tx& tx, const Ctx& ctx, const Run& before, RunState state, std::string_view event) {
    Run after = before;
    after.state = state;
    CHECK(storage::save(tx, ctx, before, after, {event, {}, ""}));
    storage::enqueue(tx, ctx, {.kind = kRunJob, .subject_id = after.id, .hasten = true});
    return Done{};
}

Result<Run> begin_run(Tx& tx, const Ctx& ctx, const Platform& platform, bool automatic) {
    if (run_under_way(tx, platform.id))
        return Problem::of(Status::conflict, "directory.run_under_way");
    for (const Run& waiting : waiting_runs(tx, platform.id)) CHECK(discard(tx, ctx, waiting));
    Run run{.platform_id = platform.id, .automatic = automatic, .started_by = ctx.user};
    CHECK(storage::save_new(tx, ctx, run, {"directory_run.started", {}, ""}));
    stage_department(tx, run.id, {std::string(speech_of(platform.kind).root), {}, {}}, 0);
    storage::enqueue(tx, ctx, {.kind = kRunJob, .subject_id = run.id, .hasten = true});
    return run;
}

Result<RunView> start_run(Tx& tx, const Ctx& ctx, const NewRun& in) {
    const auto platform = storage::find<Platform>(tx, in.platform_id);
    if (!platform) return Problem::field("platform_id", "field.no_such_record");
    if (platform->secret.empty()) return Problem::of(Status::conflict, "directory.no_secret");
    TRY(auto run, begin_run(tx, ctx, *platform, false));
    return view_of(tx, ctx, std::move(run));
}

Result<Page<RunView>> list_runs(Tx& tx, const Ctx& ctx, const http::Listed<Run>& query) {
    TRY(auto rows, storage::list_page<Run>(tx, ctx, query, kRuns));
    Page<RunView> page{{}, std::move(rows.next_cursor)};
    for (Run& run : rows.items) page.items.push_back(view_of(tx, ctx, std::move(run)));
    return page;
}

Result<RunView> show_run(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto run, load_run(tx, in.id));
    return view_of(tx, ctx, std::move(run));
}

Result<Page<ChangeView>> list_changes(Tx& tx, const Ctx& ctx, const http::Listed<Change>& query) {
    Page<ChangeView> page;
    std::vector<Change> rows;
    TRY(page.next_cursor,
        storage::list_rows(tx, ctx,
                           {entity_of(static_cast<const Change*>(nullptr)), fields_of<Change>()},
                           query, kChanges, [&](const storage::RowView& row) {
                               Tx::load_row(row, fields_of<Change>(), &rows.emplace_back());
                           }));
    for (Change& change : rows) page.items.push_back(view_of(tx, std::move(change)));
    return page;
}

Result<ChangeView> show_change(Tx& tx, const Ctx&, const http::ById& in) {
    auto change = find_change(tx, in.id);
    if (!change) return Problem::not_found("directory_change");
    return view_of(tx, std::move(*change));
}

Result<ChangeView> choose_change(Tx& tx, const Ctx&, const Choice& in) {
    auto change = find_change(tx, in.id);
    if (!change) return Problem::not_found("directory_change");
    TRY(const auto run, load_run(tx, change->run_id));
    if (run.state != RunState::ready)
        return Problem::of(Status::conflict, "directory.run_is_elsewhere");
    if (in.user_id) {
        CHECK(check_person(tx, *change, run.platform_id, in.user_id));
        change->kind = ChangeKind::link_person;
        change->reason = Reason::by_hand;
        change->user_id = in.user_id;
    }
    if (in.chosen && change->kind == ChangeKind::conflict)
        return Problem::field("user_id", "directory.say_who");
    change->chosen = in.chosen;
    keep_choice(tx, *change);
    tx.emit({"directory_change.chosen", "directory_run", run.id, {}, ""});
    return view_of(tx, std::move(*change));
}

Result<RunView> apply_run(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_on(tx, ctx, in.id, RunState::ready, RunState::applying, "directory_run.confirmed");
}

Result<RunView> undo_run(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return move_on(tx, ctx, in.id, RunState::applied, RunState::undoing,
                   "directory_run.taken_back");
}

Result<RunView> discard_run(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto run, load_run(tx, in.id));
    if (run.state != RunState::ready && run.state != RunState::reading)
        return Problem::of(Status::conflict, "directory.run_is_elsewhere");
    CHECK(discard(tx, ctx, run));
    return show_run(tx, ctx, in);
}

Result<RunView> resume_run(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto run, load_run(tx, in.id));
    if (!is_under_way(run)) return Problem::of(Status::conflict, "directory.run_is_elsewhere");
    storage::enqueue(tx, ctx, {.kind = kRunJob, .subject_id = run.id, .hasten = true});
    tx.emit({"directory_run.resumed", "directory_run", run.id, {}, ""});
    return view_of(tx, ctx, std::move(run));
}

Result<Leavers> list_leavers(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    Leavers leavers;
    const auto platforms = all_platforms(tx);
    for (const Account& account : left_accounts(tx, kLeaversLimit)) {
        const auto held = customers::list_owned(tx, account.user_id, kLeaverCustomers).size();
        if (held == 0) continue;
        Leaver leaver{account.user_id, PlatformKind::wecom,
                      identity::remembered_name(tx, ctx.now, account.user_id), account.left_at,
                      static_cast<std::int64_t>(held)};
        for (const Platform& platform : platforms)
            if (platform.id == account.platform_id) leaver.kind = platform.kind;
        leavers.items.push_back(std::move(leaver));
    }
    return leavers;
}

}  // namespace zhuli::directory
