// Who is told of a request: its department of a new one, whoever asked of the answer, and what its
// clock did by itself. What rang is kept until all of a round is recorded; many at once are one
// notice, and a department is told in one statement.
#pragma once

#include "core/ctx.hpp"
#include "features/sub_requests/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::sub_requests {

using storage::Tx;

/// Everybody with its role; where nobody has it, administrators.
std::vector<Id> people_of(Tx& tx, Role department);

void tell_department(Tx& tx, const Ctx& ctx, const SubRequest& request);
/// Whoever asked, and whoever has the complaint by now.
void tell_asker(Tx& tx, const Ctx& ctx, const SubRequest& request);

/// To be told with the round: to the department, also to whoever asked where it is late, and to
/// those above the department where it is escalated.
void keep_rung(Tx& tx, const SubRequest& request, ClockAct act, Instant due);
/// All that rang and was not told yet.
void tell_of_clocks(Tx& tx, const Ctx& ctx);

}  // namespace zhuli::sub_requests
