#include "features/purchasing/feature.hpp"

#include "features/purchasing/jobs.hpp"
#include "features/purchasing/messages.hpp"
#include "features/purchasing/rules.hpp"
#include "features/purchasing/store.hpp"

namespace zhuli::purchasing {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog", "stock",
                                         "notices",  "orders",  "shortages"};

constexpr EntityMeta kEntities[] = {{"supplier", fields_of<Supplier>(), "purchasing.read"},
                                    {"reorder_rule", fields_of<ReorderRule>(), "purchasing.read"},
                                    {"purchase_request", fields_of<Request>(), "purchasing.read"},
                                    {"purchase_order", fields_of<Order>(), "purchasing.read"}};

constexpr storage::Part kOrderParts[] = {storage::part<OrderLine>("lines", "order_id", "line_no"),
                                         storage::part<GoodsReceipt>("", "order_id", "id"),
                                         storage::part<GoodsReceiptLine>("", "order_id", "id")};
constexpr storage::Recorded kRecords[] = {
    storage::recorded<Supplier>(), storage::recorded<ReorderRule>(), storage::recorded<Request>(),
    storage::recorded<Order>(kOrderParts)};

constexpr Consumer kConsumers[] = {{"purchasing.events", &follow_events}};

constexpr jobs::JobKind kJobs[] = {{kAdviseJob, &advise_nightly, kDayMs}};

}  // namespace

const Feature feature{.name = "purchasing",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .consumers = kConsumers,
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::purchasing
