// When a plan is due and rings, which step comes next, and how much a day weighs in the queue.
#include <algorithm>

#include "features/followups/rules.hpp"

namespace zhuli::followups {

namespace {

constexpr int kUsualOpening = 9 * 60;
constexpr int kLongestBreakDays = 60;  // without a working day: then any day will do

bool works_on(const WorkCalendar& calendar, Date day) { return !calendar.hours_on(day).empty(); }

Date next_working_day(const WorkCalendar& calendar, Date day) {
    for (int i = 1; i <= kLongestBreakDays; ++i)
        if (works_on(calendar, day.plus_days(i))) return day.plus_days(i);
    return day.plus_days(1);
}

}  // namespace

Instant opening_of(const WorkCalendar& calendar, Date day) {
    const OpenHours& hours = calendar.hours_on(day);
    return calendar.zone().at(day, hours.empty() ? kUsualOpening : hours.front().from_minute);
}

Instant due_after(const WorkCalendar& calendar, Instant from, int days) {
    Date day = business_date(calendar.zone(), from);
    if (days == 0 && !works_on(calendar, day)) day = next_working_day(calendar, day);
    for (int i = 0; i < days; ++i) day = next_working_day(calendar, day);
    return opening_of(calendar, day);
}

std::optional<Plan> step_of(const Cadence& cadence, int step_no, Instant from,
                            const WorkCalendar& calendar) {
    if (step_no < 1 || static_cast<std::size_t>(step_no) > cadence.steps.size())
        return std::nullopt;
    const CadenceStep& step = cadence.steps[static_cast<std::size_t>(step_no - 1)];
    Plan plan;
    plan.situation = cadence.situation;
    plan.step_no = step_no;
    plan.due_at = due_after(calendar, from, step.after_days);
    plan.channel = step.channel;
    plan.goal = step.goal;
    return plan;
}

Bells bells_of(const Plan& plan, const Settings& settings, const WorkCalendar& calendar,
               Instant now) {
    if (plan.state != PlanState::planned) return {};
    Bells bells;
    if (plan.due_at > now)
        bells.remind_at = deadline(calendar, plan.due_at, -settings.remind_minutes);
    if (!plan.escalated)
        bells.escalate_at = deadline(calendar, plan.due_at, settings.escalate_minutes);
    return bells;
}

int urgency(Date due_on, Date today) {
    const int late = today.days - due_on.days;
    if (late >= 3) return 300;
    if (late >= 1) return 250;
    if (late == 0) return 200;
    if (late == -1) return 120;
    return late >= -7 ? 80 : 40;
}

std::int64_t queue_rank(const Plan& plan, int score, Date today) {
    if (plan.state != PlanState::planned) return 0;
    return std::int64_t{std::max(score, 1)} * urgency(plan.due_on, today);
}

}  // namespace zhuli::followups
