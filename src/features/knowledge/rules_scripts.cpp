// The workflow of scripts: who writes, who approves, what ends.
#include "features/knowledge/rules.hpp"

namespace zhuli::knowledge {

namespace {

using enum ScriptState;

constexpr Transition<ScriptState, Script> kWorkflow[] = {
    {draft, "edit", draft, "knowledge.draft"},
    {draft, "approve", approved, "knowledge.approve"},
    {draft, "drop", dropped, "knowledge.draft"},
    {approved, "use", approved, "knowledge.use"},
    {approved, "revise", approved, "knowledge.propose"},
    {approved, "retire", retired, "knowledge.approve"},
};

}  // namespace

Workflow<ScriptState, Script> workflow() { return kWorkflow; }

Cited cited(const cases::CaseItem& one) {
    switch (one.freshness) {
        case cases::Freshness::fresh:
            return Cited::holds;
        case cases::Freshness::due:
            return Cited::due;
        case cases::Freshness::overdue:
            return Cited::overdue;
        case cases::Freshness::none:
            break;
    }
    return Cited::withdrawn;
}

std::vector<std::string> actions_for(const Ctx& ctx, const Script& script) {
    auto actions = actions_of(workflow(), ctx, script, script.state);
    std::erase_if(actions, [&](const std::string& action) {
        return (action == "edit" || action == "drop") &&
               !ctx.covers("knowledge.draft", script.owner_id);
    });
    return actions;
}

}  // namespace zhuli::knowledge
