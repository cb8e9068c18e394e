#include "features/handover/rules.hpp"

namespace zhuli::handover {

Result<> check_departure(OpenWork work) {
    if (work.customers || work.orders || work.opportunities || work.inquiries || work.proposals ||
        work.quotes || work.segments || work.offers || work.approvals || work.tickets ||
        work.cases || work.changes || work.contracts)
        return Problem::of(Status::conflict, "handover.open_work");
    return Done{};
}

Result<> check_successor(Id from, Id to) {
    if (from == to) return Problem::field("successor_id", "handover.to_oneself");
    return Done{};
}

Result<> check_next_step(const Handover& handover, Id from, Id to) {
    if (handover.from_id != from || handover.to_id != to)
        return Problem::field("handover_id", "handover.of_others");
    return check_return(handover);
}

Result<> check_return(const Handover& handover) {
    if (handover.state == HandoverState::returned)
        return Problem::of(Status::conflict, "handover.returned_already");
    return Done{};
}

}  // namespace zhuli::handover
