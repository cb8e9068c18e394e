// What is true of opportunities, without I/O: who may do what, which stage follows which, what is
// refused, what a slip is, and what events tell. Sums and forecasts: rules_sums.hpp.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/customers/model.hpp"
#include "features/opportunities/model_inputs.hpp"

namespace zhuli::opportunities {

inline constexpr int kFurthestDays = 5 * 366;  // how far ahead a day may lie
inline constexpr std::size_t kCompetitorsLimit = 10;
inline constexpr int kMostStaleDays = 365;

std::span<const Permission> permissions();
Workflow<Stage, Opportunity> workflow();
constexpr bool is_open(Stage stage) { return stage < Stage::won; }
/// "to_quotation": the action that moves into an open stage.
std::string move_action(Stage to);
/// edit, to_<stage>, win, lose, reopen: what the caller may do now.
std::vector<std::string> actions_for(const Ctx& ctx, const Opportunity& opportunity);

/// Every problem at once. 409 when the customer is archived or invalid.
Result<> check_new(const Opportunity& opportunity, const customers::Customer& customer, Date today);
/// Of an open one, or of one that is open again.
Result<> check_change(const Opportunity& before, const Opportunity& after, Date today);
Result<> check(const StageMove& move);
Result<> check(const Loss& loss);
Result<> check(const Success& success);
Result<> check(const PipelineSettings& settings);

/// What follows from a new one: what was promised first, and since when it is where it is.
void begin(Opportunity& opportunity, Instant now);
/// Counts a slip when the day moved back; whether the day moved at all.
bool follow_date(const Opportunity& before, Opportunity& after);
/// Into `stage`, with what an end or a new beginning changes.
void enter(Opportunity& opportunity, Stage stage, Instant now, Date today);
/// Working days between two moments, the first day counted.
int working_days(const WorkCalendar& calendar, Instant from, Instant to);

/// {words: name and what was said, amount_minor, owner_id, stage, from_stage, due_on}.
std::string event_body(const Opportunity& before, const Opportunity& after);

}  // namespace zhuli::opportunities
