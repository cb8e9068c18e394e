// What the clocks do: warn, run out, are told to those above; each once, by the events that are
// stored, so that a restart neither repeats nor forgets it. Recorded with the second at which it
// was due, whoever looks and whenever the server is up again.
#include "features/tickets/jobs.hpp"

#include "features/tickets/rules_classify.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "jobs/units.hpp"
#include "storage/entity.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::tickets {

namespace {

std::string_view event_of(ClockAct act) {
    if (act == ClockAct::warned) return "ticket.warned";
    return act == ClockAct::breached ? "ticket.breached" : "ticket.escalated";
}

/// The gravest thing that happened to this ticket by now; what came before it is recorded too.
std::optional<Rung> ring_all(const Ctx& ctx, Work& work) {
    std::optional<Rung> gravest;
    for (const Clock clock : kClocks)
        for (Ring ring = next_ring(ctx.calendar(), work.read(ctx, clock));
             ring.at.v != 0 && ring.at <= ctx.now;
             ring = next_ring(ctx.calendar(), work.read(ctx, clock))) {
            work.note(ctx, clock, ring.act, ring.due);
            if (!gravest || ring.act >= gravest->act)
                gravest = Rung{{}, work.after.id, work.after.owner_id, ring.act, clock, ring.due};
        }
    return gravest;
}

/// What is to be told is kept with what happened, so that a server that dies forgets neither.
Result<> ring_ticket(Tx& tx, const Ctx& ctx, Id id) {
    auto work = hold(tx, id);
    INVARIANT(work.has_value());
    auto gravest = ring_all(ctx, *work);
    if (!gravest) {  // closed, paused or answered meanwhile
        keep_ring(tx, id, standing_of(ctx.calendar(), work->clocks, ctx.now).ring_at);
        return Done{};
    }
    CHECK(save_work(tx, ctx, *work, event_of(gravest->act), event_body(work->after)));
    gravest->id = tx.new_id();
    storage::insert_row(tx, storage::table_of<Rung>(), &*gravest);
    return Done{};
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

Result<std::int64_t> watch_some(Tx& tx, const Ctx& ctx) {
    const auto ids = tickets_to_ring(tx, ctx.now, kUnitTickets);
    for (const Id id : ids) CHECK(ring_ticket(tx, ctx, id));
    return static_cast<std::int64_t>(ids.size());
}

Result<> learn_kinds(const jobs::JobRun& run) {
    std::vector<Labelled> tickets;
    run.db.read(run.ctx.org.id, [&](Tx& tx) {
        for (Called& one : latest_called(tx)) tickets.push_back({std::move(one.words), one.kind});
    });
    const KindModel model = KindModel::learn(tickets);  // outside any unit: it takes its time
    if (model.learned_from() == 0) return Done{};
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        keep_model(tx, run.ctx.now, model.to_text());
        return Done{};
    });
}

Result<> watch(const jobs::JobRun& run) {
    CHECK(jobs::in_units(run, &watch_some));
    return end_round(run);
}

}  // namespace zhuli::tickets
