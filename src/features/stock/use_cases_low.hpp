// What is running low, for Today and for purchasing.
#pragma once

#include "features/stock/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Tx;

/// Products whose available stock over all warehouses is below their safety stock, the emptiest
/// first, without prices. Walks the products that have a safety stock, not all.
std::vector<StockItem> list_low(Tx& tx, int limit);

}  // namespace zhuli::stock
