// What waits for whoever buys: orders whose goods should be here, requests to be settled and drafts
// that were not sent. Bounded, for the page one begins the day with.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/purchasing/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::purchasing {

inline constexpr int kWaitingLooked = 100;  // of each

/// Counts are at most as many as are looked at.
struct WaitingPurchases {
    std::int64_t late_count = 0;
    std::vector<LateOrder> late;  // the latest first
    std::int64_t requests_count = 0;
    std::vector<RequestView> requests;  // the oldest first
    std::int64_t drafts_count = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingPurchases, (),
                      (late_count, late, requests_count, requests, drafts_count))

Result<WaitingPurchases> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown);

}  // namespace zhuli::purchasing
