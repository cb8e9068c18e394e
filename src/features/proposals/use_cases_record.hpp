// The proposal for the use cases of this capability: held for a change, filled from what was
// entered, saved with its search entry, shown with names and versions.
#pragma once

#include "features/proposals/rules.hpp"
#include "features/proposals/store.hpp"
#include "features/proposals/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::proposals {

/// Held until the unit ends, its customer first: forbidden when it may be seen but not changed,
/// stale when the caller saw another version (0: whichever).
Result<Proposal> load_for_change(Tx& tx, const Ctx& ctx, const Act& act);

/// Where `action` leads today; 409 problem.action_not_now, 403 problem.forbidden.
Result<ProposalState> next_state(const Ctx& ctx, const ProposalHead& proposal,
                                 std::string_view action);
/// 409 when a later version is being written or was sent.
Result<> check_is_latest(Tx& tx, const Proposal& proposal);

/// Everything a draft may say, with products as they are today; every problem at once. `before` is
/// what stands there now.
Result<> fill(Tx& tx, const Ctx& ctx, const ProposalDraft& draft, const Proposal& before,
              Proposal& after);
/// Products of its lines that are no longer sold.
std::vector<Id> gone_from(Tx& tx, const Proposal& proposal);

Result<> add_proposal(Tx& tx, const Ctx& ctx, Proposal& proposal, std::string_view event_kind);
Result<> save_proposal(Tx& tx, const Ctx& ctx, const Proposal& before, Proposal& after,
                       std::string_view event_kind, std::string_view order_number = {});

std::vector<ProposalItem> items_of(Tx& tx, const Ctx& ctx, std::vector<ProposalHead> rows);
ProposalView view_of(Tx& tx, const Ctx& ctx, const Proposal& proposal);

}  // namespace zhuli::proposals
