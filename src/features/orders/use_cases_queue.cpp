#include "features/orders/use_cases_queue.hpp"

#include <map>

#include "features/orders/store_queue.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "storage/id_set.hpp"
#include "storage/list.hpp"

namespace zhuli::orders {

namespace {

struct Work {
    Turn turn;
    std::string_view permission;
    bool own;  // one's own orders, not a common queue
};
constexpr Work kWork[] = {{Turn::assistant, "orders.edit", true},
                          {Turn::warehouse, "orders.ship", false},
                          {Turn::finance, "orders.receive_payment", false}};

std::int64_t count_of(Tx& tx, const Ctx& ctx, const Work& work) {
    return turn_count(tx, work.turn, work.own ? ctx.user : Id{});
}

Result<Queue> queue_of(Tx& tx, const Ctx& ctx, const Work& work, int limit) {
    Queue queue{work.turn, count_of(tx, ctx, work), {}};
    if (queue.count == 0) return queue;
    storage::ListQuery query;
    query.limit = limit;
    query.filters = {{"turn_role", std::string(enum_name(work.turn))}};
    if (work.own) query.filters.emplace_back("owner_id", std::to_string(ctx.user.v));
    const storage::ListPlan plan{.permission = work.permission, .default_sort = "turn_since_at"};
    TRY(const auto rows, storage::list_page<OrderHead>(tx, ctx, query, plan));
    queue.items = items_of(tx, ctx, rows.items);
    return queue;
}

}  // namespace

Result<std::vector<Queue>> list_queues(Tx& tx, const Ctx& ctx, int limit) {
    std::vector<Queue> queues;
    for (const Work& work : kWork) {
        if (!ctx.allowed(work.permission)) continue;
        TRY(auto queue, queue_of(tx, ctx, work, limit));
        queues.push_back(std::move(queue));
    }
    return queues;
}

std::vector<std::int64_t> count_queues(Tx& tx, const Ctx& ctx) {
    std::vector<std::int64_t> counts;
    for (const Work& work : kWork)
        if (ctx.allowed(work.permission)) counts.push_back(count_of(tx, ctx, work));
    return counts;
}

std::vector<Need> list_needs(Tx& tx, const Ctx& ctx) {
    std::map<Id, Need> needs;
    for (const Turn turn : {Turn::assistant, Turn::approver, Turn::customer, Turn::warehouse})
        for (auto& row : needs_of(tx, ctx.user, turn)) {
            Need& need = needs[row.product_id];
            need.product_id = row.product_id;
            need.product_code = std::move(row.product_code);
            need.product_name = std::move(row.product_name);
            need.needed += row.needed;
            need.orders_count += row.orders_count;
        }
    std::vector<Need> list;
    for (auto& [id, need] : needs) list.push_back(std::move(need));
    return list;
}

std::vector<InTalk> list_in_talk(Tx& tx, std::span<const Id> customers) {
    std::vector<InTalk> list;
    if (customers.empty()) return list;
    for (const auto& row : in_talk(tx, storage::id_set(customers)))
        list.push_back({row.customer_id, row.amount_minor, row.promised_on});
    return list;
}

std::vector<Id> list_open_owned(Tx& tx, Id person, int limit) {
    return open_owned(tx, person, limit);
}

Result<bool> hand_over_order(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, {id}, "orders.edit"));
    if (before.owner_id != from) return false;
    Order after = before;
    after.owner_id = to;
    after.team_id = seller(tx, to).team_id;
    CHECK(save_order(tx, ctx, before, after, {"order.handed_over", after.customer_id, ""}));
    put_in_index(tx, after);
    return true;
}

}  // namespace zhuli::orders
