#include "jobs/housekeeping.hpp"

#include "jobs/units.hpp"
#include "storage/idempotency.hpp"

namespace zhuli::jobs {

namespace {

Result<> forget_with(const JobRun& run, std::int64_t (*forget)(storage::Tx&, Instant)) {
    return in_units(run, [&](storage::Tx& tx, const Ctx&) -> Result<std::int64_t> {
        return forget(tx, run.clock());
    });
}

Result<> forget_answers(const JobRun& run) { return forget_with(run, &storage::forget_answers); }
Result<> forget_jobs(const JobRun& run) { return forget_with(run, &storage::forget_jobs); }

constexpr JobKind kKinds[] = {
    {"storage.forget_answers", &forget_answers, kHourMs},
    {"storage.forget_jobs", &forget_jobs, 24 * kHourMs},
};

}  // namespace

std::span<const JobKind> housekeeping() { return kKinds; }

}  // namespace zhuli::jobs
