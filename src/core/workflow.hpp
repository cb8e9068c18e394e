// Workflow is data: each stateful entity owns a constexpr list of transitions and one generic
// step() checks it. Guards are pure. Nothing is saved here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "core/value/enum.hpp"

namespace zhuli {

template <class State, class Record>
struct Transition {
    State from;
    std::string_view action;  // a verb, "confirm"
    State to;
    std::string_view permission;
    bool (*guard)(const Record&) = nullptr;  // null: always
};

template <class State, class Record>
using Workflow = std::span<const Transition<State, Record>>;

/// The state `action` leads to, or why it may not be done now.
template <class State, class Record>
Result<State> step(Workflow<State, Record> workflow, const Ctx& ctx, const Record& record,
                   State now, std::string_view action) {
    for (const auto& t : workflow) {
        if (t.from != now || t.action != action) continue;
        if (!ctx.allowed(t.permission)) return Problem::of(Status::forbidden, "problem.forbidden");
        if (t.guard == nullptr || t.guard(record)) return t.to;
    }
    return Problem::of(Status::conflict, "problem.action_not_now",
                       {{"action", std::string(action)}, {"state", std::string(enum_name(now))}});
}

/// The actions the caller may take now, for the UI's buttons.
template <class State, class Record>
std::vector<std::string> actions_of(Workflow<State, Record> workflow, const Ctx& ctx,
                                    const Record& record, State now) {
    std::vector<std::string> actions;
    for (const auto& t : workflow)
        if (t.from == now && ctx.allowed(t.permission) && (t.guard == nullptr || t.guard(record)))
            actions.emplace_back(t.action);
    return actions;
}

}  // namespace zhuli
