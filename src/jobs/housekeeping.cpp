#include "jobs/housekeeping.hpp"

#include "storage/idempotency.hpp"

namespace zhuli::jobs {

namespace {

/// In short units, until one drops nothing.
Result<> forget_with(const JobRun& run, std::int64_t (*forget)(storage::Tx&, Instant)) {
    for (std::int64_t gone = 0, all = 0;; all += gone) {
        TRY(gone, storage::write_now(run.db, run.ctx, [&](storage::Tx& tx) -> Result<std::int64_t> {
                return forget(tx, run.clock());
            }));
        if (gone == 0) return Done{};
        run.progress(all, all);
    }
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
