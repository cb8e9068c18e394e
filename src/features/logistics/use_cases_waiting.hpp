// What waits to be picked, in the order of the queue. Bounded, for the page the warehouse begins
// its day with.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/logistics/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::logistics {

inline constexpr int kWaitingLooked = 100;

struct WaitingPicks {
    std::int64_t count = 0;  // at most as many as are looked at
    std::vector<DispatchItem> items;
};
BOOST_DESCRIBE_STRUCT(WaitingPicks, (), (count, items))

Result<WaitingPicks> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown);

}  // namespace zhuli::logistics
