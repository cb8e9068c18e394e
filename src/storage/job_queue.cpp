#include "storage/job_queue.hpp"
#include "storage/statements.hpp"

#include <algorithm>

namespace zhuli::storage {

namespace {

#define JOB_COLUMNS                                                                    \
    "id, kind, subject_id, payload, state, run_at, attempts, done_count, total_count," \
    " problem, actor_id"

constexpr Sql kAdd{
    "job.add",
    "INSERT INTO job (org_id, id, kind, subject_id, payload, state, run_at, attempts, lease_owner,"
    " lease_until, done_count, total_count, problem, actor_id, created_at, updated_at)"
    " SELECT $1, $2, $3, $4, $5, 'waiting', $6, 0, '', 0, 0, 0, '', $7, $8, $8 WHERE NOT EXISTS"
    " (SELECT 1 FROM job WHERE org_id = $1 AND kind = $3 AND subject_id = $4"
    " AND state = 'waiting') ON CONFLICT DO NOTHING"};

constexpr Sql kHasten{"job.hasten",
                      "UPDATE job SET run_at = $4, updated_at = $5 WHERE org_id = $1"
                      " AND kind = $2 AND subject_id = $3 AND state = 'waiting' AND run_at > $4"};

constexpr Sql kRequeue{"job.requeue",
                       "UPDATE job SET state = 'waiting', lease_owner = '', updated_at = $2"
                       " WHERE org_id = $1 AND state = 'running' AND lease_until < $2"
                       " AND NOT EXISTS (SELECT 1 FROM job w WHERE w.org_id = job.org_id"
                       " AND w.kind = job.kind AND w.subject_id = job.subject_id"
                       " AND w.state = 'waiting')"};
// What waits already will do the same work.
constexpr Sql kDropLapsed{"job.drop_lapsed",
                          "UPDATE job SET state = 'done', problem = 'lease lost', updated_at = $2"
                          " WHERE org_id = $1 AND state = 'running' AND lease_until < $2"};

#define CLAIM(skip_locked)                                                                     \
    "UPDATE job SET state = 'running', lease_owner = $2, lease_until = $4, updated_at = $3,"   \
    " attempts = attempts + 1 WHERE org_id = $1 AND id = (SELECT j.id FROM job j"              \
    " WHERE j.org_id = $1 AND j.state = 'waiting' AND j.run_at <= $3 AND NOT EXISTS"           \
    " (SELECT 1 FROM job r WHERE r.org_id = j.org_id AND r.kind = j.kind"                      \
    " AND r.subject_id = j.subject_id AND r.state = 'running') ORDER BY j.run_at, j.id LIMIT " \
    "1" skip_locked ") AND state = 'waiting' RETURNING " JOB_COLUMNS
constexpr Sql kClaim{"job.claim", CLAIM(""), CLAIM(" FOR UPDATE SKIP LOCKED")};

#define OWN_RUNNING " WHERE org_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'running'"
constexpr Sql kKeep{"job.keep",
                    "UPDATE job SET lease_until = $4, done_count = $5, total_count = $6,"
                    " updated_at = $7" OWN_RUNNING};
// One that would wait again beside another that waits is done: that one does the same work.
constexpr Sql kEnd{"job.end",
                   "UPDATE job SET state = CASE WHEN $4 = 'waiting' AND EXISTS (SELECT 1 FROM job w"
                   " WHERE w.org_id = job.org_id AND w.kind = job.kind"
                   " AND w.subject_id = job.subject_id AND w.state = 'waiting')"
                   " THEN 'done' ELSE $4 END, run_at = $5, problem = $6, attempts = $7,"
                   " lease_owner = '', done_count = $8, total_count = $9,"
                   " updated_at = $10" OWN_RUNNING};

constexpr Sql kFind{"job.find", "SELECT " JOB_COLUMNS " FROM job WHERE org_id = $1 AND id = $2"};
#define OF_SUBJECT "SELECT id FROM job WHERE org_id = $1 AND kind = $2 AND subject_id = $3"
constexpr Sql kOpen{"job.open", OF_SUBJECT " AND state = 'waiting' UNION ALL " OF_SUBJECT
                                           " AND state = 'running' LIMIT 1"};
#undef OF_SUBJECT
constexpr Sql kNextWaiting{"job.next_waiting",
                           "SELECT run_at FROM job WHERE org_id = $1 AND state = 'waiting'"
                           " ORDER BY run_at LIMIT 1"};
constexpr Sql kNextLapse{"job.next_lapse",
                         "SELECT lease_until FROM job WHERE org_id = $1 AND state = 'running'"
                         " ORDER BY lease_until LIMIT 1"};
constexpr Sql kForget{"job.forget",
                      "DELETE FROM job WHERE org_id = $1 AND id IN (SELECT id FROM job"
                      " WHERE org_id = $1 AND state IN ('done', 'dead') AND updated_at < $2"
                      " ORDER BY updated_at LIMIT $3)"};
#undef JOB_COLUMNS
#undef CLAIM
#undef OWN_RUNNING

constexpr const Sql* kStatements[] = {&kAdd,         &kHasten,    &kRequeue, &kDropLapsed,
                                      &kClaim,       &kKeep,      &kEnd,     &kFind,
                                      &kNextWaiting, &kNextLapse, &kForget,  &kOpen};

bool end_job(Tx& tx, std::string_view owner, const Job& job, Instant now) {
    return tx.exec(kEnd, job.id, owner, job.state, job.run_at, job.problem, job.attempts,
                   job.done_count, job.total_count, now) == 1;
}

}  // namespace

std::span<const Sql* const> job_statements() { return kStatements; }

void enqueue(Tx& tx, const Ctx& ctx, const NewJob& job) {
    const Id id = tx.new_id();
    const Instant run_at = job.run_at.v == 0 ? ctx.now : job.run_at;
    if (tx.exec(kAdd, id, job.kind, job.subject_id, job.payload, run_at, ctx.user, ctx.now) == 1)
        tx.emit({"job.queued", "job", id, {}, ""});
    else if (job.hasten && tx.exec(kHasten, job.kind, job.subject_id, run_at, ctx.now) == 1)
        tx.emit({"job.hastened", "job", id, {}, ""});
}

std::optional<Job> claim_job(Tx& tx, std::string_view owner, Instant now) {
    tx.exec(kRequeue, now);
    tx.exec(kDropLapsed, now);
    return tx.one<Job>(kClaim, owner, now, now.plus_ms(kJobLeaseMs));
}

bool keep_job(Tx& tx, std::string_view owner, const Job& job, Instant now) {
    return tx.exec(kKeep, job.id, owner, now.plus_ms(kJobLeaseMs), job.done_count, job.total_count,
                   now) == 1;
}

bool finish_job(Tx& tx, std::string_view owner, const Job& job, Instant now) {
    Job after = job;
    after.state = JobState::done;
    after.problem.clear();
    return end_job(tx, owner, after, now);
}

bool fail_job(Tx& tx, std::string_view owner, const Job& job, Instant now, std::string_view problem,
              bool may_retry) {
    Job after = job;
    const bool again = may_retry && job.attempts < kMostAttempts;
    after.state = again ? JobState::waiting : JobState::dead;
    if (again) after.run_at = now.plus_ms(retry_pause_ms(job.attempts));
    after.problem = problem;
    return end_job(tx, owner, after, now);
}

bool release_job(Tx& tx, std::string_view owner, const Job& job, Instant now) {
    Job after = job;
    after.state = JobState::waiting;
    after.attempts = job.attempts - 1;
    return end_job(tx, owner, after, now);
}

std::optional<Job> find_job(Tx& tx, Id id) { return tx.one<Job>(kFind, id); }

bool has_open_job(Tx& tx, std::string_view kind, Id subject) {
    return tx.scalar<Id>(kOpen, kind, subject).has_value();
}

std::optional<Instant> next_job_at(Tx& tx) {
    const auto waiting = tx.scalar<Instant>(kNextWaiting);
    const auto lapse = tx.scalar<Instant>(kNextLapse);
    if (!waiting || !lapse) return waiting ? waiting : lapse;
    return std::min(*waiting, *lapse);
}

std::int64_t forget_jobs(Tx& tx, Instant now) {
    return tx.exec(kForget, now.plus_ms(-kEndedJobKeptMs), kForgetLimit);
}

std::int64_t retry_pause_ms(int attempts) {
    const int doublings = std::clamp(attempts - 1, 0, 12);
    return std::min(kSecondMs << doublings, kHourMs);
}

}  // namespace zhuli::storage
