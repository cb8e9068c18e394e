#include "features/cases/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::cases {

namespace {

using enum Role;
using enum CaseState;

constexpr Permission kPermissions[] = {
    {"cases.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"cases.write",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
    {"cases.review", {{manager, Scope::org}, {service, Scope::org}, {admin, Scope::org}}},
    {"cases.use",
     {{assistant, Scope::org}, {manager, Scope::org}, {service, Scope::org}, {admin, Scope::org}}},
};

constexpr Transition<CaseState, Case> kWorkflow[] = {
    {draft, "edit", draft, "cases.write"},        {draft, "submit", reviewing, "cases.write"},
    {draft, "archive", archived, "cases.write"},  {reviewing, "publish", published, "cases.review"},
    {reviewing, "return", draft, "cases.review"}, {published, "renew", published, "cases.review"},
    {published, "revise", draft, "cases.write"},  {published, "archive", archived, "cases.review"},
    {archived, "restore", draft, "cases.write"},
};

void need(const char* path, bool empty, Problems& problems) {
    if (empty) problems.push_back({path, "field.required", {}});
}

std::string words_of_stage(std::span<const tickets::TicketRecord> records, tickets::Stage stage) {
    std::string last;
    for (const auto& record : records)
        if (record.kind == tickets::RecordKind::stage && record.stage == stage)
            last = record.words.v;
    return last;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<CaseState, Case> workflow() { return kWorkflow; }

bool is_by(const Case& one, Id user) { return one.owner_id == user || one.edited_by == user; }

std::vector<std::string> actions_for(const Ctx& ctx, const Case& one) {
    auto actions = actions_of(workflow(), ctx, one, one.state);
    const bool writes = ctx.covers("cases.write", one.owner_id);
    const bool wrote_it = is_by(one, ctx.user);
    std::erase_if(actions, [&](const std::string& action) {
        if (action == "publish" || action == "return") return wrote_it;
        if (action == "renew" || (action == "archive" && one.state == published)) return false;
        return !writes;
    });
    if (one.state == published && ctx.allowed("cases.use")) actions.emplace_back("use");
    return actions;
}

Case draft_of(const tickets::Ticket& ticket, std::span<const tickets::TicketRecord> records) {
    Case one;
    one.ticket_id = ticket.id;
    one.kind = ticket.kind;
    one.cause = ticket.cause;
    one.product_id = ticket.product_id;
    one.title = ticket.title.v;
    one.symptom = ticket.words.v;
    one.finding = words_of_stage(records, tickets::Stage::investigating);
    one.remedy = words_of_stage(records, tickets::Stage::resolving);
    return one;
}

Result<> check_ready(const Case& one) {
    Problems problems;
    need("kind", one.kind == Kind::none, problems);
    need("cause", one.cause == Cause::none, problems);
    need("finding", one.finding.empty(), problems);
    need("remedy", one.remedy.empty(), problems);
    need("prevention", one.prevention.empty(), problems);
    return refused_if_any(std::move(problems));
}

Result<> check_review_day(Date day, Date today) {
    if (day > today && day <= today.plus_days(kMostReviewDays)) return Done{};
    return Problem::field("review_on", "cases.review_day",
                          {{"days", std::to_string(kMostReviewDays)}});
}

Freshness freshness_of(const Case& one, Date today) {
    if (one.state != published || !one.review_on) return Freshness::none;
    if (one.review_on < today) return Freshness::overdue;
    return one.review_on < today.plus_days(kSoonDays) ? Freshness::due : Freshness::fresh;
}

Date remind_on(const Case& one) {
    return one.state == published && one.review_on ? one.review_on.plus_days(1 - kSoonDays)
                                                   : Date{};
}

std::string event_body(const Case& one) {
    JsonOut out;
    out.begin_object().key("title").string(one.title.v).end_object();
    return out.take();
}

}  // namespace zhuli::cases
