// What a customer does on the page of a revisit, by a private link and without signing in. Whoever
// has no link learns nothing: 404. What a link opened once but no longer does is told by its
// standing, and refused to whoever answers. Each acts for the system within the link's
// organisation.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/revisits/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::revisits {

using storage::Tx;

Result<OpenRevisit> show_open_revisit(Tx& tx, const Ctx& ctx, const RevisitQuestion& in);
Result<OpenRevisit> note_revisit_opening(Tx& tx, const Ctx& ctx, const RevisitQuestion& in);
/// A mark of three and more is the record of 回访 and closes the complaint; a lower one is written
/// on it, and whoever has it is told to take it up again. The same answer twice is one.
Result<OpenRevisit> give_verdict(Tx& tx, const Ctx& ctx, const Verdict& in);

}  // namespace zhuli::revisits
