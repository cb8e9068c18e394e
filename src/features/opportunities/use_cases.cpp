#include "features/opportunities/use_cases.hpp"

#include "features/customers/use_cases_merge.hpp"
#include "features/identity/use_cases.hpp"
#include "features/opportunities/use_cases_record.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/list.hpp"

namespace zhuli::opportunities {

namespace {

constexpr storage::ListPlan kList{.permission = "opportunities.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "expected_close_on",
                                  .search_entity = "opportunity"};

Result<Opportunity> load_in_scope(Tx& tx, const Ctx& ctx, Id id) {
    auto opportunity = storage::find<Opportunity>(tx, id);
    if (!opportunity || !ctx.covers("opportunities.read", opportunity->owner_id))
        return Problem::not_found("opportunity");
    return std::move(*opportunity);
}

/// For what will refer to it: in the caller's scope, and no merge takes it away meanwhile.
Result<customers::Customer> load_customer(Tx& tx, const Ctx& ctx, Id id) {
    customers::hold_for_reference(tx, id);
    auto customer = storage::find<customers::Customer>(tx, id);
    if (!customer || !ctx.covers("opportunities.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    return std::move(*customer);
}

/// The order that came of it.
Result<> check_order(Tx& tx, const Ctx& ctx, const Opportunity& opportunity, Id order_id) {
    if (!order_id) return Done{};
    const auto order = orders::show_order(tx, ctx, {order_id});
    if (!order.ok()) return Problem::field("order_id", "field.no_such_record");
    if (order->customer_id != opportunity.customer_id)
        return Problem::field("order_id", "opportunities.order_of_another");
    if (order->commercial == orders::Commercial::cancelled)
        return Problem::field("order_id", "opportunities.order_cancelled");
    return Done{};
}

}  // namespace

Result<Page<OpportunityView>> list_opportunities(Tx& tx, const Ctx& ctx,
                                                 const http::Listed<Opportunity>& query) {
    TRY(auto rows, storage::list_page<Opportunity>(tx, ctx, query, kList));
    Page<OpportunityView> page;
    page.next_cursor = std::move(rows.next_cursor);
    page.items = views_of(tx, ctx, std::move(rows.items));
    return page;
}

Result<OpportunityView> show_opportunity(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto opportunity, load_in_scope(tx, ctx, in.id));
    return view_of(tx, ctx, opportunity);
}

Result<History> show_opportunity_history(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto opportunity, load_in_scope(tx, ctx, in.id));
    History history{opportunity.first_expected_close_on, {}, {}};
    for (auto& change : stage_changes(tx, in.id)) {
        auto& view = history.stages.emplace_back();
        static_cast<StageChange&>(view) = change;
        view.actor_name = identity::remembered_name(tx, ctx.now, change.actor_id);
    }
    for (auto& change : date_changes(tx, in.id)) {
        auto& view = history.dates.emplace_back();
        static_cast<DateChange&>(view) = change;
        view.actor_name = identity::remembered_name(tx, ctx.now, change.actor_id);
    }
    return history;
}

Result<OpportunityView> create_opportunity(Tx& tx, const Ctx& ctx, const Opportunity& in) {
    TRY(const auto customer, load_customer(tx, ctx, in.customer_id));
    Opportunity opportunity = in;
    CHECK(check_new(opportunity, customer, ctx.today));
    if (!opportunity.owner_id) opportunity.owner_id = ctx.user ? ctx.user : customer.owner_id;
    CHECK(check_owner(tx, ctx, opportunity.owner_id));
    begin(opportunity, ctx.now);
    CHECK(add_opportunity(tx, ctx, opportunity));
    return view_of(tx, ctx, opportunity);
}

Result<OpportunityView> edit_opportunity(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto before, load_for_change(tx, ctx, edit.id));
    CHECK(storage::check_version(before, edit.if_match, to_json(view_of(tx, ctx, before))));
    TRY(auto after, apply(before, edit));
    CHECK(step(workflow(), ctx, before, before.stage, "edit"));
    CHECK(check_change(before, after, ctx.today));
    if (after.owner_id != before.owner_id) CHECK(check_owner(tx, ctx, after.owner_id));
    follow_date(before, after);
    const bool slipped = after.slip_count > before.slip_count;
    CHECK(save_opportunity(tx, ctx, before, after,
                           slipped ? "opportunity.slipped" : "opportunity.edited"));
    return view_of(tx, ctx, after);
}

Result<OpportunityView> move_opportunity(Tx& tx, const Ctx& ctx, const StageMove& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, in.if_match));
    CHECK(check(in));
    Opportunity after = before;
    TRY(const Stage to, step(workflow(), ctx, before, before.stage, move_action(in.stage)));
    enter(after, to, ctx.now, ctx.today);
    CHECK(save_opportunity(tx, ctx, before, after, "opportunity.moved"));
    return view_of(tx, ctx, after);
}

Result<OpportunityView> win_opportunity(Tx& tx, const Ctx& ctx, const Success& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, in.if_match));
    CHECK(check(in));
    TRY(const Stage to, step(workflow(), ctx, before, before.stage, "win"));
    CHECK(check_order(tx, ctx, before, in.order_id));
    Opportunity after = before;
    enter(after, to, ctx.now, ctx.today);
    after.order_id = in.order_id;
    if (in.amount_minor) after.amount_minor = *in.amount_minor;
    CHECK(save_opportunity(tx, ctx, before, after, "opportunity.won"));
    return view_of(tx, ctx, after);
}

Result<OpportunityView> lose_opportunity(Tx& tx, const Ctx& ctx, const Loss& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, in.if_match));
    CHECK(check(in));
    TRY(const Stage to, step(workflow(), ctx, before, before.stage, "lose"));
    Opportunity after = before;
    enter(after, to, ctx.now, ctx.today);
    after.lost_reason = in.reason;
    after.lost_words = in.words;
    CHECK(save_opportunity(tx, ctx, before, after, "opportunity.lost"));
    return view_of(tx, ctx, after);
}

Result<OpportunityView> reopen_opportunity(Tx& tx, const Ctx& ctx, const Reopening& in) {
    TRY(const auto before, load_for_change(tx, ctx, in.id, in.if_match));
    CHECK(step(workflow(), ctx, before, before.stage, "reopen"));
    Opportunity after = before;
    enter(after, stage_before(tx, in.id).value_or(Stage::negotiation), ctx.now, ctx.today);
    after.next_step = in.next_step;
    after.next_step_on = in.next_step_on;
    if (in.expected_close_on) after.expected_close_on = in.expected_close_on;
    CHECK(check_change(before, after, ctx.today));
    follow_date(before, after);
    CHECK(save_opportunity(tx, ctx, before, after, "opportunity.reopened"));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::opportunities
