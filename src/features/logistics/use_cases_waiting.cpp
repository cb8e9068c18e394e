#include "features/logistics/use_cases_waiting.hpp"

#include "features/logistics/use_cases_record.hpp"
#include "storage/list.hpp"

namespace zhuli::logistics {

Result<WaitingPicks> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown) {
    storage::ListQuery query;
    query.limit = kWaitingLooked;
    query.filters = {{"in_queue", "true"}};
    const storage::ListPlan plan{.permission = "logistics.pick", .default_sort = "-rank"};
    TRY(auto rows, storage::list_page<Dispatch>(tx, ctx, query, plan));
    WaitingPicks waiting{static_cast<std::int64_t>(rows.items.size()), {}};
    if (rows.items.size() > shown) rows.items.resize(shown);
    waiting.items = items_of(tx, ctx, rows.items);
    return waiting;
}

}  // namespace zhuli::logistics
