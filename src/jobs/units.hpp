// Work of unknown size done in short units: one after another until one finds nothing left to do.
// Says after each how much is done, so that a job that lost its lease or has to stop does.
#pragma once

#include "jobs/job.hpp"

namespace zhuli::jobs {

/// `unit() -> Result<std::int64_t>` is one unit and says how much it did.
template <class Unit>
Result<> until_none(const JobRun& run, Unit&& unit) {
    for (std::int64_t all = 0;;) {
        TRY(const auto count, unit());
        if (count == 0) return Done{};
        all += count;
        run.progress(all, all);
    }
}

/// What is due by the clock: each unit as soon as the writer is free.
template <class Step>
Result<> in_units(const JobRun& run, Step&& step) {
    return until_none(run, [&]() -> Result<std::int64_t> {
        return storage::write_now(run.db, run.ctx, [&](storage::Tx& tx) -> Result<std::int64_t> {
            return step(tx, run.ctx);
        });
    });
}

/// Long work nobody waits for: its units give way to those of people.
template <class Step>
Result<> in_patient_units(const JobRun& run, Step&& step) {
    return until_none(run, [&]() -> Result<std::int64_t> {
        return storage::write_patiently(
                   run.db, run.ctx,
                   [&](storage::Tx& tx) -> Result<std::int64_t> { return step(tx, run.ctx); })
            .get();
    });
}

}  // namespace zhuli::jobs
