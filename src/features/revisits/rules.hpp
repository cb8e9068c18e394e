// What is true of revisits by link, without I/O: how one stands, which mark asks for more, and what
// is written on the complaint.
#pragma once

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/workflow.hpp"
#include "features/revisits/model_inputs.hpp"
#include "features/tickets/model.hpp"

namespace zhuli::revisits {

inline constexpr int kMostDays = 90;
inline constexpr int kUnhappy = 2;  // and below: it should be taken up again

Workflow<RevisitState, Revisit> workflow();

/// "waiting", "answered", "revoked"; "expired" when nobody answered in time; "over" when the
/// complaint is no longer in 回访.
std::string_view standing(const Revisit& revisit, tickets::Stage stage, Instant now);
/// 409 revisits.<standing> unless it waits.
Result<> check_waiting(std::string_view standing);
Result<> check(const Asking& asking);
Result<> check(const Verdict& verdict);
bool is_unhappy(const Revisit& revisit);

/// "王工 4/5：…".
std::string record_words(const Revisit& revisit);
/// {number, words}.
std::string event_body(std::string_view ticket_number, std::string_view words = {});

}  // namespace zhuli::revisits
