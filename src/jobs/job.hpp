// What a kind of job is, and the running of one: claimed under a lease, done on the caller's
// thread, ended in the queue. Makes no thread; job_loop.hpp does. Knows no business.
#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "core/messages.hpp"
#include "core/result.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::jobs {

/// Thrown out of a job's progress when the product stops; the job goes on at the next start.
struct Stopped : std::runtime_error {
    Stopped() : std::runtime_error("stopped") {}
};
/// Thrown out of a job's progress when another server has taken it over.
struct LeaseLost : std::runtime_error {
    LeaseLost() : std::runtime_error("the job's lease was lost") {}
};

using Clock = std::function<Instant()>;
/// To be called between two units, with how much of how much is done.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// What a job is given; `ctx` is the system's, on behalf of whoever queued it.
struct JobRun {
    storage::Database& db;
    const Ctx& ctx;
    const storage::Job& job;
    const Clock& clock;
    const Progress& progress;
    const Catalog* texts = nullptr;  // of the product, for what is sent to people
};

/// A refusal ends the job as dead, an exception lets it be tried again later. May run again after a
/// crash, so it looks at what is done already.
struct JobKind {
    std::string_view name;  // "imports.batch", never renamed
    Result<> (*run)(const JobRun& run);
    std::int64_t every_ms = 0;  // 0: only when queued; else again and again, once per organisation
};

struct JobWorld {
    storage::Database& db;
    std::span<const JobKind> kinds;
    std::function<Ctx(Id org)> make_ctx;  // the system's, now
    Clock clock;
    std::function<bool()> stopping;
    const Catalog* texts = nullptr;
};

/// Queues the first run of every recurring kind that does not wait already.
void plan_recurring(const JobWorld& world, Id org);
/// Runs the next due job of the organisation; false if none was due.
bool run_one(const JobWorld& world, Id org);

}  // namespace zhuli::jobs
