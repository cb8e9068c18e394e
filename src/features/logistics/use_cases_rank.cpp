#include "features/logistics/use_cases_rank.hpp"

#include "core/calendar.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_follow.hpp"
#include "storage/id_set.hpp"

namespace zhuli::logistics {

std::map<Id, std::int64_t> ranks_of(Tx& tx, const Ctx& ctx, std::span<const Id> orders) {
    std::map<Id, std::int64_t> ranks;
    if (orders.empty()) return ranks;
    const auto settings = settings_of(tx);
    for (const Standing& order : standings_of(tx, storage::id_set(orders))) {
        Dispatch now;
        now.promised_on = order.promised_on;
        now.waiting_since_on = business_date(ctx.calendar().zone(), order.confirmed_at);
        now.tier = order.tier;
        now.payment = order.payment;
        now.placed = order.placed;
        ranks.emplace(order.order_id, rank_of(now, settings));
    }
    return ranks;
}

}  // namespace zhuli::logistics
