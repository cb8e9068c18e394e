// One request as a whole: loading it for a decision, saving it with its tasks, telling whose turn
// it is and the document's capability what came of it, and showing it. For this capability alone.
#pragma once

#include <functional>

#include "features/approvals/rules.hpp"
#include "features/approvals/store.hpp"
#include "features/approvals/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::approvals {

std::optional<Approval> find_whole(Tx& tx, Id id);
/// Locked; not_found for whoever neither takes part nor has it in scope; stale.
Result<Approval> load_for_change(Tx& tx, const Ctx& ctx, const Act& act);

/// Row, tasks, audit and event, and who is told of it.
Result<> save_approval(Tx& tx, const Ctx& ctx, const Approval& before, Approval& after,
                       std::string_view event_kind, std::string_view words = {});
Result<> add_approval(Tx& tx, const Ctx& ctx, Approval& approval);
/// What the document's capability does when the request is no longer waiting.
Result<> tell_subject(Tx& tx, const Ctx& ctx, const Approval& before, const Approval& after);

Move move_of(const Ctx& ctx);
NewId new_id_of(Tx& tx);
/// Told of what `approval` waits for: reminded (to the person) or escalated (to their leader).
void tell_of_clock(Tx& tx, const Ctx& ctx, const Approval& approval, const Task& task);

ApprovalSettings settings_of(Tx& tx);
/// Whom the steps ask: never the submitter or the owner, nobody who has left. 409
/// approvals.nobody_to_ask when a step would ask nobody.
Result<std::vector<std::vector<Id>>> people_of(Tx& tx, const Approval& approval);

ApprovalView view_of(Tx& tx, const Ctx& ctx, const Approval& approval);
std::vector<ApprovalItem> items_of(Tx& tx, const Ctx& ctx, std::vector<ApprovalHead> heads);

}  // namespace zhuli::approvals
