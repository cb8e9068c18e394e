#include "features/stock/use_cases_low.hpp"

#include "features/stock/store_low.hpp"

namespace zhuli::stock {

std::vector<StockItem> list_low(Tx& tx, int limit) { return low_items(tx, limit); }

}  // namespace zhuli::stock
