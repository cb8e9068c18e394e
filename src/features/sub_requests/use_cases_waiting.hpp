// The requests that wait for one person: those of their departments for Today, and of these, those
// that are theirs alone to answer, for their day. Bounded.
#pragma once

#include "core/ctx.hpp"
#include "features/sub_requests/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::sub_requests {

inline constexpr int kWaitingLooked = 100;  // of each department

struct WaitingRequests {
    std::int64_t count = 0;  // at most as many as are looked at
    std::vector<RequestView> items;
};
BOOST_DESCRIBE_STRUCT(WaitingRequests, (), (count, items))

/// The first due on top.
WaitingRequests list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown);
std::int64_t count_waiting(storage::Tx& tx, const Ctx& ctx);

/// Who must answer: the one person of the department, or whoever of it sells to the customer. Of
/// any other nobody in particular: it lies in the queue of the department.
Id answerer_of(storage::Tx& tx, const SubRequest& request);
/// The same by its id; none also where there is no such request.
Id find_answerer(storage::Tx& tx, Id request);
/// That the caller must answer and whose clock ends before this.
std::vector<RequestView> list_own_due(storage::Tx& tx, const Ctx& ctx, Instant before, int limit);

}  // namespace zhuli::sub_requests
