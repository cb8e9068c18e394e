#include "features/opportunities/rules.hpp"

#include <algorithm>
#include <set>

#include "core/problems.hpp"

namespace zhuli::opportunities {

namespace {

using enum Role;
using customers::CustomerStatus;

constexpr Permission kPermissions[] = {
    {"opportunities.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"opportunities.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"opportunities.settings", {{manager, Scope::org}, {admin, Scope::org}}},
};

constexpr std::string_view kEdit = "opportunities.edit";

#define FROM_OPEN(stage)                                                                     \
    {Stage::stage, "edit", Stage::stage, kEdit}, {Stage::stage, "win", Stage::won, kEdit}, { \
        Stage::stage, "lose", Stage::lost, kEdit                                             \
    }
#define MOVE(from, to) \
    { Stage::from, "to_" #to, Stage::to, kEdit }
constexpr Transition<Stage, Opportunity> kWorkflow[] = {
    FROM_OPEN(discovery),
    MOVE(discovery, proposal),
    MOVE(discovery, quotation),
    MOVE(discovery, negotiation),
    FROM_OPEN(proposal),
    MOVE(proposal, discovery),
    MOVE(proposal, quotation),
    MOVE(proposal, negotiation),
    FROM_OPEN(quotation),
    MOVE(quotation, discovery),
    MOVE(quotation, proposal),
    MOVE(quotation, negotiation),
    FROM_OPEN(negotiation),
    MOVE(negotiation, discovery),
    MOVE(negotiation, proposal),
    MOVE(negotiation, quotation),
    {Stage::won, "reopen", Stage::negotiation, kEdit},
    {Stage::lost, "reopen", Stage::negotiation, kEdit},
};
#undef FROM_OPEN
#undef MOVE

void check_day(const char* path, Date before, Date after, Date today, Problems& problems) {
    if (!after || after == before) return;
    if (after < today)
        problems.push_back({path, "opportunities.day_in_the_past", {}});
    else if (after > today.plus_days(kFurthestDays))
        problems.push_back({path, "opportunities.day_too_far", {}});
}

void check_competitors(const Opportunity& opportunity, Problems& problems) {
    const auto& names = opportunity.competitors;
    if (names.size() > kCompetitorsLimit)
        problems.push_back(
            {"competitors", "field.too_many", {{"max", std::to_string(kCompetitorsLimit)}}});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string path = "competitors." + std::to_string(i);
        if (names[i].empty()) problems.push_back({path, "field.required", {}});
        if (!seen.insert(names[i].v).second)
            problems.push_back({path, "opportunities.competitor_twice", {}});
    }
}

/// What holds for whatever is open.
void check_open(const Opportunity& before, const Opportunity& after, Date today,
                Problems& problems) {
    if (after.amount_minor.v < 0)
        problems.push_back({"amount_minor", "opportunities.less_than_nothing", {}});
    if (!after.expected_close_on) problems.push_back({"expected_close_on", "field.required", {}});
    check_day("expected_close_on", before.expected_close_on, after.expected_close_on, today,
              problems);
    if (after.next_step.empty())
        problems.push_back({"next_step", "opportunities.next_step_needed", {}});
    if (!after.next_step_on)
        problems.push_back({"next_step_on", "opportunities.next_step_needed", {}});
    check_day("next_step_on", before.next_step_on, after.next_step_on, today, problems);
    check_competitors(after, problems);
}

void check_percent(const char* path, int percent, Problems& problems) {
    if (percent < 0 || percent > 100) problems.push_back({path, "opportunities.percent", {}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<Stage, Opportunity> workflow() { return kWorkflow; }

std::string move_action(Stage to) { return "to_" + std::string(enum_name(to)); }

std::vector<std::string> actions_for(const Ctx& ctx, const Opportunity& opportunity) {
    if (!ctx.covers("opportunities.edit", opportunity.owner_id)) return {};
    return actions_of(workflow(), ctx, opportunity, opportunity.stage);
}

Result<> check_new(const Opportunity& opportunity, const customers::Customer& customer,
                   Date today) {
    if (customer.archived || customer.status == CustomerStatus::invalid)
        return Problem::of(Status::conflict, "opportunities.customer_is_closed");
    Problems problems;
    if (!is_open(opportunity.stage))
        problems.push_back({"stage", "opportunities.end_is_an_act", {}});
    check_open({}, opportunity, today, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_change(const Opportunity& before, const Opportunity& after, Date today) {
    Problems problems;
    if (after.customer_id != before.customer_id)
        problems.push_back({"customer_id", "field.read_only", {}});
    if (after.stage != before.stage && before.open)
        problems.push_back({"stage", "opportunities.stage_is_an_act", {}});
    check_open(before, after, today, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const StageMove& move) {
    if (is_open(move.stage)) return Done{};
    return Problem::field("stage", "opportunities.end_is_an_act");
}

Result<> check(const Loss& loss) {
    if (loss.reason != LostReason::none) return Done{};
    return Problem::field("reason", "field.required");
}

Result<> check(const Success& success) {
    if (!success.amount_minor || success.amount_minor->v >= 0) return Done{};
    return Problem::field("amount_minor", "opportunities.less_than_nothing");
}

Result<> check(const PipelineSettings& settings) {
    Problems problems;
    check_percent("discovery_percent", settings.discovery_percent, problems);
    check_percent("proposal_percent", settings.proposal_percent, problems);
    check_percent("quotation_percent", settings.quotation_percent, problems);
    check_percent("negotiation_percent", settings.negotiation_percent, problems);
    if (settings.stale_days < 1 || settings.stale_days > kMostStaleDays)
        problems.push_back(
            {"stale_days", "opportunities.stale_days", {{"max", std::to_string(kMostStaleDays)}}});
    return refused_if_any(std::move(problems));
}

void begin(Opportunity& opportunity, Instant now) {
    opportunity.open = true;
    opportunity.stage_since_at = now;
    opportunity.first_expected_close_on = opportunity.expected_close_on;
}

bool follow_date(const Opportunity& before, Opportunity& after) {
    if (after.expected_close_on > before.expected_close_on) after.slip_count += 1;
    return after.expected_close_on != before.expected_close_on;
}

void enter(Opportunity& opportunity, Stage stage, Instant now, Date today) {
    opportunity.stage = stage;
    opportunity.stage_since_at = now;
    opportunity.open = is_open(stage);
    opportunity.closed_on = opportunity.open ? Date{} : today;
    if (stage != Stage::lost) {
        opportunity.lost_reason = LostReason::none;
        opportunity.lost_words = {};
    }
    if (stage != Stage::won) opportunity.order_id = {};
    if (opportunity.open) return;
    opportunity.next_step = {};
    opportunity.next_step_on = {};
}

int working_days(const WorkCalendar& calendar, Instant from, Instant to) {
    return static_cast<int>(calendar.open_days(business_date(calendar.zone(), from),
                                               business_date(calendar.zone(), to)));
}

std::string event_body(const Opportunity& before, const Opportunity& after) {
    std::string words = after.name.v;
    if (!after.lost_words.empty()) words += "：" + after.lost_words.v;
    JsonOut out;
    out.begin_object().key("words").string(words);
    out.key("amount_minor").integer(after.amount_minor.v);
    out.key("owner_id");
    Value<Id>::write(out, after.owner_id);
    out.key("stage").string(enum_name(after.stage));
    if (before.version > 0 && before.stage != after.stage)
        out.key("from_stage").string(enum_name(before.stage));
    if (after.open) out.key("due_on").string(after.expected_close_on.to_string());
    out.end_object();
    return out.take();
}

}  // namespace zhuli::opportunities
