#include "features/stock/feature.hpp"

#include "features/stock/messages.hpp"
#include "features/stock/rules.hpp"
#include "features/stock/store.hpp"

namespace zhuli::stock {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog"};

constexpr EntityMeta kEntities[] = {{"stock_balance", fields_of<BalanceView>(), "stock.read"},
                                    {"stock_item", fields_of<StockItem>(), "stock.read"},
                                    {"stock_move", fields_of<StockMove>(), "stock.read"},
                                    {"warehouse", fields_of<Warehouse>(), "stock.read"}};

// Moves are a ledger that is never changed; those of an order are part of the order's audit entry.
constexpr storage::Recorded kRecords[] = {storage::recorded<Warehouse>()};

}  // namespace

const Feature feature{.name = "stock",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::stock
