#include "features/knowledge/use_cases_scripts.hpp"

#include "features/identity/use_cases.hpp"
#include "features/knowledge/rules.hpp"
#include "features/knowledge/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::knowledge {

namespace {

using enum ScriptState;

constexpr storage::ListPlan kList{.permission = "knowledge.read",
                                  .owner_field = "",
                                  .default_sort = "-used_count",
                                  .search_entity = "script"};

ScriptView view_of(Tx& tx, const Ctx& ctx, const Script& script) {
    ScriptView view;
    static_cast<ScriptItem&>(view) = std::move(items_of(tx, ctx, {script}).front());
    for (Script& one : versions_of(tx, script.root_id))
        view.versions.push_back({one.id, one.revision_no, one.state, std::move(one.title.v),
                                 std::move(one.words.v), std::move(one.reason.v),
                                 identity::remembered_name(tx, ctx.now, one.owner_id),
                                 one.created_at});
    return view;
}

/// With all its versions held, so that of two who approve or revise one is first.
Result<Script> load_for_change(Tx& tx, Id id) {
    const auto seen = storage::find<Script>(tx, id);
    if (!seen) return Problem::not_found("script");
    lock_script(tx, seen->root_id);
    return *storage::find<Script>(tx, id);
}

/// For a draft: whose it is counts.
Result<Script> load_draft(Tx& tx, const Ctx& ctx, Id id) {
    TRY(auto script, load_for_change(tx, id));
    if (!ctx.covers("knowledge.draft", script.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    return script;
}

Result<ScriptState> next_state(const Ctx& ctx, const Script& script, std::string_view action) {
    return step(workflow(), ctx, script, script.state, action);
}

Result<> check_script(Tx& tx, const Ctx& ctx, const Script* before, const Script& script) {
    CHECK(check(script, before, ctx.today));
    CHECK(check_case(tx, before == nullptr ? Id{} : before->case_id, script.case_id));
    return check_about(tx, script.product_id, script.line_id);
}

Result<> supersede_others(Tx& tx, const Ctx& ctx, const Script& approved_one) {
    for (const Script& one : versions_of(tx, approved_one.root_id)) {
        if (one.id == approved_one.id || one.state != approved) continue;
        Script after = one;
        after.state = superseded;
        CHECK(save_script(tx, ctx, &one, after, "script.superseded"));
    }
    return Done{};
}

Result<ScriptView> end(Tx& tx, const Ctx& ctx, const Script& before, std::string_view action,
                       const Text<300>& reason, std::string_view event) {
    Script after = before;
    TRY(after.state, next_state(ctx, before, action));
    after.end_reason = reason;
    CHECK(save_script(tx, ctx, &before, after, event));
    return view_of(tx, ctx, after);
}

Result<Uses> uses_of(Tx& tx, Id id) { return Uses{storage::find<Script>(tx, id)->used_count}; }

}  // namespace

Result<Page<ScriptItem>> list_scripts(Tx& tx, const Ctx& ctx, const http::Listed<Script>& query) {
    TRY(auto rows, storage::list_page<Script>(tx, ctx, query, kList));
    return Page<ScriptItem>{items_of(tx, ctx, std::move(rows.items)), std::move(rows.next_cursor)};
}

Result<ScriptView> show_script(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto script = storage::find<Script>(tx, in.id);
    if (!script) return Problem::not_found("script");
    return view_of(tx, ctx, *script);
}

Result<ScriptView> create_script(Tx& tx, const Ctx& ctx, const Script& in) {
    Script script = in;
    CHECK(check_script(tx, ctx, nullptr, script));
    script.id = script.root_id = tx.new_id();
    script.owner_id = ctx.user;
    CHECK(save_script(tx, ctx, nullptr, script, "script.drafted"));
    return view_of(tx, ctx, script);
}

Result<ScriptView> edit_script(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_draft(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    TRY(after.state, next_state(ctx, before, "edit"));
    CHECK(check_script(tx, ctx, &before, after));
    CHECK(save_script(tx, ctx, &before, after, "script.edited"));
    return view_of(tx, ctx, after);
}

Result<ScriptView> revise_script(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto script, load_for_change(tx, in.id));
    CHECK(next_state(ctx, script, "revise"));
    const auto versions = versions_of(tx, script.root_id);
    for (const Script& one : versions)
        if (one.state == draft) return Problem::of(Status::conflict, "knowledge.has_a_draft");
    Script next = script;
    next.id = tx.new_id();
    next.version = 0;
    next.revision_no = versions.front().revision_no + 1;
    next.owner_id = ctx.user;
    next.state = draft;
    next.reason = {};
    next.approved_by = {};
    next.approved_at = {};
    next.remind_on = {};
    if (validity_of(next.valid_until, ctx.today) == Validity::expired) next.valid_until = {};
    CHECK(save_script(tx, ctx, nullptr, next, "script.drafted"));
    return view_of(tx, ctx, next);
}

Result<ScriptView> approve_script(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, load_for_change(tx, in.id));
    Script after = before;
    TRY(after.state, next_state(ctx, before, "approve"));
    if (validity_of(before.valid_until, ctx.today) == Validity::expired)
        return Problem::field("valid_until", "knowledge.day_in_the_past");
    after.approved_by = ctx.user;
    after.approved_at = ctx.now;
    CHECK(supersede_others(tx, ctx, after));
    CHECK(save_script(tx, ctx, &before, after, "script.approved"));
    return view_of(tx, ctx, after);
}

Result<ScriptView> retire_script(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(const auto before, load_for_change(tx, in.id));
    return end(tx, ctx, before, "retire", in.reason, "script.retired");
}

Result<ScriptView> drop_script(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(const auto before, load_draft(tx, ctx, in.id));
    return end(tx, ctx, before, "drop", in.reason, "script.dropped");
}

Result<Uses> use_script(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto script, load_for_change(tx, in.id));
    CHECK(next_state(ctx, script, "use"));
    count_use(tx, script, ctx.user, ctx.now);
    tx.emit({"script.used", "script", script.id, {}, ""});
    return uses_of(tx, script.id);
}

Result<Uses> take_back_use(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto script, load_for_change(tx, in.id));
    if (!take_use_back(tx, script.root_id, ctx.user, ctx.now.plus_ms(-kUndoMs)))
        return Problem::of(Status::conflict, "knowledge.nothing_to_take_back");
    tx.emit({"script.use_taken_back", "script", script.id, {}, ""});
    return uses_of(tx, script.id);
}

}  // namespace zhuli::knowledge
