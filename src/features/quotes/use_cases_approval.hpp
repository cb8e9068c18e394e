// The gate before a quote goes to its customer: what it needs approval for, and what follows when
// that is decided. For this capability's use cases and its feature table.
#pragma once

#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

/// It waits now. 422 without a reason.
Result<Quote> ask_for_approval(Tx& tx, const Ctx& ctx, const Quote& before,
                               std::vector<approvals::Finding> findings, const Text<500>& reason);
/// The request is decided: the quote is ready to be sent, or a draft again. In the unit of the
/// decision.
Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval);

}  // namespace zhuli::quotes
