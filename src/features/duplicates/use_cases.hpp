// What people do with suspected duplicates, and what they ask of the scan. Each function
// authorises, loads, decides, saves and shows; problems are those of rules.hpp plus not_found (also
// when one of the two is out of scope), forbidden and conflict. Merging is in use_cases_merge.hpp.
#pragma once

#include "core/codec.hpp"
#include "features/duplicates/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::duplicates {

using storage::Tx;

/// By default the likeliest first; of customers in the caller's scope, both of them.
Result<Page<PairView>> list_pairs(Tx& tx, const Ctx& ctx, const http::Listed<Pair>& query);
Result<PairDetail> show_pair(Tx& tx, const Ctx& ctx, const http::ById& in);
/// The two are not one. They are not proposed again, and what both hold already is no warning any
/// more, until a key of either changes.
Result<PairView> dismiss_pair(Tx& tx, const Ctx& ctx, const Dismissal& in);
Result<PairView> reopen_pair(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Queues a scan of everybody.
Result<ScanView> request_scan(Tx& tx, const Ctx& ctx, const ScanRequest& in);
Result<ScanView> show_scan(Tx& tx, const Ctx& ctx, const http::Nothing& in);

// For other capabilities.

/// Pairs that wait in the caller's scope; counts no further than kOpenCounted.
std::int64_t count_waiting(Tx& tx, const Ctx& ctx);

/// The consumer of the event stream: pairs go with their customers' owners, and not on with those
/// that are archived.
void follow_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::duplicates
