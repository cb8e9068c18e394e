#include "jobs/job.hpp"

#include <spdlog/spdlog.h>

namespace zhuli::jobs {

namespace {

using storage::Job;
using storage::Tx;

constexpr std::int64_t kTellEveryMs = 1000;  // progress is written no more often

const JobKind* find_kind(std::span<const JobKind> kinds, std::string_view name) {
    for (const JobKind& kind : kinds)
        if (kind.name == name) return &kind;
    return nullptr;
}

template <class F>
bool in_unit(const JobWorld& world, const Ctx& ctx, F&& work) {
    auto kept = storage::write_now(world.db, ctx, [&](Tx& tx) -> Result<bool> { return work(tx); });
    return kept.ok() && *kept;
}

/// Keeps the lease and tells how far the job is, now and then.
class Teller {
 public:
    Teller(const JobWorld& world, const Ctx& ctx, Job& job)
        : world_(world), ctx_(ctx), job_(job), told_at_(world.clock()) {}

    void operator()(std::int64_t done, std::int64_t total) {
        job_.done_count = done;
        job_.total_count = total;
        if (world_.stopping && world_.stopping()) throw Stopped();
        const Instant now = world_.clock();
        if (now.v - told_at_.v < kTellEveryMs) return;
        told_at_ = now;
        const bool ours = in_unit(world_, ctx_, [&](Tx& tx) {
            return storage::keep_job(tx, world_.db.owner(), job_, now);
        });
        if (!ours) throw LeaseLost();
    }

 private:
    const JobWorld& world_;
    const Ctx& ctx_;
    Job& job_;
    Instant told_at_;
};

/// A recurring job never stops recurring: its next run is queued by the unit that ends this one.
void queue_next(Tx& tx, const Ctx& ctx, const JobKind& kind, Instant now) {
    if (kind.every_ms > 0)
        storage::enqueue(tx, ctx, {.kind = kind.name, .run_at = now.plus_ms(kind.every_ms)});
}

/// `kind`: none if nobody knows it any more.
void fail(const JobWorld& world, const Ctx& ctx, const Job& job, const JobKind* kind,
          std::string_view why, bool may_retry) {
    spdlog::error("job {} {} failed, attempt {}: {}", job.kind, job.id.v, job.attempts, why);
    in_unit(world, ctx, [&](Tx& tx) {
        const Instant now = world.clock();
        if (!storage::fail_job(tx, world.db.owner(), job, now, why, may_retry)) return false;
        const auto ended = storage::find_job(tx, job.id);
        if (kind != nullptr && ended && ended->state == storage::JobState::dead)
            queue_next(tx, ctx, *kind, now);
        return true;
    });
}

void finish(const JobWorld& world, const Ctx& ctx, const Job& job, const JobKind& kind) {
    in_unit(world, ctx, [&](Tx& tx) {
        const Instant now = world.clock();
        const bool ours = storage::finish_job(tx, world.db.owner(), job, now);
        if (ours) queue_next(tx, ctx, kind, now);
        return ours;
    });
}

void run_claimed(const JobWorld& world, const Ctx& ctx, Job job, const JobKind& kind) {
    Teller teller(world, ctx, job);
    const Progress progress = [&](std::int64_t done, std::int64_t total) { teller(done, total); };
    try {
        const auto done = kind.run({world.db, ctx, job, world.clock, progress, world.texts});
        if (done.ok())
            finish(world, ctx, job, kind);
        else
            fail(world, ctx, job, &kind, done.problem().code, false);
    } catch (const Stopped&) {
        in_unit(world, ctx, [&](Tx& tx) {
            return storage::release_job(tx, world.db.owner(), job, world.clock());
        });
    } catch (const LeaseLost&) {
        spdlog::warn("job {} {} was taken over", job.kind, job.id.v);
    } catch (const std::exception& error) {
        fail(world, ctx, job, &kind, error.what(), true);
    }
}

}  // namespace

void plan_recurring(const JobWorld& world, Id org) {
    const Ctx ctx = world.make_ctx(org);
    in_unit(world, ctx, [&](Tx& tx) {
        for (const JobKind& kind : world.kinds)
            if (kind.every_ms > 0) storage::enqueue(tx, ctx, {.kind = kind.name});
        return true;
    });
}

bool run_one(const JobWorld& world, Id org) {
    Ctx ctx = world.make_ctx(org);
    std::optional<Job> job;
    in_unit(world, ctx, [&](Tx& tx) {
        job = storage::claim_job(tx, world.db.owner(), world.clock());
        return true;
    });
    if (!job) return false;
    ctx.user = job->actor_id;
    if (const JobKind* kind = find_kind(world.kinds, job->kind))
        run_claimed(world, ctx, *job, *kind);
    else
        fail(world, ctx, *job, nullptr, "no such kind of job", true);
    return true;
}

}  // namespace zhuli::jobs
