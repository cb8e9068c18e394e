#include "features/opportunities/use_cases_record.hpp"

#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/opportunities/use_cases_notes.hpp"
#include "storage/search_index.hpp"

namespace zhuli::opportunities {

namespace {

void put_in_index(Tx& tx, const Opportunity& opportunity) {
    const Id customer[] = {opportunity.customer_id};
    storage::SearchEntry entry;
    entry.entity = "opportunity";
    entry.id = opportunity.id;
    entry.title = opportunity.name.v;
    entry.subtitle = customers::names_of(tx, customer)[opportunity.customer_id];
    entry.owner = opportunity.owner_id;
    entry.document = {{opportunity.name.v, text::TextKind::name},
                      {entry.subtitle, text::TextKind::name}};
    storage::index_entry(tx, entry);
}

void keep_stage(Tx& tx, const Ctx& ctx, const Opportunity& before, const Opportunity& after) {
    if (after.stage == before.stage) return;
    const int days = working_days(ctx.calendar(), before.stage_since_at, ctx.now);
    const StageChange change{tx.new_id(), after.id, before.stage, after.stage,
                             ctx.now,     ctx.user, days};
    storage::insert_row(tx, storage::table_of<StageChange>(), &change);
}

void keep_date(Tx& tx, const Ctx& ctx, const Opportunity& before, const Opportunity& after) {
    if (after.expected_close_on == before.expected_close_on) return;
    const DateChange change{
        tx.new_id(), after.id, before.expected_close_on, after.expected_close_on,
        ctx.now,     ctx.user};
    storage::insert_row(tx, storage::table_of<DateChange>(), &change);
}

void keep_sum(Tx& tx, const Opportunity& before, const Opportunity& after) {
    const SumCell from = cell_of(before), to = cell_of(after);
    if (!same_value(from, to)) move_sum(tx, &from, &to);
}

}  // namespace

PipelineSettings settings_of(Tx& tx) { return stored_settings(tx).value_or(PipelineSettings{}); }

Result<Opportunity> load_for_change(Tx& tx, const Ctx& ctx, Id id, std::int64_t if_match) {
    lock_opportunity(tx, id);
    auto opportunity = storage::find<Opportunity>(tx, id);
    if (!opportunity || !ctx.covers("opportunities.read", opportunity->owner_id))
        return Problem::not_found("opportunity");
    if (!ctx.covers("opportunities.edit", opportunity->owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (if_match != 0)
        CHECK(storage::check_version(*opportunity, if_match,
                                     to_json(view_of(tx, ctx, *opportunity))));
    return std::move(*opportunity);
}

Result<> add_opportunity(Tx& tx, const Ctx& ctx, Opportunity& opportunity) {
    CHECK(storage::save_new(
        tx, ctx, opportunity,
        {"opportunity.opened", opportunity.customer_id, event_body({}, opportunity)}));
    const SumCell cell = cell_of(opportunity);
    move_sum(tx, nullptr, &cell);
    put_in_index(tx, opportunity);
    keep_note(tx, {}, opportunity);
    return Done{};
}

Result<> save_opportunity(Tx& tx, const Ctx& ctx, const Opportunity& before, Opportunity& after,
                          std::string_view event_kind) {
    CHECK(storage::save(tx, ctx, before, after,
                        {event_kind, after.customer_id, event_body(before, after)}));
    keep_stage(tx, ctx, before, after);
    keep_date(tx, ctx, before, after);
    keep_sum(tx, before, after);
    keep_note(tx, before, after);
    if (after.name != before.name || after.owner_id != before.owner_id) put_in_index(tx, after);
    return Done{};
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner) {
    CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    if (!ctx.covers("opportunities.edit", owner))
        return Problem::field("owner_id", "opportunities.owner_out_of_scope");
    return Done{};
}

std::vector<OpportunityView> views_of(Tx& tx, const Ctx& ctx, std::vector<Opportunity> rows) {
    const PipelineSettings settings = settings_of(tx);
    std::vector<Id> customers;
    for (const Opportunity& row : rows) customers.push_back(row.customer_id);
    auto names = customers::names_of(tx, customers);
    std::vector<OpportunityView> views;
    for (Opportunity& row : rows) {
        OpportunityView& view = views.emplace_back();
        static_cast<Opportunity&>(view) = std::move(row);
        view.customer_name = names[view.customer_id];
        view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        view.probability_percent = probability_percent(settings, view.stage);
        view.weighted_minor = weighted(view.amount_minor, view.probability_percent);
        view.actions = actions_for(ctx, view);
        if (!view.open) continue;
        view.stage_days = working_days(ctx.calendar(), view.stage_since_at, ctx.now);
        view.stale = view.stage_days > settings.stale_days;
        view.overdue = view.expected_close_on < ctx.today;
    }
    return views;
}

OpportunityView view_of(Tx& tx, const Ctx& ctx, const Opportunity& opportunity) {
    return std::move(views_of(tx, ctx, {opportunity}).front());
}

}  // namespace zhuli::opportunities
