#include "features/followups/rules.hpp"

#include <algorithm>
#include <set>

#include "core/problems.hpp"

namespace zhuli::followups {

namespace {

using enum Role;
using customers::CustomerStatus;

constexpr Permission kPermissions[] = {
    {"followups.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"followups.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
    {"followups.settings", {{manager, Scope::org}, {admin, Scope::org}}},
};

constexpr Transition<PlanState, Plan> kWorkflow[] = {
    {PlanState::planned, "edit", PlanState::planned, "followups.edit"},
    {PlanState::planned, "snooze", PlanState::planned, "followups.edit"},
    {PlanState::planned, "complete", PlanState::done, "followups.edit"},
    {PlanState::planned, "cancel", PlanState::cancelled, "followups.edit"},
};

void check_due(std::string_view path, Instant due_at, Date today, const TimeZone& zone,
               Problems& problems) {
    const Date on = business_date(zone, due_at);
    if (on < today)
        problems.push_back({std::string(path), "followups.due_in_the_past", {}});
    else if (on > today.plus_days(kFurthestDays))
        problems.push_back({std::string(path), "followups.too_far", {}});
}

void check_channel(std::string_view path, Channel channel, Problems& problems) {
    if (channel == Channel::note)
        problems.push_back({std::string(path), "followups.note_is_no_contact", {}});
}

void check_range(std::string_view path, int value, int most, Problems& problems) {
    if (value < 0 || value > most)
        problems.push_back({std::string(path), "followups.range", {{"max", std::to_string(most)}}});
}

void check_cadence(const Cadence& cadence, const std::string& path, Problems& problems) {
    if (cadence.situation == Situation::by_hand)
        problems.push_back({path + ".situation", "followups.by_hand_is_no_situation", {}});
    if (cadence.steps.empty() || cadence.steps.size() > kStepsLimit)
        problems.push_back(
            {path + ".steps", "followups.steps_count", {{"max", std::to_string(kStepsLimit)}}});
    for (std::size_t i = 0; i < cadence.steps.size(); ++i) {
        const std::string step = path + ".steps." + std::to_string(i);
        check_range(step + ".after_days", cadence.steps[i].after_days, kMostAfterDays, problems);
        check_channel(step + ".channel", cadence.steps[i].channel, problems);
    }
}

void check_weights(const Settings& s, Problems& problems) {
    const std::pair<const char*, int> weights[] = {
        {"inquiries_weight", s.inquiries_weight}, {"need_by_weight", s.need_by_weight},
        {"quote_weight", s.quote_weight},         {"contact_weight", s.contact_weight},
        {"stage_weight", s.stage_weight},         {"tier_weight", s.tier_weight}};
    int sum = 0;
    for (const auto& [name, weight] : weights) {
        check_range(name, weight, 100, problems);
        sum += std::clamp(weight, -1000, 1000);
    }
    if (sum != 100) problems.push_back({"inquiries_weight", "followups.weights_make_100", {}});
}

Settings make_defaults() {
    using enum Channel;
    Settings settings;
    settings.cadences = {
        {Situation::new_lead,
         ForTier::all,
         true,
         {{1, phone, {}}, {3, wechat, {}}, {7, phone, {}}}},
        {Situation::after_quote, ForTier::all, true, {{1, wechat, {}}, {3, phone, {}}}},
        {Situation::after_delivery, ForTier::all, true, {{3, phone, {}}, {20, wechat, {}}}},
        {Situation::after_complaint, ForTier::all, true, {{1, phone, {}}, {5, phone, {}}}},
        {Situation::dormant, ForTier::all, true, {{5, wechat, {}}, {20, phone, {}}}}};
    return settings;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<PlanState, Plan> workflow() { return kWorkflow; }

std::vector<std::string> actions_for(const Ctx& ctx, const Plan& plan) {
    if (!ctx.covers("followups.edit", plan.owner_id)) return {};
    return actions_of(workflow(), ctx, plan, plan.state);
}

Result<> check_new(const Plan& plan, const customers::Customer& customer, Date today,
                   const TimeZone& zone) {
    if (ending_for(customer) != Ending::none)
        return Problem::of(Status::conflict, "followups.customer_is_closed");
    Problems problems;
    check_due("due_at", plan.due_at, today, zone, problems);
    check_channel("channel", plan.channel, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_change(const Plan& before, const Plan& after, Date today, const TimeZone& zone) {
    Problems problems;
    if (after.customer_id != before.customer_id)
        problems.push_back({"customer_id", "field.read_only", {}});
    if (after.due_at != before.due_at) check_due("due_at", after.due_at, today, zone, problems);
    check_channel("channel", after.channel, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Completion& completion, Date today, const TimeZone& zone) {
    Problems problems;
    if (completion.result == TalkResult::none) problems.push_back({"result", "field.required", {}});
    if (completion.channel) check_channel("channel", *completion.channel, problems);
    if (completion.next_due_at.v != 0) {
        check_due("next_due_at", completion.next_due_at, today, zone, problems);
        check_channel("next_channel", completion.next_channel, problems);
    }
    return refused_if_any(std::move(problems));
}

Result<> check(const Settings& settings) {
    Problems problems;
    check_range("remind_minutes", settings.remind_minutes, kMostReminderMinutes, problems);
    check_range("escalate_minutes", settings.escalate_minutes, kMostEscalationMinutes, problems);
    check_weights(settings, problems);
    if (settings.big_quote_minor.v <= 0)
        problems.push_back({"big_quote_minor", "followups.nothing_is_no_big_quote", {}});
    if (settings.cadences.size() > kCadencesLimit)
        problems.push_back(
            {"cadences", "field.too_many", {{"max", std::to_string(kCadencesLimit)}}});
    std::set<std::pair<Situation, ForTier>> seen;
    for (std::size_t i = 0; i < settings.cadences.size(); ++i) {
        const Cadence& cadence = settings.cadences[i];
        const std::string path = "cadences." + std::to_string(i);
        check_cadence(cadence, path, problems);
        if (!seen.insert({cadence.situation, cadence.tier}).second)
            problems.push_back({path + ".tier", "followups.cadence_twice", {}});
    }
    return refused_if_any(std::move(problems));
}

const Settings& default_settings() {
    static const Settings settings = make_defaults();
    return settings;
}

const Cadence* cadence_for(const Settings& settings, Situation situation, customers::Tier tier) {
    const Cadence* for_all = nullptr;
    for (const Cadence& cadence : settings.cadences) {
        if (cadence.situation != situation || !cadence.active) continue;
        if (enum_name(cadence.tier) == enum_name(tier)) return &cadence;
        if (cadence.tier == ForTier::all) for_all = &cadence;
    }
    return for_all;
}

Ending ending_for(const customers::Customer& customer) {
    if (customer.archived) return Ending::archived;
    if (!customer.owner_id) return Ending::released;
    const bool closed =
        customer.status == CustomerStatus::lost || customer.status == CustomerStatus::invalid;
    return closed ? Ending::lost : Ending::none;
}

Situation started_by(std::string_view event_kind) {
    if (event_kind == "customer.created") return Situation::new_lead;
    if (event_kind == "order.submitted" || event_kind == "proposal.sent" ||
        event_kind == "quote.sent")
        return Situation::after_quote;
    if (event_kind == "order.delivered") return Situation::after_delivery;
    if (event_kind == "ticket.closed") return Situation::after_complaint;
    return Situation::by_hand;
}

bool answers_quote(std::string_view event_kind) {
    for (const auto answer :
         {"order.confirmed", "order.cancelled", "proposal.accepted", "proposal.declined",
          "proposal.dropped", "quote.accepted", "quote.declined", "quote.withdrawn"})
        if (event_kind == answer) return true;
    return false;
}

Meant meant_by(Date next_contact_on, std::span<const Plan> open) {
    if (!next_contact_on) return open.empty() ? Meant::nothing : Meant::settle_it;
    if (open.empty()) return Meant::plan_one;
    return open.front().due_on == next_contact_on ? Meant::nothing : Meant::move_it;
}

std::string plan_body(const Plan& plan) {
    JsonOut out;
    out.begin_object().key("channel").string(enum_name(plan.channel));
    out.key("words").string(plan.goal.v).key("due_on").string(plan.due_on.to_string());
    out.key("situation").string(enum_name(plan.situation));
    if (!plan.cancel_reason.empty()) out.key("reason").string(plan.cancel_reason.v);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::followups
