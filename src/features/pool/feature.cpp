#include "features/pool/feature.hpp"

#include "features/pool/jobs.hpp"
#include "features/pool/messages.hpp"
#include "features/pool/rules.hpp"
#include "features/pool/store.hpp"
#include "features/pool/use_cases.hpp"

namespace zhuli::pool {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "orders", "opportunities",
                                         "notices"};

constexpr EntityMeta kEntities[] = {{"pool", fields_of<PoolView>(), "pool.read"},
                                    {"pool_customer", fields_of<PoolCustomerView>(), "pool.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Pool>(),
                                          storage::recorded<PoolCustomer>()};

constexpr Consumer kConsumers[] = {{"pool.watch", &follow_events}};

constexpr jobs::JobKind kJobs[] = {{"pool.recycle", &recycle_due, kRecycleEveryMs}};

}  // namespace

const Feature feature{.name = "pool",
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

}  // namespace zhuli::pool
