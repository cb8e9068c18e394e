#include "features/sub_requests/jobs.hpp"

#include "features/sub_requests/rules_clock.hpp"
#include "features/sub_requests/use_cases_record.hpp"
#include "jobs/units.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::sub_requests {

namespace {

/// What was due by now, also while the server was down; the last of it is told.
Result<> ring_request(Tx& tx, const Ctx& ctx, Id id) {
    const auto before = hold(tx, id);
    INVARIANT(before.has_value());
    SubRequest after = *before;
    Ring last;
    for (Ring ring = next_ring(ctx.calendar(), after); ring.at.v != 0 && ring.at <= ctx.now;
         ring = next_ring(ctx.calendar(), after)) {
        after.warned = true;
        after.breached = ring.what == Rang::breached;
        last = ring;
    }
    if (last.at.v == 0) {  // the calendar changed: it is due later
        plan_ring(tx, ctx, *before);
        return Done{};
    }
    after.due_at = deadlines_of(ctx.calendar(), after).due_at;
    CHECK(save_request(tx, ctx, *before, after,
                       after.breached ? "sub_request.breached" : "sub_request.warned"));
    tell_department(tx, ctx, after, after.breached ? "sub_request.breached" : "sub_request.warned",
                    last.at);
    if (after.breached) tell_asker(tx, ctx, after, "sub_request.breached", last.at);
    return Done{};
}

Result<std::int64_t> watch_some(Tx& tx, const Ctx& ctx) {
    const auto ids = requests_to_ring(tx, ctx.now, kUnitRequests);
    for (const Id id : ids) CHECK(ring_request(tx, ctx, id));
    return static_cast<std::int64_t>(ids.size());
}

/// The next one of this minute is met at its second.
Result<> plan_next(const jobs::JobRun& run) {
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        const auto next = next_ring_at(tx);
        if (next && *next < run.ctx.now.plus_ms(kWatchEveryMs))
            storage::enqueue(tx, run.ctx, {.kind = kWatchJob, .run_at = *next, .hasten = true});
        return Done{};
    });
}

}  // namespace

Result<> watch(const jobs::JobRun& run) {
    CHECK(jobs::in_units(run, &watch_some));
    return plan_next(run);
}

}  // namespace zhuli::sub_requests
