// What the clock does: reminds whoever is asked when half of the time is over, tells their leader
// when all of it is, each once, by what is stored.
#include "features/approvals/jobs.hpp"

#include "features/approvals/use_cases_record.hpp"
#include "jobs/units.hpp"

namespace zhuli::approvals {

namespace {

/// The next thing to tell of this task: the reminder, then that it is overdue.
void strike(Task& task, Instant now) {
    task.escalated = task.due_at.v != 0 && task.due_at <= now;
    task.reminded = true;
    task.bell_at = task.escalated ? Instant{} : task.due_at;
}

Result<> ring(Tx& tx, const Ctx& ctx, const DueBell& bell) {
    lock_approval(tx, bell.approval_id);
    const auto before = find_whole(tx, bell.approval_id);
    INVARIANT(before.has_value(), "a task belongs to a request");
    Approval after = *before;
    for (Task& task : after.tasks) {
        const bool due = task.bell_at.v != 0 && task.bell_at <= ctx.now;
        if (task.id != bell.task_id || !due) continue;  // decided meanwhile
        strike(task, ctx.now);
        CHECK(save_approval(tx, ctx, *before, after,
                            task.escalated ? "approval.escalated" : "approval.reminded"));
        tell_of_clock(tx, ctx, after, task);
        return Done{};
    }
    return Done{};
}

}  // namespace

Result<std::int64_t> ring_some(Tx& tx, const Ctx& ctx) {
    const auto bells = due_bells(tx, ctx.now, kUnitBells);
    for (const DueBell& bell : bells) CHECK(ring(tx, ctx, bell));
    return static_cast<std::int64_t>(bells.size());
}

Result<> ring(const jobs::JobRun& run) { return jobs::in_units(run, &ring_some); }

}  // namespace zhuli::approvals
