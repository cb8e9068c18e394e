// Statements over orders whose turn lasts. Each walks a window of one index, a bounded number at a
// time.
#pragma once

#include "features/orders/model.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

extern const storage::Sql kLateTurns;

struct LateTurn {
    Id id;
    std::string number;
    Id customer_id;
    std::string customer_name;
    Id owner_id;
    Instant turn_since_at;
};
BOOST_DESCRIBE_STRUCT(LateTurn, (),
                      (id, number, customer_id, customer_name, owner_id, turn_since_at))

struct TurnWindow {
    Turn turn = Turn::assistant;
    Instant from, to;
};
/// Behind `last`, of which instant and id are read.
std::vector<LateTurn> late_turns(Tx& tx, const TurnWindow& window, const LateTurn& last, int limit);

}  // namespace zhuli::orders
