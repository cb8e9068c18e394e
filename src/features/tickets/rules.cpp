#include "features/tickets/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::tickets {

namespace {

using enum Role;
using enum Stage;

constexpr Permission kPermissions[] = {
    {"tickets.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"tickets.create",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::org}, {admin, Scope::org}}},
    {"tickets.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
    {"tickets.assign",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::org}, {admin, Scope::org}}},
    {"tickets.board",
     {{manager, Scope::tree}, {service, Scope::org}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"tickets.settings", {{manager, Scope::org}, {admin, Scope::org}}},
};

constexpr std::string_view kEdit = "tickets.edit";

bool is_paused(const Ticket& ticket) { return ticket.paused; }
bool is_going(const Ticket& ticket) { return !ticket.paused; }
/// Only what is classified and answered may wait for the customer.
bool may_pause(const Ticket& ticket) {
    return !ticket.paused && ticket.classified_at.v != 0 && ticket.replied_at.v != 0;
}

#define LIVE_ACTS(stage)                                                                          \
    {stage, "edit", stage, kEdit}, {stage, "reply", stage, kEdit}, {stage, "note", stage, kEdit}, \
        {stage, "pause", stage, kEdit, &may_pause}, {                                             \
        stage, "resume", stage, kEdit, &is_paused                                                 \
    }
constexpr Transition<Stage, Ticket> kWorkflow[] = {
    {accepted, "advance", investigating, kEdit, &is_going},
    {investigating, "advance", resolving, kEdit, &is_going},
    {resolving, "advance", revisiting, kEdit, &is_going},
    {revisiting, "advance", closed, kEdit, &is_going},
    {revisiting, "reopen", investigating, kEdit},
    {closed, "reopen", investigating, kEdit},
    LIVE_ACTS(accepted),
    LIVE_ACTS(investigating),
    LIVE_ACTS(resolving),
    LIVE_ACTS(revisiting),
};
#undef LIVE_ACTS

constexpr StageStep kSteps[] = {
    {.stage = accepted, .next = investigating, .starts = Clock::investigate},
    {.stage = investigating, .next = resolving, .needs_cause = true, .stops = Clock::investigate},
    {.stage = resolving, .next = revisiting, .stops = Clock::resolve, .starts = Clock::revisit},
    {.stage = revisiting, .next = closed, .needs_satisfaction = true, .stops = Clock::revisit},
};

void check_range(const std::string& path, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({path,
                            "tickets.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_policy(const Policy& one, const std::string& path, Problems& problems) {
    const std::pair<const char*, int> minutes[] = {
        {".classify_minutes", one.classify_minutes},
        {".reply_minutes", one.reply_minutes},
        {".investigate_minutes", one.investigate_minutes},
        {".resolve_minutes", one.resolve_minutes},
        {".revisit_minutes", one.revisit_minutes},
        {".escalate_minutes", one.escalate_minutes}};
    for (const auto& [field, value] : minutes)
        check_range(path + field, value, 1, kMostMinutes, problems);
    check_range(path + ".warn_percent", one.warn_percent, 10, 95, problems);
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<Stage, Ticket> workflow() { return kWorkflow; }

const StageStep* step_from(Stage stage) {
    const auto found = std::ranges::find(kSteps, stage, &StageStep::stage);
    return found == std::end(kSteps) ? nullptr : found;
}

bool is_live(Stage stage) { return stage != closed && stage != joined; }

bool reaches(const Ctx& ctx, std::string_view permission, const Ticket& ticket) {
    return ticket.owner_id ? ctx.covers(permission, ticket.owner_id) : ctx.allowed(permission);
}

std::vector<std::string> actions_for(const Ctx& ctx, const Ticket& ticket) {
    std::vector<std::string> actions;
    if (reaches(ctx, kEdit, ticket)) actions = actions_of(workflow(), ctx, ticket, ticket.stage);
    const bool live = is_live(ticket.stage), assigns = reaches(ctx, "tickets.assign", ticket);
    const auto add = [&](bool may, const char* action) {
        if (may) actions.emplace_back(action);
    };
    add(live && assigns, "classify");
    add(live && assigns, "assign");
    add(live && assigns && !ticket.customer_id, "name_customer");
    add(live && !ticket.owner_id && ctx.allowed(kEdit), "claim");
    add(live && ticket.customer_id && reaches(ctx, kEdit, ticket), "join");
    return actions;
}

Result<> check_change(const Ticket& before, const Ticket& after) {
    Problems problems;
    const auto stays = [&](bool same, const char* field) {
        if (!same) problems.push_back({field, "field.read_only", {}});
    };
    stays(before.customer_id == after.customer_id, "customer_id");
    stays(before.owner_id == after.owner_id, "owner_id");
    stays(before.channel == after.channel, "channel");
    return refused_if_any(std::move(problems));
}

Result<> check(const Classification& in) {
    Problems problems;
    if (in.kind == Kind::none) problems.push_back({"kind", "field.required", {}});
    if (in.severity == Severity::none) problems.push_back({"severity", "field.required", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_record(const Ticket& ticket, const StageRecord& in) {
    const StageStep* step = step_from(ticket.stage);
    if (step == nullptr || in.stage != ticket.stage)
        return Problem::of(Status::conflict, "tickets.other_stage");
    if (ticket.stage == accepted && ticket.classified_at.v == 0)
        return Problem::of(Status::conflict, "tickets.not_classified");
    if (ticket.stage == accepted && ticket.replied_at.v == 0)
        return Problem::of(Status::conflict, "tickets.not_replied");
    if (!ticket.customer_id) return Problem::of(Status::conflict, "tickets.no_customer");
    if (ticket.stage >= resolving && ticket.open_requests > 0)
        return Problem::of(Status::conflict, "tickets.requests_open",
                           {{"count", std::to_string(ticket.open_requests)}});
    Problems problems;
    if (step->needs_cause && in.cause == Cause::none)
        problems.push_back({"cause", "field.required", {}});
    if (step->needs_satisfaction) check_range("satisfaction", in.satisfaction, 1, 5, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Settings& settings) {
    Problems problems;
    const auto& all = settings.policies;
    if (all.size() > kPoliciesLimit)
        problems.push_back(
            {"policies", "field.too_many", {{"max", std::to_string(kPoliciesLimit)}}});
    bool any = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string path = "policies." + std::to_string(i);
        check_policy(all[i], path, problems);
        any = any || (all[i].kind == Kind::none && all[i].severity == Severity::none);
        const auto same = [&](const Policy& other) {
            return other.kind == all[i].kind && other.severity == all[i].severity;
        };
        if (std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), same))
            problems.push_back({path, "tickets.policy_twice", {}});
    }
    if (!any) problems.push_back({"policies", "tickets.policy_for_all", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Agent& agent) {
    Problems problems;
    check_range("most_open", agent.most_open, 1, kMostOpenLimit, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_join(const Ticket& ticket, const Ticket& into) {
    if (ticket.id == into.id) return Problem::field("into_id", "tickets.joins_itself");
    if (!ticket.customer_id || ticket.customer_id != into.customer_id)
        return Problem::field("into_id", "tickets.of_another_customer");
    if (!is_live(ticket.stage) || !is_live(into.stage))
        return Problem::of(Status::conflict, "tickets.is_closed");
    return Done{};
}

std::string title_of(std::string_view words) {
    const auto line = words.substr(0, words.find('\n'));
    std::size_t end = 0, letters = 0;
    while (end < line.size() && letters < kTitleLetters) {
        ++end;
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
        ++letters;
    }
    return std::string(line.substr(0, end));
}

std::string event_body(const Ticket& ticket, std::string_view words, std::string_view reason) {
    JsonOut out;
    out.begin_object().key("number").string(ticket.number.v);
    if (!words.empty()) out.key("words").string(words);
    if (!reason.empty()) out.key("reason").string(reason);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::tickets
