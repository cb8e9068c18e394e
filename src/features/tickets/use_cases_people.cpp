// Who could take a ticket, and under which rules: candidates, what is suggested, skills and
// presence of those who work on tickets, and the policies.
#include "features/tickets/use_cases_advice.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "storage/settings.hpp"

namespace zhuli::tickets {

namespace {

Settings settings_of(Tx& tx) {
    auto kept = stored_settings(tx);
    if (kept) return std::move(*kept);
    Settings usual;
    usual.policies = usual_policies();
    return usual;
}

/// Everybody of the service and whoever was given skills, at work.
std::map<Id, Agent> everybody(Tx& tx) {
    std::map<Id, Agent> people;
    for (const Id person : identity::people_with_role(tx, Role::service)) {
        Agent usual;
        usual.user_id = person;
        people.emplace(person, usual);
    }
    for (Agent& agent : agents(tx))
        if (identity::find_active_user(tx, agent.user_id, "user_id").ok())
            people[agent.user_id] = std::move(agent);
    return people;
}

std::map<Id, int> loads_of(Tx& tx, const std::map<Id, Agent>& people) {
    std::vector<Id> ids;
    for (const auto& [id, agent] : people) ids.push_back(id);
    return open_counts(tx, ids);
}

int load_in(const std::map<Id, int>& loads, Id person) {
    const auto found = loads.find(person);
    return found == loads.end() ? 0 : found->second;
}

bool can_do(const Agent& agent, Kind kind) {
    return agent.kinds.empty() || kind == Kind::none ||
           std::ranges::find(agent.kinds, kind) != agent.kinds.end();
}

AgentView agent_view(Tx& tx, const Ctx& ctx, const Agent& agent, int open_count) {
    AgentView view;
    static_cast<Agent&>(view) = agent;
    view.name = identity::remembered_name(tx, ctx.now, agent.user_id);
    view.open_count = open_count;
    return view;
}

Result<AgentView> keep_agent(Tx& tx, const Ctx& ctx, const Agent& before, Agent after) {
    CHECK(check(after));
    CHECK(storage::save_first_or_next(tx, ctx, before, after, {"ticket_agent.edited", {}, ""}));
    const auto loads = open_counts(tx, {&after.user_id, 1});
    return agent_view(tx, ctx, after, load_in(loads, after.user_id));
}

Agent agent_or_usual(Tx& tx, Id user) {
    auto kept = agent_of(tx, user);
    if (kept) return std::move(*kept);
    Agent usual;
    usual.user_id = user;
    return usual;
}

}  // namespace

std::vector<Candidate> candidates_for(Tx& tx, const Ctx& ctx, Kind kind) {
    const auto people = everybody(tx);
    const auto loads = loads_of(tx, people);
    std::vector<Candidate> candidates;
    for (const auto& [id, agent] : people)
        candidates.push_back({id, identity::remembered_name(tx, ctx.now, id), agent.available,
                              can_do(agent, kind), load_in(loads, id), agent.most_open});
    rank_candidates(candidates);
    return candidates;
}

Result<Suggestion> suggest_for_ticket(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, load_to_read(tx, ctx, in.id));
    const Advice advice(tx, ctx);
    const KindAdvice kind = advice.kind_of(ticket);
    auto severity = advice.severity_of(ticket);
    Suggestion suggestion{.kind = kind.kind,
                          .confidence = kind.percent,
                          .usual_for_mail = kind.usual_for_mail,
                          .learned_from = static_cast<std::int64_t>(advice.model().learned_from()),
                          .words = keywords_in(ticket.title.v + ' ' + ticket.words.v),
                          .severity = severity.severity,
                          .severity_reasons = std::move(severity.reasons),
                          .severity_words = std::move(severity.words)};
    suggestion.candidates =
        candidates_for(tx, ctx, ticket.kind == Kind::none ? suggestion.kind : ticket.kind);
    std::vector<Ticket> twins;
    for (const Id id : live_of_customer(tx, ticket.customer_id)) {
        if (id == ticket.id || !ticket.customer_id) continue;
        auto twin = storage::find<Ticket>(tx, id);
        if (twin && reaches(ctx, "tickets.read", *twin)) twins.push_back(std::move(*twin));
    }
    suggestion.twins = views_of(tx, ctx, std::move(twins));
    return suggestion;
}

Result<Agents> list_agents(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    const auto people = everybody(tx);
    const auto loads = loads_of(tx, people);
    Agents all;
    for (const auto& [id, agent] : people)
        all.items.push_back(agent_view(tx, ctx, agent, load_in(loads, id)));
    return all;
}

Result<AgentView> set_agent(Tx& tx, const Ctx& ctx, const Agent& in) {
    CHECK(identity::find_active_user(tx, in.user_id, "user_id"));
    const Agent before = agent_or_usual(tx, in.user_id);
    Agent after = before;
    after.kinds = in.kinds;
    after.most_open = in.most_open;
    after.available = in.available;
    return keep_agent(tx, ctx, before, after);
}

Result<AgentView> set_presence(Tx& tx, const Ctx& ctx, const Presence& in) {
    const Agent before = agent_or_usual(tx, ctx.user);
    Agent after = before;
    after.available = *in.available;
    return keep_agent(tx, ctx, before, after);
}

Result<Settings> show_settings(Tx& tx, const Ctx&, const http::Nothing&) { return settings_of(tx); }

Result<Settings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, settings_of(tx), edit, check, "ticket_settings.edited");
}

}  // namespace zhuli::tickets
