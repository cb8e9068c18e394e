// Driving a batch: stage it, apply it in short units, undo it or throw it away, and say how far it
// is. A batch that was interrupted goes on where it stood. Units are sized while running, so that
// none occupies the writer for long whatever the machine. Two drivers may work on one batch: each
// unit locks it and looks how it stands.
#pragma once

#include <functional>

#include "features/imports/apply.hpp"
#include "features/imports/plan.hpp"
#include "storage/database.hpp"

namespace zhuli::imports {

/// Issue numbers of items start here, kIssuesPerItem for each; those of rows are below.
inline constexpr std::int64_t kIssuesOfItems = 1'000'000'000;
inline constexpr std::int64_t kIssuesPerItem = 64;

/// The clock is given: work of a batch is spread over time.
using Clock = std::function<Instant()>;
/// Called after each unit with how many items are settled.
using OnProgress = std::function<void(std::int64_t settled, std::int64_t items)>;

/// What applying the plan would do.
struct Forecast {
    Outcome outcome;
    std::vector<ItemState> states;    // of the plan's items
    std::vector<ImportIssue> issues;  // conflicts, suspected duplicates and refusals
};
/// Writes nothing. Looks in short snapshots one after the other and says how far it is.
Forecast foresee(storage::Database& db, const Ctx& ctx, const Plan& plan,
                 const OnProgress& progress = {});
/// What is wrong with an item, as issues of its batch.
std::vector<ImportIssue> issues_of(const ImportItem& item, const Settled& settled,
                                   std::string_view cells);

/// Saves the plan as a batch with all its items and issues. Nothing of it is applied yet. A batch
/// that was left in the middle with the same file is gone on with, as it stands. Refuses
/// imports.not_now and imports.same_file while it is being read from an upload or undone.
/// Nothing is foreseen when it is applied at once, as the command line does.
enum class Ahead : std::uint8_t { foreseen, unforeseen };
Result<ImportBatch> stage(storage::Database& db, const Ctx& ctx, const Plan& plan,
                          Ahead ahead = Ahead::foreseen);
/// The same for a batch whose file was uploaded; what an interrupted try left is replaced. Refuses
/// imports.same_file when another run took the batch over.
Result<ImportBatch> stage_into(storage::Database& db, const Ctx& ctx, const ImportBatch& batch,
                               const Plan& plan, Ahead ahead = Ahead::foreseen,
                               const OnProgress& progress = {});
/// Applies what is waiting. A batch that is done already answers at once.
Result<ImportBatch> apply(storage::Database& db, Ctx ctx, Id batch, const Clock& clock,
                          const OnProgress& progress);
/// Takes back what the batch created, last first.
Result<ImportBatch> undo(storage::Database& db, Ctx ctx, Id batch, const Clock& clock,
                         const OnProgress& progress);
/// Forgets what was staged.
Result<ImportBatch> discard(storage::Database& db, Ctx ctx, Id batch, const Clock& clock);

Outcome outcome_of(storage::Tx& tx, Id batch);
/// Counts items of a batch into its outcome; the walk-in customer apart.
void count_items(Outcome& outcome, const ImportBatch& batch, ItemKind kind, ItemState state,
                 std::int64_t n);

}  // namespace zhuli::imports
