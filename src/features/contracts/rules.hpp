// What is true of contracts, without I/O: who may, the workflow, what is refused, when somebody is
// reminded of one that runs out, and how it stands on a day.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/contracts/model_inputs.hpp"

namespace zhuli::contracts {

inline constexpr std::size_t kOrdersLimit = 200;
inline constexpr std::size_t kQuotesLimit = 50;
inline constexpr int kRemindLimit = 365;

std::span<const Permission> permissions();
Workflow<ContractState, Contract> workflow();
std::vector<std::string> actions_for(const Ctx& ctx, const Contract& contract);

/// Days in order, a sum that is not negative, and no more papers than the limits; all at once.
std::vector<FieldProblem> problems_of(const Contract& contract);
/// The day of the reminder: so many days before the last one, or the last working day before that.
Date remind_on(const Contract& contract, const WorkCalendar& calendar);
/// Running until its last day is over; a later last day brings one that expired back.
ContractState state_by(const Contract& contract, Date today);
Standing standing_of(const Contract& contract, Date today);

/// For timelines: {number, amount_minor, words, reason}.
std::string event_body(const Contract& contract);

}  // namespace zhuli::contracts
