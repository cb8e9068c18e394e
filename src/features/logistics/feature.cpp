#include "features/logistics/feature.hpp"

#include "features/logistics/jobs.hpp"
#include "features/logistics/messages.hpp"
#include "features/logistics/rules.hpp"
#include "features/logistics/store.hpp"
#include "features/logistics/use_cases_follow.hpp"

namespace zhuli::logistics {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog",
                                         "stock",    "notices",   "orders"};

constexpr EntityMeta kEntities[] = {
    {"dispatch", fields_of<DispatchView>(), "logistics.read", "dispatch", "owner_id"},
    {"waybill", fields_of<WaybillView>(), "logistics.read", "waybill", "owner_id"},
    {"carrier", fields_of<Carrier>(), "logistics.read"},
    {"logistics_settings", fields_of<LogisticsSettings>(), "logistics.read"}};

constexpr storage::Part kWaybillParts[] = {storage::part<WaybillEvent>("", "waybill_id", "id")};
constexpr storage::Recorded kRecords[] = {
    storage::recorded<Dispatch>(), storage::recorded<Waybill>(kWaybillParts),
    storage::recorded<Carrier>(), storage::recorded<LogisticsSettings>()};

constexpr Consumer kConsumers[] = {{"logistics.orders", &follow_orders}};

constexpr jobs::JobKind kJobs[] = {{"logistics.look_ahead", &look_ahead, kHourMs},
                                   {kRankJob, &rank_anew}};

}  // namespace

const Feature feature{.name = "logistics",
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

}  // namespace zhuli::logistics
