// What the use cases of a batch share: load it, show it, and move it on if it may.
#pragma once

#include "features/imports/store.hpp"
#include "features/imports/use_cases.hpp"

namespace zhuli::imports {

BatchView view_of(Tx& tx, const Ctx& ctx, const ImportBatch& batch);
/// Whether rows that are left out may be settled otherwise: before it is applied, and after.
bool may_decide(const Ctx& ctx, const ImportBatch& batch);
Result<ImportBatch> load_batch(Tx& tx, Id id);
/// Saves the new state and wakes the runner; imports.same_file if the file is on its way again.
Result<BatchView> go_on(Tx& tx, const Ctx& ctx, const ImportBatch& before, BatchState to);
/// Saves the new state if `action` is among the batch's actions; imports.not_now otherwise.
Result<BatchView> move_batch(Tx& tx, const Ctx& ctx, Id id, std::string_view action, BatchState to);

}  // namespace zhuli::imports
