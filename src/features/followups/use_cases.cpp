#include "features/followups/use_cases.hpp"

#include <set>

#include "features/customers/use_cases.hpp"
#include "features/followups/use_cases_record.hpp"
#include "storage/list.hpp"
#include "storage/settings.hpp"

namespace zhuli::followups {

namespace {

constexpr storage::ListPlan kList{.permission = "followups.read",
                                  .owner_field = "owner_id",
                                  .default_sort = "-queue_rank",
                                  .search_entity = ""};

/// What was said, written down where conversations stand. Nobody reached is no contact.
Result<Id> write_down(Tx& tx, const Ctx& ctx, const Plan& plan, const Completion& in) {
    const bool wrong = in.result == TalkResult::wrong_number;
    const bool reached = !wrong && in.result != TalkResult::no_answer;
    customers::NewInteraction talk;
    talk.id = plan.customer_id;
    talk.channel = reached ? in.channel.value_or(plan.channel)
                   : wrong ? Channel::phone
                           : Channel::note;
    talk.wrong_number = wrong;
    talk.words = in.words;
    talk.from_customer = reached && in.from_customer;
    TRY(const auto written, customers::record_interaction(tx, ctx, talk));
    return written.id;
}

Result<> plan_next(Tx& tx, const Ctx& ctx, const Settings& settings, const Held& held,
                   const Completion& in) {
    if (in.next_due_at.v == 0) return plan_next_step(tx, ctx, settings, held.customer, held.plan);
    Plan next;
    next.due_at = in.next_due_at;
    next.channel = in.next_channel;
    next.goal = in.next_goal;
    next.promised = in.next_promised || in.from_customer;  // whoever called was told when
    return add_plan(tx, ctx, settings, held.customer, next);
}

}  // namespace

Result<Page<PlanView>> list_plans(Tx& tx, const Ctx& ctx, const http::Listed<PlanRow>& query) {
    TRY(auto rows, storage::list_page<PlanRow>(tx, ctx, query, kList));
    Page<PlanView> page;
    page.next_cursor = std::move(rows.next_cursor);
    page.items = views_of(tx, ctx, std::move(rows.items));
    return page;
}

Result<PlanView> show_plan(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto view, view_of(tx, ctx, in.id));
    if (!ctx.covers("followups.read", view.owner_id)) return Problem::not_found("follow_up");
    return view;
}

Result<PlanView> create_plan(Tx& tx, const Ctx& ctx, const Plan& in) {
    const auto customer = customers::hold_customer(tx, in.customer_id);
    if (!customer || !ctx.covers("followups.edit", customer->owner_id))
        return Problem::field("customer_id", "field.no_such_record");
    Plan plan = in;
    CHECK(check_new(plan, *customer, ctx.today, zone_of(ctx.org.timezone)));
    const Settings settings = settings_of(tx);
    CHECK(add_plan(tx, ctx, settings, *customer, plan));
    CHECK(keep_customer(tx, ctx, settings, customer->id));
    return view_of(tx, ctx, plan.id);
}

Result<PlanView> edit_plan(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto held, hold(tx, ctx, edit.id, "followups.edit"));
    TRY(const auto shown, view_of(tx, ctx, edit.id));
    CHECK(storage::check_version(held.plan, edit.if_match, to_json(shown)));
    TRY(auto after, apply(held.plan, edit));
    TRY(after.state, step(workflow(), ctx, held.plan, held.plan.state, "edit"));
    CHECK(check_change(held.plan, after, ctx.today, zone_of(ctx.org.timezone)));
    const Settings settings = settings_of(tx);
    CHECK(save_plan(tx, ctx, settings, held.plan, after, "follow_up.edited"));
    CHECK(keep_customer(tx, ctx, settings, held.customer.id));
    return view_of(tx, ctx, edit.id);
}

Result<PlanView> snooze_plan(Tx& tx, const Ctx& ctx, const Snooze& in) {
    TRY(const auto held, hold(tx, ctx, in.id, "followups.edit"));
    Plan after = held.plan;
    TRY(after.state, step(workflow(), ctx, held.plan, held.plan.state, "snooze"));
    after.due_at = in.due_at;
    after.snooze_count += 1;
    after.snooze_reason = in.reason;
    CHECK(check_change(held.plan, after, ctx.today, zone_of(ctx.org.timezone)));
    const Settings settings = settings_of(tx);
    CHECK(save_plan(tx, ctx, settings, held.plan, after, "follow_up.snoozed"));
    CHECK(keep_customer(tx, ctx, settings, held.customer.id));
    return view_of(tx, ctx, in.id);
}

Result<PlanView> complete_plan(Tx& tx, const Ctx& ctx, const Completion& in) {
    TRY(const auto held, hold(tx, ctx, in.id, "followups.edit"));
    Plan after = held.plan;
    TRY(after.state, step(workflow(), ctx, held.plan, held.plan.state, "complete"));
    CHECK(check(in, ctx.today, zone_of(ctx.org.timezone)));
    after.result = in.result;
    TRY(after.interaction_id, write_down(tx, ctx, held.plan, in));
    const Settings settings = settings_of(tx);
    CHECK(settle_plan(tx, ctx, settings, held.plan, after));
    CHECK(plan_next(tx, ctx, settings, held, in));
    CHECK(keep_customer(tx, ctx, settings, held.customer.id));
    return view_of(tx, ctx, in.id);
}

Result<PlanView> cancel_plan(Tx& tx, const Ctx& ctx, const Cancellation& in) {
    TRY(const auto held, hold(tx, ctx, in.id, "followups.edit"));
    Plan after = held.plan;
    TRY(after.state, step(workflow(), ctx, held.plan, held.plan.state, "cancel"));
    after.ending = Ending::by_hand;
    after.cancel_reason = in.reason;
    const Settings settings = settings_of(tx);
    CHECK(settle_plan(tx, ctx, settings, held.plan, after));
    CHECK(keep_customer(tx, ctx, settings, held.customer.id));
    return view_of(tx, ctx, in.id);
}

Result<Settings> show_settings(Tx& tx, const Ctx&, const http::Nothing&) { return settings_of(tx); }

Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check,
                                  "follow_up_settings.edited");
}

Result<Intent> show_intent(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "followups.read"));
    return intent_of(tx, ctx, settings_of(tx), customer);
}

std::vector<PlanView> list_earliest(Tx& tx, const Ctx& ctx, std::span<const Id> customers) {
    std::vector<PlanRow> first;
    std::set<Id> seen;
    for (auto& row : open_rows(tx, customers))
        if (ctx.covers("followups.read", row.owner_id) && seen.insert(row.customer_id).second)
            first.push_back(std::move(row));
    return views_of(tx, ctx, std::move(first));
}

std::vector<PlanView> list_due(Tx& tx, const Ctx& ctx, DueDays days, int limit) {
    return views_of(tx, ctx, due_of_owner(tx, ctx.user, days, limit));
}

Result<std::vector<PlanView>> list_escalated(Tx& tx, const Ctx& ctx, int limit) {
    storage::ListQuery query;
    query.limit = limit;
    query.filters = {{"state", "planned"}, {"escalated", "true"}};
    TRY(auto rows, storage::list_page<PlanRow>(tx, ctx, query, kList));
    return views_of(tx, ctx, std::move(rows.items));
}

}  // namespace zhuli::followups
