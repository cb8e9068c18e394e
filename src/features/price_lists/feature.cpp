#include "features/price_lists/feature.hpp"

#include "features/price_lists/messages.hpp"
#include "features/price_lists/rules.hpp"
#include "features/price_lists/store.hpp"

namespace zhuli::price_lists {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog"};

constexpr EntityMeta kEntities[] = {{"price_list", fields_of<PriceListView>(), "price_lists.read"}};

constexpr storage::Part kParts[] = {storage::part<PriceLine>("lines", "price_list_id", "line_no")};
constexpr storage::Recorded kRecords[] = {storage::recorded<PriceList>(kParts)};

}  // namespace

const Feature feature{.name = "price_lists",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::price_lists
