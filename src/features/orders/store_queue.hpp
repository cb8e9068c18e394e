// Statements over whose turn an order is. Each walks a bounded range of (org_id, turn_role,
// turn_since_at), with or without the owner in front.
#pragma once

#include "features/orders/model.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

extern const storage::Sql kTurnCount, kOwnTurnCount, kNeeds, kInTalk, kOpenOwned;

/// Up to 100. `owner` 0: everybody's.
std::int64_t turn_count(Tx& tx, Turn turn, Id owner);

struct NeedRow {
    Id product_id;
    std::string product_code, product_name;
    Quantity needed;
    std::int64_t orders_count = 0;
};
BOOST_DESCRIBE_STRUCT(NeedRow, (), (product_id, product_code, product_name, needed, orders_count))
std::vector<NeedRow> needs_of(Tx& tx, Id owner, Turn turn);

struct InTalkRow {
    Id customer_id;
    Money amount_minor;
    Date promised_on;  // the earliest, if any
};
BOOST_DESCRIBE_STRUCT(InTalkRow, (), (customer_id, amount_minor, promised_on))
std::vector<InTalkRow> in_talk(Tx& tx, const std::string& customer_set);

/// Open orders of a seller, whoever's turn they are.
std::vector<Id> open_owned(Tx& tx, Id owner, int limit);

}  // namespace zhuli::orders
