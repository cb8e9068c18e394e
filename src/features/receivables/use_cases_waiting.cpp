#include "features/receivables/use_cases_waiting.hpp"

#include "features/orders/use_cases_due.hpp"
#include "storage/list.hpp"

namespace zhuli::receivables {

Result<WaitingMoney> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown) {
    WaitingMoney waiting;
    const auto dues = orders::list_due(tx, ctx.today, kWaitingLooked);
    waiting.due_count = static_cast<std::int64_t>(dues.size());
    for (const auto& due : dues) {
        if (waiting.dues.size() == shown) break;
        waiting.dues.push_back({due.id, due.number, due.customer_name, due.day, due.owed_minor});
    }
    storage::ListQuery query;
    query.limit = kWaitingLooked;
    query.filters = {{"state", "unmatched"}};
    const storage::ListPlan plan{
        .permission = "receivables.read", .owner_field = "", .default_sort = "received_on"};
    TRY(const auto receipts, storage::list_page<BankReceipt>(tx, ctx, query, plan));
    waiting.unmatched_count = static_cast<std::int64_t>(receipts.items.size());
    for (const BankReceipt& receipt : receipts.items) {
        if (waiting.unmatched.size() == shown) break;
        waiting.unmatched.push_back({receipt.id, receipt.payer_name.v, receipt.reference.v,
                                     receipt.received_on, receipt.open_minor});
    }
    return waiting;
}

}  // namespace zhuli::receivables
