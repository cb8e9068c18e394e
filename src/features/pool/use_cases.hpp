// What people do with the public pool. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/pool/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::pool {

using storage::Tx;

/// Those the caller is a member or manager of, in their order, with what the caller has left.
Result<Pools> list_pools(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<PoolView> show_pool(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<PoolView> create_pool(Tx& tx, const Ctx& ctx, const Pool& in);
Result<PoolView> edit_pool(Tx& tx, const Ctx& ctx, const Edit& edit);

/// Customers of one pool (`pool_id`), newest first.
Result<Page<PoolCustomerView>> list_pool_customers(Tx& tx, const Ctx& ctx,
                                                   const http::Listed<PoolRow>& query);
/// Of many at once one wins; every limit that is reached is named.
Result<Claimed> claim_customer(Tx& tx, const Ctx& ctx, const Claim& in);
/// Takes one's own claim back while nothing happened since; the day's quota stays used.
Result<Claimed> undo_claim(Tx& tx, const Ctx& ctx, const Claim& in);
/// Who goes or would go, and who stays and why.
Result<Outcome> release_customers(Tx& tx, const Ctx& ctx, const Release& in, const Catalog& texts);
Result<Outcome> hand_out_customers(Tx& tx, const Ctx& ctx, const Handout& in, const Catalog& texts);
/// Not recycled up to a day, with a reason; without a day the exemption ends.
Result<Fate> exempt_customer(Tx& tx, const Ctx& ctx, const Exemption& in);

Result<Fate> show_fate(Tx& tx, const Ctx& ctx, const http::ById& in);
/// What one person is about to lose, the earliest first.
Result<EndangeredPage> list_endangered(Tx& tx, const Ctx& ctx, const EndangeredQuestion& in);

/// The consumer of the event stream: what is watched, and who left a pool by another way.
void follow_events(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::pool
