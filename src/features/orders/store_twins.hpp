// Orders that may be the same as one being entered. Ours only, and none that was cancelled.
#pragma once

#include <optional>
#include <vector>

#include "features/orders/model_inputs.hpp"
#include "storage/tx.hpp"

namespace zhuli::orders {

using storage::Tx;

/// Placed since `since` with so many pieces in all, but `except`, newest first; of the customer's
/// hundred latest.
std::vector<EarlierOrder> orders_of_pieces(Tx& tx, Id customer, Date since, Quantity pieces,
                                           Id except);
/// The latest with that reference, upper or lower case.
std::optional<EarlierOrder> order_with_ref(Tx& tx, Id customer, std::string_view ref, Date since,
                                           Id except);

extern const storage::Sql kOrdersOfPieces, kOrderWithRef;

}  // namespace zhuli::orders
