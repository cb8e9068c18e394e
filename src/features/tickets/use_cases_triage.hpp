// Complaints looked through many at a time, and the words by which their severity is suggested.
// Each of them is decided by the same rules as alone; who is refused says why, the others are done.
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/tickets/model_triage.hpp"
#include "http/route.hpp"

namespace zhuli::tickets {

using storage::Tx;

/// Tried first (`preview`) and then done, in one unit.
Result<Triaged> triage_tickets(Tx& tx, const Ctx& ctx, const Triage& in, const Catalog& texts);

/// What the caller did last with each is taken back: it is as it was, and its clocks go on as if
/// nothing had happened. Refused row by row where somebody changed it since.
Result<Triaged> undo_triage(Tx& tx, const Ctx& ctx, const TriageUndo& in, const Catalog& texts);

Result<WordSettings> show_severity_words(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<WordSettings> edit_severity_words(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<WordTrialView> try_severity_words(Tx& tx, const Ctx& ctx, const WordTrial& in);

}  // namespace zhuli::tickets
