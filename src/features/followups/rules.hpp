// What is true of follow-ups, without I/O: who may do what, what is refused, when a plan is due,
// which step comes next, where a plan stands in the queue, and what a changed next contact means.
// How promising a customer is: rules_intent.hpp.
#pragma once

#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/followups/model_inputs.hpp"

namespace zhuli::followups {

inline constexpr int kFurthestDays = 3 * 366;  // how far ahead a plan may lie
inline constexpr int kMostReminderMinutes = 2880;
inline constexpr int kMostEscalationMinutes = 9600;
inline constexpr std::size_t kCadencesLimit = 60;
inline constexpr std::size_t kStepsLimit = 12;
inline constexpr int kMostAfterDays = 365;
/// What happened longer ago than this starts no cadence: history that is caught up on must not
/// fill anybody's desk.
inline constexpr std::int64_t kStaleMs = 3 * kDayMs;

std::span<const Permission> permissions();
Workflow<PlanState, Plan> workflow();
std::vector<std::string> actions_for(const Ctx& ctx, const Plan& plan);

/// Every problem at once; the customer is neither archived nor lost or invalid.
Result<> check_new(const Plan& plan, const customers::Customer& customer, Date today,
                   const TimeZone& zone);
Result<> check_change(const Plan& before, const Plan& after, Date today, const TimeZone& zone);
Result<> check(const Completion& completion, Date today, const TimeZone& zone);
Result<> check(const Settings& settings);

/// What is there until somebody changes it: a cadence for each situation, with steps whose goals
/// are left to the readers' languages.
const Settings& default_settings();
/// The active cadence of the tier, else the one for all; null: none.
const Cadence* cadence_for(const Settings& settings, Situation situation, customers::Tier tier);

/// The opening of the day, 09:00 where it never opens.
Instant opening_of(const WorkCalendar& calendar, Date day);
/// The opening of the working day that is `days` working days after `from`.
Instant due_after(const WorkCalendar& calendar, Instant from, int days);
/// Step `step_no` (from 1) of the cadence that `plan` belongs to, planned from `from`; nothing
/// when that was the last.
std::optional<Plan> step_of(const Cadence& cadence, int step_no, Instant from,
                            const WorkCalendar& calendar);

/// When a plan rings for its owner and for the manager; 0: no more.
struct Bells {
    Instant remind_at, escalate_at;
};
Bells bells_of(const Plan& plan, const Settings& settings, const WorkCalendar& calendar,
               Instant now);

/// How much a day weighs in the queue, in percent: the longer overdue the more, up to 300.
int urgency(Date due_on, Date today);
/// score × urgency; 0 for what is not open.
std::int64_t queue_rank(const Plan& plan, int score, Date today);

/// Open plans of a customer that cannot go on.
Ending ending_for(const customers::Customer& customer);
/// A cadence that starts or ends with an event of this kind; by_hand: none.
Situation started_by(std::string_view event_kind);
bool answers_quote(std::string_view event_kind);

/// What became of the earliest open plan when somebody set the customer's next contact.
enum class Meant : std::uint8_t { nothing, plan_one, move_it, settle_it };
Meant meant_by(Date next_contact_on, std::span<const Plan> open);

std::string plan_body(const Plan& plan);

}  // namespace zhuli::followups
