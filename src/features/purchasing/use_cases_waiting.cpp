#include "features/purchasing/use_cases_waiting.hpp"

#include "features/purchasing/store.hpp"
#include "features/purchasing/use_cases.hpp"
#include "storage/list.hpp"

namespace zhuli::purchasing {

namespace {

/// The oldest first, as many as are looked at.
http::Listed<Request> open_requests() {
    http::Listed<Request> query;
    query.limit = kWaitingLooked;
    query.sort = "created_at";
    query.filters = {{"state", "open"}};
    return query;
}

}  // namespace

Result<WaitingPurchases> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown) {
    WaitingPurchases waiting;
    waiting.late = late_orders(tx, ctx.today, kWaitingLooked);
    waiting.late_count = static_cast<std::int64_t>(waiting.late.size());
    if (waiting.late.size() > shown) waiting.late.resize(shown);
    TRY(auto requests, list_requests(tx, ctx, open_requests()));
    waiting.requests_count = static_cast<std::int64_t>(requests.items.size());
    if (requests.items.size() > shown) requests.items.resize(shown);
    waiting.requests = std::move(requests.items);
    waiting.drafts_count = drafts_count(tx, kWaitingLooked);
    return waiting;
}

}  // namespace zhuli::purchasing
