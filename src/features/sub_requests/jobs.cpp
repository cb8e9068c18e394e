#include "features/sub_requests/jobs.hpp"

#include "features/sub_requests/use_cases_record.hpp"
#include "features/sub_requests/use_cases_telling.hpp"
#include "jobs/units.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::sub_requests {

namespace {

/// What was due by now, also while the server was down.
std::vector<Ring> ring_all(const Ctx& ctx, Held& held) {
    std::vector<Ring> rung;
    for (Ring ring = next_ring(ctx.calendar(), held.read(ctx));
         ring.at.v != 0 && ring.at <= ctx.now; ring = next_ring(ctx.calendar(), held.read(ctx))) {
        held.note(ctx, ring.act, ring.due);
        rung.push_back(ring);
    }
    return rung;
}

/// What is to be told is kept with what happened, so that a server that dies forgets neither.
Result<> ring_request(Tx& tx, const Ctx& ctx, Id id) {
    auto held = hold(tx, id);
    INVARIANT(held.has_value());
    const auto rung = ring_all(ctx, *held);
    if (rung.empty()) {  // the calendar changed: it is due later
        plan_ring(tx, ctx, *held);
        return Done{};
    }
    CHECK(save_request(tx, ctx, *held, kind_of(rung.back().act)));
    for (const Ring& ring : told_of(rung)) keep_rung(tx, held->after, ring.act, ring.due);
    return Done{};
}

Result<std::int64_t> watch_some(Tx& tx, const Ctx& ctx) {
    const auto ids = requests_to_ring(tx, ctx.now, kUnitRequests);
    for (const Id id : ids) CHECK(ring_request(tx, ctx, id));
    return static_cast<std::int64_t>(ids.size());
}

/// A burst is told of when all of it is recorded. The next one of this minute is met at its second.
Result<> end_round(const jobs::JobRun& run) {
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        tell_of_clocks(tx, run.ctx);
        const auto next = next_ring_at(tx);
        if (next && *next < run.ctx.now.plus_ms(kWatchEveryMs))
            storage::enqueue(tx, run.ctx, {.kind = kWatchJob, .run_at = *next, .hasten = true});
        return Done{};
    });
}

}  // namespace

Result<> watch(const jobs::JobRun& run) {
    CHECK(jobs::in_units(run, &watch_some));
    return end_round(run);
}

}  // namespace zhuli::sub_requests
