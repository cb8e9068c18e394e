#include "features/sub_requests/jobs.hpp"

#include "features/sub_requests/use_cases_record.hpp"
#include "jobs/units.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::sub_requests {

namespace {

/// What was due by now, also while the server was down; the last of it is told.
Result<> ring_request(Tx& tx, const Ctx& ctx, Id id) {
    auto held = hold(tx, id);
    INVARIANT(held.has_value());
    Ring last;
    for (Ring ring = next_ring(ctx.calendar(), held->read(ctx));
         ring.at.v != 0 && ring.at <= ctx.now; ring = next_ring(ctx.calendar(), held->read(ctx))) {
        held->note(ctx, ring.act, ring.due);
        last = ring;
    }
    if (last.at.v == 0) {  // the calendar changed: it is due later
        plan_ring(tx, ctx, *held);
        return Done{};
    }
    const bool late = last.act == ClockAct::breached;
    const std::string_view kind = late ? "sub_request.breached" : "sub_request.warned";
    CHECK(save_request(tx, ctx, *held, kind));
    tell_department(tx, ctx, held->after, kind, last.due);
    if (late) tell_asker(tx, ctx, held->after, kind, last.due);
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
