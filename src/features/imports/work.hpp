// The long part of imports, run as a durable job beside the requests: files are read and staged,
// batches applied and undone. Whatever was interrupted goes on by its state.
#pragma once

#include "features/imports/run.hpp"
#include "features/imports/use_cases.hpp"
#include "jobs/job.hpp"

namespace zhuli::imports {

sheet::Options options_of(const ReadingChoice& choice);

/// The uploaded file put together again. Refuses imports.part_not_base64 and
/// imports.parts_missing.
Result<std::vector<char>> uploaded_bytes(storage::Tx& tx, Id batch);

/// One job for an organisation at a time, so that no batch is worked on twice at once.
inline constexpr std::string_view kBatchesJob = "imports.batches";
/// Brings every unfinished batch to its end. One that fails is tried again later and later and does
/// not hold up the others.
Result<> run_batches(const jobs::JobRun& run);

/// So often a batch is begun again without getting on; then it ends as refused or failed.
inline constexpr int kMostTries = 5;

inline constexpr std::string_view kSweepJob = "imports.sweep";
/// An upload that nobody has touched for so long is thrown away; a weekend between two steps is
/// nothing.
inline constexpr std::int64_t kUploadKeptMs = 7 * kDayMs;
/// Throws abandoned uploads away, and takes up again what an outage left lying.
Result<> sweep(const jobs::JobRun& run);

/// Brings the organisation's first unfinished batch to its end; false when there is none now.
/// Throws what `on_progress` and the work itself throw, with the batch ready for its next try.
bool work_once(storage::Database& db, const Ctx& system, const Clock& clock,
               const OnProgress& on_progress);

}  // namespace zhuli::imports
