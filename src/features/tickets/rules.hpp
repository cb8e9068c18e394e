// What is true of tickets, without I/O: who may do what, which stage follows which and what it has
// to leave written, which clocks a step starts and stops, what is refused, and what events tell.
// Clocks: rules_clock.hpp. Who should get it and how grave it is: rules_triage.hpp.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/tickets/model_inputs.hpp"

namespace zhuli::tickets {

inline constexpr int kMostMinutes = 60 * 480;  // that a clock may be given: sixty working days
inline constexpr std::size_t kPoliciesLimit = 35;
inline constexpr std::size_t kTitleLetters = 30;
inline constexpr int kMostOpenLimit = 500;

std::span<const Permission> permissions();
Workflow<Stage, Ticket> workflow();

/// A stage, what follows it, and what goes with the step.
struct StageStep {
    Stage stage, next;
    bool needs_cause = false, needs_satisfaction = false;
    Clock stops = Clock::none, starts = Clock::none;
};
/// Nothing: no record closes this stage.
const StageStep* step_from(Stage stage);

bool is_live(Stage stage);
/// Whether it lies in the caller's scope. One in the inbox is everybody's who has the permission.
bool reaches(const Ctx& ctx, std::string_view permission, const Ticket& ticket);
/// What the caller may do now: of the workflow, and classify, claim, assign, join.
std::vector<std::string> actions_for(const Ctx& ctx, const Ticket& ticket);

/// Whom and what it is about was settled at intake.
Result<> check_change(const Ticket& before, const Ticket& after);
Result<> check(const Classification& in);
/// Whether the stage may be left with this record.
Result<> check_record(const Ticket& ticket, const StageRecord& in);
Result<> check(const Settings& settings);
Result<> check(const Agent& agent);
Result<> check_join(const Ticket& ticket, const Ticket& into);

/// What it is called where nobody called it anything: the beginning of its words.
std::string title_of(std::string_view words);

/// {number, words, reason}; nothing of whoever complains.
std::string event_body(const Ticket& ticket, std::string_view words = {},
                       std::string_view reason = {});

}  // namespace zhuli::tickets
