// What the clock does: warns before an answer is due, and records that it was not given in time;
// each once, by what is stored, so that a restart neither repeats nor forgets it. A breach is
// recorded here and not when somebody looks.
#include "features/inquiries/jobs.hpp"

#include "features/inquiries/use_cases_record.hpp"
#include "jobs/units.hpp"

namespace zhuli::inquiries {

namespace {

Result<> ring(Tx& tx, const Ctx& ctx, Id id) {
    const auto before = hold(tx, id);
    INVARIANT(before.has_value());
    const Instant at = ring_at(*before);
    if (at.v == 0 || at > ctx.now) {
        keep_ring(tx, id, at);  // answered or closed meanwhile
        return Done{};
    }
    Inquiry after = *before;
    after.warned = true;
    after.breached = ctx.now >= after.due_at;
    CHECK(save_inquiry(tx, ctx, *before, after,
                       after.breached ? "inquiry.breached" : "inquiry.warned", event_body(after)));
    tell_of_clock(tx, ctx, after);
    return Done{};
}

}  // namespace

Result<std::int64_t> watch_some(Tx& tx, const Ctx& ctx) {
    const auto ids = inquiries_to_ring(tx, ctx.now, kUnitInquiries);
    for (const Id id : ids) CHECK(ring(tx, ctx, id));
    return static_cast<std::int64_t>(ids.size());
}

Result<> watch(const jobs::JobRun& run) { return jobs::in_units(run, &watch_some); }

}  // namespace zhuli::inquiries
