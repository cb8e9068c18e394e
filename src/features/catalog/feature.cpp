#include "features/catalog/feature.hpp"

#include "features/catalog/messages.hpp"
#include "features/catalog/rules.hpp"
#include "features/catalog/store.hpp"

namespace zhuli::catalog {

namespace {

constexpr std::string_view kDepends[] = {"identity"};

constexpr EntityMeta kEntities[] = {{"product", fields_of<ProductView>(), "catalog.read"},
                                    {"product_line", fields_of<ProductLine>(), "catalog.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Product>({}, true),
                                          storage::recorded<ProductLine>()};

}  // namespace

const Feature feature{.name = "catalog",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::catalog
