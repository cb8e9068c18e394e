#include "features/retros/use_cases.hpp"

#include <algorithm>
#include <map>

#include "core/calendar.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/resolutions/use_cases.hpp"
#include "features/retros/store.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::retros {

namespace {

constexpr storage::ListPlan kList{
    .permission = "retros.read", .owner_field = "", .default_sort = "due_on"};

SopChangeView view_of(Tx& tx, const Ctx& ctx, const SopChange& change) {
    SopChangeView view;
    static_cast<SopChange&>(view) = change;
    view.owner_name = identity::remembered_name(tx, ctx.now, change.owner_id);
    view.decider_name = identity::remembered_name(tx, ctx.now, change.decided_by);
    view.late = change.state == ChangeState::open && change.due_on < ctx.today;
    view.actions = actions_for(ctx, change);
    return view;
}

void tell(Tx& tx, const Ctx& ctx, const SopChange& change) {
    if (change.owner_id == ctx.user) return;
    notices::give(tx, ctx,
                  {.user_id = change.owner_id,
                   .kind = "sop_change.given",
                   .entity = "sop_change",
                   .entity_id = change.id,
                   .due_at = ctx.calendar().zone().at(change.due_on, 0),
                   .words = {{"title", change.title.v}, {"day", change.due_on.to_string()}}});
}

Result<SopChange> hold(Tx& tx, Id id) {
    lock_change(tx, id);
    auto change = storage::find<SopChange>(tx, id);
    if (!change) return Problem::not_found("sop_change");
    return std::move(*change);
}

Result<SopChangeView> keep(Tx& tx, const Ctx& ctx, const SopChange& before, SopChange& after,
                           std::string_view event) {
    const bool open = after.state == ChangeState::open;
    const bool moved = before.due_on != after.due_on || before.state != after.state;
    if (moved) after.remind_on = open ? after.due_on : Date{};
    CHECK(storage::save(tx, ctx, before, after, {event, {}, event_body(after)}));
    if (!open) notices::settle(tx, ctx, "sop_change", after.id);
    if (open && before.owner_id != after.owner_id) tell(tx, ctx, after);
    return view_of(tx, ctx, after);
}

Result<SopChangeView> end(Tx& tx, const Ctx& ctx, const SopChange& before, const SopEnding& in,
                          std::string_view action, std::string_view event) {
    SopChange after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, action));
    after.ended_on = ctx.today;
    after.outcome = in.words;
    return keep(tx, ctx, before, after, event);
}

void name_products(Tx& tx, std::vector<Repeat>& repeats) {
    std::vector<Id> ids;
    for (const Repeat& one : repeats)
        for (const AboutProduct& product : one.products) ids.push_back(product.product_id);
    if (ids.empty()) return;
    std::map<Id, std::string> names;
    for (auto& product : catalog::find_products(tx, ids)) names[product.id] = product.name.v;
    for (Repeat& one : repeats)
        for (AboutProduct& product : one.products) product.name = names[product.product_id];
}

std::int64_t complaints_of(Tx& tx, const SopChange& change) {
    std::int64_t sum = 0;
    for (const Counted& one : counted(tx, change.month_on, first_of_next(change.month_on)))
        if (one.cause == change.cause && one.kind == change.kind) sum += one.complaints;
    return sum;
}

}  // namespace

Result<Retro> show_retro(Tx& tx, const Ctx& ctx, const MonthQuestion& in) {
    Retro retro;
    retro.month_on = first_of_month(in.month ? in.month : ctx.today);
    const Date next = first_of_next(retro.month_on);
    retro.last_on = next.plus_days(-1);
    const auto month = counted(tx, retro.month_on, next);
    const auto before = counted(tx, first_before(retro.month_on), retro.month_on);
    retro.complaints = sum_of(month);
    retro.month_before = sum_of(before);
    retro.repeats = repeats_of(month, before, counted_products(tx, retro.month_on, next));
    name_products(tx, retro.repeats);
    for (const SopChange& change : changes_of(tx, retro.month_on)) {
        const auto about = std::ranges::find_if(retro.repeats, [&](const Repeat& one) {
            return one.cause == change.cause && one.kind == change.kind;
        });
        if (about != retro.repeats.end() && change.state != ChangeState::dropped) ++about->changes;
        retro.changes.push_back(view_of(tx, ctx, change));
    }
    retro.sees_costs = ctx.allowed("resolutions.costs");
    if (retro.sees_costs)
        retro.costs = by_cause(resolutions::costs_between(tx, retro.month_on, retro.last_on));
    retro.can_plan = ctx.allowed("retros.plan");
    return retro;
}

Result<Page<SopChangeView>> list_sop_changes(Tx& tx, const Ctx& ctx,
                                             const http::Listed<SopChange>& query) {
    TRY(auto rows, storage::list_page<SopChange>(tx, ctx, query, kList));
    Page<SopChangeView> page;
    for (const SopChange& change : rows.items) page.items.push_back(view_of(tx, ctx, change));
    page.next_cursor = std::move(rows.next_cursor);
    return page;
}

Result<SopChangeView> show_sop_change(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto change = storage::find<SopChange>(tx, in.id);
    if (!change) return Problem::not_found("sop_change");
    return view_of(tx, ctx, *change);
}

Result<SopChangeView> plan_sop_change(Tx& tx, const Ctx& ctx, const SopChange& in) {
    SopChange change = in;
    CHECK(check(change, nullptr, ctx.today));
    CHECK(identity::hold_active_user(tx, change.owner_id, "owner_id"));
    change.month_on = first_of_month(change.month_on);
    change.complaint_count = complaints_of(tx, change);
    change.decided_by = ctx.user;
    change.remind_on = change.due_on;
    CHECK(storage::save_new(tx, ctx, change, {"sop_change.planned", {}, event_body(change)}));
    tell(tx, ctx, change);
    return view_of(tx, ctx, change);
}

Result<SopChangeView> edit_sop_change(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, hold(tx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    CHECK(step(workflow(), ctx, before, before.state, "edit"));
    CHECK(check(after, &before, ctx.today));
    if (after.owner_id != before.owner_id)
        CHECK(identity::hold_active_user(tx, after.owner_id, "owner_id"));
    after.month_on = first_of_month(after.month_on);
    return keep(tx, ctx, before, after, "sop_change.edited");
}

Result<SopChangeView> finish_sop_change(Tx& tx, const Ctx& ctx, const SopEnding& in) {
    TRY(const auto before, hold(tx, in.id));
    if (!ctx.covers("retros.finish", before.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    return end(tx, ctx, before, in, "finish", "sop_change.finished");
}

Result<SopChangeView> drop_sop_change(Tx& tx, const Ctx& ctx, const SopEnding& in) {
    TRY(const auto before, hold(tx, in.id));
    return end(tx, ctx, before, in, "drop", "sop_change.dropped");
}

Result<SopChangeView> reopen_sop_change(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto before, hold(tx, in.id));
    SopChange after = before;
    TRY(after.state, step(workflow(), ctx, before, before.state, "reopen"));
    after.ended_on = {};
    after.outcome = {};
    return keep(tx, ctx, before, after, "sop_change.reopened");
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_of_owner(tx, person, limit);
}

Result<bool> hand_over_change(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, hold(tx, id));
    if (before.owner_id != from || before.state != ChangeState::open) return false;
    SopChange after = before;
    after.owner_id = to;
    after.remind_on = after.due_on;
    notices::settle(tx, ctx, "sop_change", id);
    CHECK(keep(tx, ctx, before, after, "sop_change.handed_over"));
    return true;
}

}  // namespace zhuli::retros
