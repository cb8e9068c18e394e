// What is true of needs, without I/O: what is refused, what may follow a confirmed one, and what
// events tell.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/inquiries/model_inputs.hpp"

namespace zhuli::inquiries {

inline constexpr std::size_t kAnswersLimit = 30;

Workflow<NeedState, Need> need_workflow();

/// Every problem at once; of a customer or an inquiry, and something is in it.
Result<> check(const Need& need);
Result<> check_change(const Need& before, const Need& after);
/// A read-back is there, somebody said yes, and not by a note.
Result<> check(const Need& need, const NeedConfirmation& in);
/// What is understood anew: a draft with everything of the confirmed one but the yes.
Need revision_of(const Need& confirmed, int revision_no, Id author);

std::string need_body(const Need& need);

}  // namespace zhuli::inquiries
