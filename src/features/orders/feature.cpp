#include "features/orders/feature.hpp"

#include "features/orders/messages.hpp"
#include "features/orders/model_inputs.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/store.hpp"

namespace zhuli::orders {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog", "stock"};

constexpr EntityMeta kEntities[] = {{"order", fields_of<OrderView>()},
                                    {"order_line", fields_of<OrderLine>()},
                                    {"receipt", fields_of<Receipt>()},
                                    {"shipment", fields_of<Shipment>()},
                                    {"return", fields_of<ReturnView>()}};

}  // namespace

const Feature feature{.name = "orders",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities};

}  // namespace zhuli::orders
