#include "features/cleanup/use_cases.hpp"

#include <algorithm>

#include "features/cleanup/use_cases_keep.hpp"
#include "features/cleanup/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/settings.hpp"

namespace zhuli::cleanup {

namespace {

using customers::Customer;

constexpr storage::ListPlan kScoreList{
    .permission = "cleanup.read", .owner_field = "owner_id", .default_sort = "score"};

/// Those of `T`, which is no record: it has no version.
template <class T>
Result<Page<T>> rows_of(Tx& tx, const Ctx& ctx, const storage::ListQuery& query,
                        const storage::ListPlan& plan) {
    const storage::TableOps table{entity_of(static_cast<const T*>(nullptr)), fields_of<T>()};
    Page<T> page;
    TRY(page.next_cursor, storage::list_rows(tx, ctx, table, query, plan, [&](const auto& row) {
            Tx::load_row(row, fields_of<T>(), &page.items.emplace_back());
        }));
    return page;
}

bool asks_for_state(const storage::ListQuery& query) {
    return std::ranges::any_of(query.filters,
                               [](const auto& filter) { return filter.first == "state"; });
}

std::map<Id, Customer> by_id(std::vector<Customer> list) {
    std::map<Id, Customer> all;
    for (Customer& one : list) all[one.id] = std::move(one);
    return all;
}

FlawView view_of(Tx& tx, const Ctx& ctx, Flaw flaw, const Customer& customer,
                 customers::Names& names) {
    FlawView view;
    const auto shown = customers::view_of(ctx, customer, names);
    view.customer_code = shown.code.v;
    view.customer_name = shown.name.v;
    view.customer_status = shown.status;
    view.owner_name = names.of(flaw.owner_id);
    view.now = member_text(shown, flaw.field);
    if (const auto better = suggested(customer, flaw.code))
        view.suggestion = member_text(customers::view_of(ctx, *better, names), flaw.field);
    if (flaw.state == FlawState::dismissed)
        if (const auto dismissal = storage::find<Dismissal>(tx, flaw.id)) {
            view.reason = dismissal->reason.v;
            view.decided_by_name = names.of(dismissal->decided_by);
        }
    view.actions = actions_for(ctx, flaw);
    if (flaw.state == FlawState::open) view.fixes = traits_of(flaw.code).fixes;
    static_cast<Flaw&>(view) = std::move(flaw);
    return view;
}

Result<FlawView> shown(Tx& tx, const Ctx& ctx, Flaw flaw) {
    auto views = views_of(tx, ctx, {std::move(flaw)});
    if (views.empty()) return Problem::not_found("flaw");
    return std::move(views.front());
}

Result<> decide(Tx& tx, const Ctx& ctx, Id flaw, bool stands, const Text<500>& reason) {
    const auto before = storage::find<Dismissal>(tx, flaw);
    Dismissal after = before.value_or(Dismissal{});
    after.id = flaw;
    after.stands = stands;
    after.reason = reason;
    after.decided_by = ctx.user;
    const storage::SaveEvent event{stands ? "flaw.dismissed" : "flaw.reopened", {}, ""};
    return before ? storage::save(tx, ctx, *before, after, event)
                  : storage::save_new(tx, ctx, after, event);
}

Result<FlawView> moved(Tx& tx, const Ctx& ctx, Id id, std::string_view action, FlawState to,
                       const Text<500>& reason) {
    TRY(const auto before, load_flaw(tx, ctx, id));
    const auto actions = actions_for(ctx, before);
    if (std::ranges::find(actions, action) == actions.end())
        return Problem::of(
            Status::conflict, "problem.action_not_now",
            {{"action", std::string(action)}, {"state", std::string(enum_name(before.state))}});
    Flaw after = before;
    after.state = to;
    CHECK(decide(tx, ctx, id, to == FlawState::dismissed, reason));
    move_flaw(tx, before, after);
    tell_pages(tx);
    return shown(tx, ctx, std::move(after));
}

}  // namespace

Result<Flaw> load_flaw(Tx& tx, const Ctx& ctx, Id id) {
    hold_scan(tx);
    const Id ids[] = {id};
    auto found = flaws_named(tx, ids);
    if (found.empty() || !ctx.covers("cleanup.fix", found.front().owner_id))
        return Problem::not_found("flaw");
    return std::move(found.front());
}

std::string member_text(const Customer& customer, std::string_view field) {
    const Field* member = find_field(fields_of<Customer>(), field);
    return member == nullptr ? "" : member->type->to_text(member->in(&customer));
}

std::vector<FlawView> views_of(Tx& tx, const Ctx& ctx, std::vector<Flaw> flaws) {
    std::vector<Id> ids;
    for (const Flaw& flaw : flaws) ids.push_back(flaw.customer_id);
    const auto known = by_id(customers_of(tx, ids));
    customers::Names names(tx, ctx);
    std::vector<FlawView> views;
    for (Flaw& flaw : flaws) {
        const auto at = known.find(flaw.customer_id);
        // A resolved one keeps the owner it had; the customer may be somebody else's by now.
        if (at != known.end() && ctx.covers("cleanup.read", at->second.owner_id))
            views.push_back(view_of(tx, ctx, std::move(flaw), at->second, names));
    }
    return views;
}

Result<Page<FlawView>> list_flaws(Tx& tx, const Ctx& ctx, const http::Listed<Flaw>& query) {
    storage::ListQuery asked = query;
    if (!asks_for_state(query)) asked.filters.emplace_back("state", "open");
    TRY(auto rows, rows_of<Flaw>(tx, ctx, asked, kFlawList));
    Page<FlawView> page;
    page.next_cursor = std::move(rows.next_cursor);
    page.items = views_of(tx, ctx, std::move(rows.items));
    return page;
}

Result<FlawView> dismiss_flaw(Tx& tx, const Ctx& ctx, const NewDismissal& in) {
    return moved(tx, ctx, in.id, "dismiss", FlawState::dismissed, in.reason);
}

Result<FlawView> reopen_flaw(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return moved(tx, ctx, in.id, "reopen", FlawState::open, {});
}

Result<Page<CompletenessView>> list_completeness(Tx& tx, const Ctx& ctx,
                                                 const http::Listed<Completeness>& query) {
    TRY(auto rows, rows_of<Completeness>(tx, ctx, query, kScoreList));
    std::vector<Id> ids;
    for (const Completeness& row : rows.items) ids.push_back(row.id);
    const auto known = by_id(customers_of(tx, ids));
    customers::Names names(tx, ctx);
    Page<CompletenessView> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (Completeness& row : rows.items) {
        auto& view = page.items.emplace_back();
        if (const auto at = known.find(row.id); at != known.end()) {
            view.customer_code = at->second.code.v;
            view.customer_name = at->second.name.v;
            view.customer_status = at->second.status;
        }
        view.owner_name = names.of(row.owner_id);
        static_cast<Completeness&>(view) = std::move(row);
    }
    return page;
}

Result<Profile> show_profile(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "cleanup.read"));
    Profile profile{.customer_id = in.id, .counted = counts(customer)};
    profile.lines = lines_of(customer, settings_of(tx));
    profile.score = score_of(profile.lines);
    const Id ids[] = {in.id};
    auto flaws = flaws_of(tx, ids);
    std::erase_if(flaws, [](const Flaw& flaw) { return flaw.state == FlawState::resolved; });
    std::ranges::stable_sort(flaws, [](const Flaw& a, const Flaw& b) { return a.rank > b.rank; });
    profile.flaws = views_of(tx, ctx, std::move(flaws));
    return profile;
}

Result<Settings> show_cleanup_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return settings_of(tx);
}

Result<Settings> edit_cleanup_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(auto after,
        storage::edit_settings(tx, ctx, settings_of(tx), edit, check, "cleanup_settings.edited"));
    start_scan(tx, ctx);
    return after;
}

}  // namespace zhuli::cleanup
