// The long part of imports, run beside the requests: files are read and staged, batches applied and
// undone, one at a time per organisation. Whatever was interrupted is found again by its state.
#pragma once

#include "features/imports/run.hpp"
#include "features/imports/use_cases.hpp"

namespace zhuli::imports {

sheet::Options options_of(const ReadingChoice& choice);

/// The uploaded file put together again. Refuses imports.part_not_base64 and
/// imports.parts_missing.
Result<std::vector<char>> uploaded_bytes(storage::Tx& tx, Id batch);

/// Brings the organisation's first unfinished batch to its end; false when there is none. Throws
/// what `on_progress` throws, with the batch ready to go on.
bool work_once(storage::Database& db, const Ctx& system, const Clock& clock,
               const OnProgress& on_progress);

}  // namespace zhuli::imports
