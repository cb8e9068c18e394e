#include "features/followups/use_cases_record.hpp"

#include "features/customers/use_cases.hpp"
#include "features/followups/use_cases_notes.hpp"
#include "features/identity/use_cases.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/orders/use_cases_queue.hpp"
#include "features/quotes/use_cases.hpp"

namespace zhuli::followups {

namespace {

Standing standing_of(const customers::Customer& customer) {
    Standing standing;
    standing.customer_id = customer.id;
    standing.tier = customer.tier;
    standing.status = customer.status;
    return standing;
}

/// Told on the customer's timeline, except what an interaction tells anyway.
Id timeline_of(const Plan& plan) { return plan.state == PlanState::done ? Id{} : plan.customer_id; }

void keep_beside(Tx& tx, const Ctx& ctx, const Settings& settings, const Plan& plan) {
    const Bells bells = bells_of(plan, settings, ctx.calendar(), ctx.now);
    keep_bells(tx, plan.id, bells.remind_at, bells.escalate_at);
    if (plan.state != PlanState::planned) keep_rank(tx, plan.id, {0, 0, ctx.today});
}

}  // namespace

Settings settings_of(Tx& tx) {
    auto stored = stored_settings(tx);
    return stored ? std::move(*stored) : default_settings();
}

std::map<Id, Intent> intents_of(Tx& tx, const Ctx& ctx, const Settings& settings,
                                std::span<const Standing> customers) {
    std::map<Id, Facts> facts;
    std::vector<Id> ids;
    for (const Standing& one : customers) {
        facts[one.customer_id].status = one.status;
        facts[one.customer_id].tier = one.tier;
        ids.push_back(one.customer_id);
    }
    const Instant since = ctx.now.plus_ms(-kInquiryReachMs);
    for (const auto& begun : customers::list_begun(tx, ids, since))
        facts[begun.customer_id].inquiries.push_back(begun.happened_at);
    for (const auto& asked : inquiries::list_asked(tx, ids, since))
        facts[asked.customer_id].inquiries.push_back(asked.received_at);
    for (const auto& talk : orders::list_in_talk(tx, ids)) {
        facts[talk.customer_id].quote_minor = talk.amount_minor;
        facts[talk.customer_id].need_by = talk.promised_on;
    }
    for (const auto& out : quotes::list_out_with(tx, ctx, ids)) {
        Money& known = facts[out.customer_id].quote_minor;
        known = std::max(known, out.amount_minor);  // its order is the same money
    }
    for (const auto& open : opportunities::list_open_with(tx, ids)) {
        facts[open.customer_id].opportunity_minor = open.amount_minor;
        facts[open.customer_id].opportunity_stage = open.furthest;
    }
    const Moment moment{ctx.now, ctx.today, zone_of(ctx.org.timezone)};
    std::map<Id, Intent> intents;
    for (const auto& [id, known] : facts) {
        intents[id] = followups::intent_of(known, settings, moment);
        intents[id].customer_id = id;
    }
    return intents;
}

Intent intent_of(Tx& tx, const Ctx& ctx, const Settings& settings,
                 const customers::Customer& customer) {
    const Standing standing = standing_of(customer);
    return intents_of(tx, ctx, settings, {&standing, 1}).at(customer.id);
}

Result<Held> hold(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    const auto found = storage::find<Plan>(tx, id);
    if (!found) return Problem::not_found("follow_up");
    auto customer = customers::hold_customer(tx, found->customer_id);
    // Read again under the customer's lock.
    const auto plan = storage::find<Plan>(tx, id);
    if (!customer || !plan || !ctx.covers(permission, plan->owner_id))
        return Problem::not_found("follow_up");
    if (plan->customer_id != customer->id) throw storage::TryAgain("the plan moved to another");
    return Held{std::move(*customer), *plan};
}

void settle_times(const Ctx& ctx, const Plan& before, Plan& after) {
    after.due_on = business_date(zone_of(ctx.org.timezone), after.due_at);
    if (after.due_at != before.due_at) after.escalated = false;
}

Result<> add_plan(Tx& tx, const Ctx& ctx, const Settings& settings,
                  const customers::Customer& customer, Plan& plan) {
    plan.customer_id = customer.id;
    plan.owner_id = customer.owner_id;
    settle_times(ctx, plan, plan);
    CHECK(storage::save_new(tx, ctx, plan, {"follow_up.planned", customer.id, plan_body(plan)}));
    keep_note(tx, {}, plan);
    keep_beside(tx, ctx, settings, plan);
    return Done{};
}

Result<> save_plan(Tx& tx, const Ctx& ctx, const Settings& settings, const Plan& before,
                   Plan& after, std::string_view event_kind) {
    settle_times(ctx, before, after);
    CHECK(
        storage::save(tx, ctx, before, after, {event_kind, timeline_of(after), plan_body(after)}));
    keep_note(tx, before, after);
    keep_beside(tx, ctx, settings, after);
    return Done{};
}

Result<> settle_plan(Tx& tx, const Ctx& ctx, const Settings& settings, const Plan& before,
                     Plan& after) {
    after.settled_at = ctx.now;
    notices::settle(tx, ctx, "follow_up", before.id);
    const bool done = after.state == PlanState::done;
    return save_plan(tx, ctx, settings, before, after,
                     done ? "follow_up.done" : "follow_up.cancelled");
}

Result<> plan_next_step(Tx& tx, const Ctx& ctx, const Settings& settings,
                        const customers::Customer& customer, const Plan& done) {
    if (done.situation == Situation::by_hand || ending_for(customer) != Ending::none) return Done{};
    const Cadence* cadence = cadence_for(settings, done.situation, customer.tier);
    if (cadence == nullptr) return Done{};
    auto next = step_of(*cadence, done.step_no + 1, ctx.now, ctx.calendar());
    if (!next) return Done{};
    if (has_step(tx, customer.id, {done.situation, done.trigger_id, next->step_no})) return Done{};
    next->trigger_id = done.trigger_id;
    return add_plan(tx, ctx, settings, customer, *next);
}

void keep_ranks(Tx& tx, const Ctx& ctx, const Settings& settings, std::span<const Id> customers) {
    const auto rows = open_rows(tx, customers);
    if (rows.empty()) return;
    const auto intents = intents_of(tx, ctx, settings, standings_of(tx, customers));
    for (const PlanRow& row : rows) {
        const auto found = intents.find(row.customer_id);
        const int score = found == intents.end() ? 0 : found->second.score;
        const auto rank = queue_rank(row, score, ctx.today);
        if (row.ranked_on == ctx.today && row.score == score && row.queue_rank == rank) continue;
        keep_rank(tx, row.id, {score, rank, ctx.today});
    }
}

Result<> keep_customer(Tx& tx, const Ctx& ctx, const Settings& settings, Id id) {
    const auto customer = customers::hold_customer(tx, id);
    INVARIANT(customer.has_value());
    customers::keep_next_contact(tx, *customer, earliest_open(tx, id));
    keep_ranks(tx, ctx, settings, {&id, 1});
    return Done{};
}

Result<> keep_customers(Tx& tx, const Ctx& ctx, std::span<const Id> customers) {
    const Settings settings = settings_of(tx);
    for (const Id id : customers) CHECK(keep_customer(tx, ctx, settings, id));
    return Done{};
}

std::vector<PlanView> views_of(Tx& tx, const Ctx& ctx, std::vector<PlanRow> rows) {
    std::vector<Id> ids;
    for (const PlanRow& row : rows) ids.push_back(row.customer_id);
    std::map<Id, Standing> standings;
    for (auto& one : standings_of(tx, ids)) standings[one.customer_id] = std::move(one);
    std::vector<PlanView> views;
    for (PlanRow& row : rows) {
        PlanView& view = views.emplace_back();
        static_cast<PlanRow&>(view) = std::move(row);
        view.customer_name = standings[view.customer_id].name;
        view.contact_name = standings[view.customer_id].contact_name;
        view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
        view.actions = actions_for(ctx, view);
    }
    return views;
}

Result<PlanView> view_of(Tx& tx, const Ctx& ctx, Id id) {
    auto row = storage::find<PlanRow>(tx, id);
    if (!row) return Problem::not_found("follow_up");
    return std::move(views_of(tx, ctx, {std::move(*row)}).front());
}

}  // namespace zhuli::followups
