// What people do with proposals. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/proposals/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::proposals {

using storage::Tx;

Result<Page<ProposalItem>> list_proposals(Tx& tx, const Ctx& ctx,
                                          const http::Listed<ProposalHead>& query);
Result<ProposalView> show_proposal(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Out of a need, an inquiry or an opportunity in one step, with each of their needs as a line.
Result<ProposalView> create_proposal(Tx& tx, const Ctx& ctx, const NewProposal& in);
/// Only while it is a draft.
Result<ProposalView> edit_proposal(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<ProposalView> drop_proposal(Tx& tx, const Ctx& ctx, const Dropping& in);

/// Freezes it, writes the conversation down, and takes the place of the version before. 422 with
/// everything that is missing.
Result<ProposalView> send_proposal(Tx& tx, const Ctx& ctx, const Sending& in);
/// It was not meant to be sent: a draft again, its conversation withdrawn, the version before it
/// back in its place.
Result<ProposalView> take_back_proposal(Tx& tx, const Ctx& ctx, const Act& in);
/// The next version, to go on from; this one stands until that is sent.
Result<ProposalView> revise_proposal(Tx& tx, const Ctx& ctx, const Act& in);

/// What was being written as its next version is dropped.
Result<ProposalView> accept_proposal(Tx& tx, const Ctx& ctx, const Acceptance& in);
Result<ProposalView> decline_proposal(Tx& tx, const Ctx& ctx, const Decline& in);
/// The answer was a mistake: it waits for one again.
Result<ProposalView> reopen_proposal(Tx& tx, const Ctx& ctx, const Act& in);
/// The draft of an order with its goods, once; what orders refuses is told at the proposal's lines.
Result<ProposalView> order_proposal(Tx& tx, const Ctx& ctx, const Act& in);

/// An order that was cancelled leaves its proposal accepted, to be ordered once more.
void follow_orders(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

// For other capabilities.

/// Up to `limit` open ones in somebody's name.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
/// Another owner, with all its versions; false when it is no longer `from`'s.
Result<bool> hand_over_proposal(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::proposals
