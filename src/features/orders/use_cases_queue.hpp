// Orders as somebody's work: what waits for whom, which stock open orders still need, what is in
// talk with a customer, and moving open orders to another seller. For Today and for handovers.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

inline constexpr std::int64_t kQueueCountLimit = 100;

/// Orders that wait for the caller in one of their roles, longest first. Of the assistants' turn
/// one's own orders only; the warehouse and finance work one common queue.
struct Queue {
    Turn turn = Turn::assistant;
    std::int64_t count = 0;  // up to kQueueCountLimit
    std::vector<OrderItem> items;
};
BOOST_DESCRIBE_STRUCT(Queue, (), (turn, count, items))
Result<std::vector<Queue>> list_queues(Tx& tx, const Ctx& ctx, int limit);

/// The counts alone, one per role's turn.
std::vector<std::int64_t> count_queues(Tx& tx, const Ctx& ctx);

/// What the caller's open orders still need of a product: ordered, neither held nor shipped.
struct Need {
    Id product_id;
    std::string product_code, product_name;
    Quantity needed;
    std::int64_t orders_count = 0;
};
BOOST_DESCRIBE_STRUCT(Need, (), (product_id, product_code, product_name, needed, orders_count))
/// Over the caller's latest kNeedOrdersLimit open orders of each turn.
std::vector<Need> list_needs(Tx& tx, const Ctx& ctx);
inline constexpr int kNeedOrdersLimit = 100;

/// Drafts and orders waiting for the customer's word, per customer: their sum, and by when the
/// first of them is wanted.
struct InTalk {
    Id customer_id;
    Money amount_minor;
    Date promised_on;
};
BOOST_DESCRIBE_STRUCT(InTalk, (), (customer_id, amount_minor, promised_on))
std::vector<InTalk> list_in_talk(Tx& tx, std::span<const Id> customers);

/// Up to `limit` open orders in somebody's name.
std::vector<Id> list_open_owned(Tx& tx, Id person, int limit);
/// Another seller; false when it is no longer `from`'s.
Result<bool> hand_over_order(Tx& tx, const Ctx& ctx, Id id, Id from, Id to);

}  // namespace zhuli::orders
