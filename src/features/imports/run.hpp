// Driving a batch: stage it, apply it in short units, undo it, and say how far it is. A batch that
// was interrupted goes on where it stood. Units are sized while running, so that none occupies the
// writer for long whatever the machine.
#pragma once

#include <functional>
#include <optional>

#include "features/imports/plan.hpp"
#include "storage/database.hpp"

namespace zhuli::imports {

inline constexpr int kUnitTargetMs = 12;  // of the 20 ms a unit may take

/// The clock is given: work of a batch is spread over time.
using Clock = std::function<Instant()>;
/// Called after each unit with how many items are settled.
using OnProgress = std::function<void(std::int64_t settled, std::int64_t items)>;

/// Saves the plan as a batch with all its items and issues. Nothing of it is applied yet.
Result<ImportBatch> stage(storage::Database& db, const Ctx& ctx, const Plan& plan);
/// The same for a batch whose file was uploaded; what an interrupted try left is replaced.
Result<ImportBatch> stage_into(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                               const Plan& plan);
/// Applies what is waiting. A batch that is done already answers at once.
Result<ImportBatch> apply(storage::Database& db, Ctx ctx, Id batch, const Clock& clock,
                          const OnProgress& progress);
/// Takes back what the batch created, last first.
Result<ImportBatch> undo(storage::Database& db, Ctx ctx, Id batch, const Clock& clock,
                         const OnProgress& progress);

Outcome outcome_of(storage::Tx& tx, Id batch);
/// What applying the plan would do; writes nothing.
Outcome foresee(storage::Database& db, const Ctx& ctx, const Plan& plan);

}  // namespace zhuli::imports
