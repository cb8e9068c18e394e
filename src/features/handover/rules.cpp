#include "features/handover/rules.hpp"

namespace zhuli::handover {

Result<> check_departure(OpenWork work) {
    if (work.customers || work.orders || work.opportunities || work.inquiries)
        return Problem::of(Status::conflict, "handover.open_work");
    return Done{};
}

Result<> check_successor(Id from, Id to) {
    if (from == to) return Problem::field("successor_id", "handover.to_oneself");
    return Done{};
}

}  // namespace zhuli::handover
