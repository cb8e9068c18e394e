// One change of a run made true, and taken back. Users and teams change by identity's own use cases
// with its rules; what they refuse is skipped and says why, and the rest goes on.
#pragma once

#include "core/ctx.hpp"
#include "features/directory/model_runs.hpp"
#include "storage/tx.hpp"

namespace zhuli::directory {

using storage::Tx;

/// Settles the change as applied or skipped.
void apply_change(Tx& tx, const Ctx& ctx, const Platform& platform, Change change);
/// Settles it as undone, or as kept where something happened since: a user or team that was changed
/// again, somebody who signed in. Teams that were added stay.
void undo_change(Tx& tx, const Ctx& ctx, const Platform& platform, Change change);

}  // namespace zhuli::directory
