// The statement over what is running low; the balances of a product are a short range of the key.
#pragma once

#include "features/stock/model.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Tx;

extern const storage::Sql kLow;

std::vector<StockItem> low_items(Tx& tx, int limit);

}  // namespace zhuli::stock
