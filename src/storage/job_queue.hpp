// The durable queue: long or later work as rows. A job is queued in the unit that wants it, so it
// exists exactly if that was kept; a server takes it under a lease, and a server that dies loses
// the lease, so that another goes on. A job that throws is tried again later and later, and is dead
// after kMostAttempts. Runs nothing itself; src/jobs does.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/ctx.hpp"
#include "core/model.hpp"
#include "storage/database.hpp"

namespace zhuli::storage {

inline constexpr int kMostAttempts = 8;
inline constexpr std::int64_t kJobLeaseMs = 30'000;
inline constexpr std::int64_t kEndedJobKeptMs = 30 * kDayMs;
inline constexpr int kForgetLimit = 500;  // what one short unit drops

enum class JobState : std::uint8_t { waiting, running, done, dead };
BOOST_DESCRIBE_ENUM(JobState, waiting, running, done, dead)

struct Job {
    Id id;
    std::string kind;  // "imports.batch", never renamed
    Id subject_id;     // what it is about; jobs of one kind and subject never run at once
    std::string payload;
    JobState state = JobState::waiting;
    Instant run_at;
    int attempts = 0;
    std::int64_t done_count = 0, total_count = 0;
    std::string problem;  // of the last attempt that failed
    Id actor_id;          // on whose behalf
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, subject_id, payload, state, run_at, attempts, done_count,
                       total_count, problem, actor_id))

struct NewJob {
    std::string_view kind;
    Id subject_id = {};
    std::string payload = "{}";
    Instant run_at = {};  // 0: at once
    bool hasten = false;  // one that waits for later is brought forward to run_at
};

/// Queues a job with the event `job.queued`. A job of this kind and subject that waits already is
/// enough: then nothing is added.
void enqueue(Tx& tx, const Ctx& ctx, const NewJob& job);

/// The next job that is due, now running under `owner`'s lease; jobs whose lease ended wait again.
std::optional<Job> claim_job(Tx& tx, std::string_view owner, Instant now);
/// Renews the lease and says how far the job is. False: the lease was lost, stop.
bool keep_job(Tx& tx, std::string_view owner, const Job& job, Instant now);
bool finish_job(Tx& tx, std::string_view owner, const Job& job, Instant now);
/// Waits again until a pause is over that doubles each time, or is dead: after kMostAttempts, or
/// at once if trying again cannot help.
bool fail_job(Tx& tx, std::string_view owner, const Job& job, Instant now, std::string_view problem,
              bool may_retry);
/// Gives it back untried, for a server that stops.
bool release_job(Tx& tx, std::string_view owner, const Job& job, Instant now);

std::optional<Job> find_job(Tx& tx, Id id);
/// Whether one of this kind and subject waits or runs.
bool has_open_job(Tx& tx, std::string_view kind, Id subject);
/// When the next job is due or a lease ends; nothing if none waits or runs.
std::optional<Instant> next_job_at(Tx& tx);
/// Drops jobs that ended long ago, at most kForgetLimit of them; returns how many.
std::int64_t forget_jobs(Tx& tx, Instant now);

/// The pause after so many failed attempts: 1 s, 2 s, 4 s … 1 h.
std::int64_t retry_pause_ms(int attempts);

}  // namespace zhuli::storage
