// The money that waits for finance on one day: orders whose next money is due or overdue, and
// receipts nobody matched. Bounded, for the page one begins the day with.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/receivables/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::receivables {

inline constexpr int kWaitingLooked = 100;  // of each: orders and receipts

struct WaitingDue {
    Id order_id;
    std::string number, customer_name;
    Date due_on;
    Money owed_minor;
};
BOOST_DESCRIBE_STRUCT(WaitingDue, (), (order_id, number, customer_name, due_on, owed_minor))

struct WaitingReceipt {
    Id id;
    std::string payer_name, reference;
    Date received_on;
    Money open_minor;
};
BOOST_DESCRIBE_STRUCT(WaitingReceipt, (), (id, payer_name, reference, received_on, open_minor))

/// Counts are at most as many as are looked at.
struct WaitingMoney {
    std::int64_t due_count = 0;
    std::vector<WaitingDue> dues;  // the longest overdue first
    std::int64_t unmatched_count = 0;
    std::vector<WaitingReceipt> unmatched;  // the oldest first
};
BOOST_DESCRIBE_STRUCT(WaitingMoney, (), (due_count, dues, unmatched_count, unmatched))

Result<WaitingMoney> list_waiting(storage::Tx& tx, const Ctx& ctx, std::size_t shown);

}  // namespace zhuli::receivables
