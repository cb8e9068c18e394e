// What people do with revisits by link. Whoever sees a complaint sees them; asking is for who works
// on it (`tickets.edit`). Problems: those of rules.hpp and of tickets, not_found, forbidden, stale.
#pragma once

#include "features/revisits/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/tx.hpp"

namespace zhuli::revisits {

using storage::Tx;

/// Of a complaint.
Result<Revisits> list_revisits(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Makes the private link; one that was out before opens nothing any more.
Result<RevisitView> ask_for_verdict(Tx& tx, const Ctx& ctx, const Asking& in);
/// Another link in place of one that was lost.
Result<RevisitView> renew_revisit_link(Tx& tx, const Ctx& ctx, const Act& in);
Result<RevisitView> revoke_revisit(Tx& tx, const Ctx& ctx, const Act& in);

}  // namespace zhuli::revisits
