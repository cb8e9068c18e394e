// What people do with approvals, and what documents ask of them. A decision that ends a request is
// told to the capability of its document in the same unit (know_subject). Problems: those of
// rules.hpp, not_found (also for whoever takes no part and has no scope over it), and stale.
#pragma once

#include "core/codec.hpp"
#include "features/approvals/model_policies.hpp"
#include "http/route.hpp"

namespace zhuli::approvals {

using storage::Tx;

Result<Page<ApprovalItem>> list_approvals(Tx& tx, const Ctx& ctx,
                                          const http::Listed<ApprovalHead>& query);
/// What waits for the caller.
Result<ApprovalQueue> list_queue(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<ApprovalView> show_approval(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<ApprovalView> approve_approval(Tx& tx, const Ctx& ctx, const Consent& in);
Result<ApprovalView> refuse_approval(Tx& tx, const Ctx& ctx, const Refusal& in);
Result<ApprovalView> send_approval_back(Tx& tx, const Ctx& ctx, const SendingBack& in);
Result<ApprovalView> delegate_approval(Tx& tx, const Ctx& ctx, const Delegation& in);
Result<ApprovalView> add_approval_signer(Tx& tx, const Ctx& ctx, const NewSigner& in);
Result<ApprovalView> withdraw_approval(Tx& tx, const Ctx& ctx, const Consent& in);
/// The caller's own approval, while nobody decided after it.
Result<ApprovalView> take_approval_back(Tx& tx, const Ctx& ctx, const Act& in);

Result<ApprovalSettings> show_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<ApprovalSettings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit);

// For other capabilities.

/// Called in the unit of the decision with a request that is no longer waiting.
using AfterDecision = Result<> (*)(Tx& tx, const Ctx& ctx, const Approval& approval);
/// Who follows what is decided of a document ("order"); set once at start by app/.
void know_subject(std::string_view document, AfterDecision after);

/// The policies kept in the column approval_settings.policies; "": the usual ones.
std::vector<Policy> policies_in(std::string_view column);
/// The policies of the organisation as they are now.
std::vector<Policy> policies_of(Tx& tx);
/// Files the request, or files again the one that was returned. 422 without a reason
/// (`approval_reason`), 409 approvals.nobody_to_ask.
Result<Id> file(Tx& tx, const Ctx& ctx, const Filing& filing);
/// Whether the request was approved and allows what is asked now.
bool allows(Tx& tx, Id approval, Id customer, std::span<const Finding> asked);
/// The document needs no approval any more: cancelled, or changed so that nothing is exceeded.
/// Nothing when the request is not open.
Result<> drop(Tx& tx, const Ctx& ctx, Id approval);
std::optional<ApprovalHead> find_approval(Tx& tx, Id approval);

/// Up to kQueueLimit.
std::int64_t count_waiting(Tx& tx, const Ctx& ctx);
Result<std::vector<ApprovalItem>> list_waiting(Tx& tx, const Ctx& ctx, int limit);

/// Requests in which somebody is asked now or later, and another person in their place; false when
/// they are not asked any more.
std::vector<Id> list_asking(Tx& tx, Id person, int limit);
Result<bool> hand_over_approval(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::approvals
