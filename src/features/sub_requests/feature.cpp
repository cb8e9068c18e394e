#include "features/sub_requests/feature.hpp"

#include "features/sub_requests/jobs.hpp"
#include "features/sub_requests/messages.hpp"
#include "features/sub_requests/rules.hpp"
#include "features/sub_requests/store.hpp"
#include "features/sub_requests/use_cases_joins.hpp"

namespace zhuli::sub_requests {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "notices", "orders", "tickets"};

constexpr EntityMeta kEntities[] = {
    {"sub_request", fields_of<RequestView>(), "sub_requests.read"},
    {"sub_request_settings", fields_of<Settings>(), "sub_requests.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<SubRequest>(),
                                          storage::recorded<Settings>()};

constexpr Consumer kConsumers[] = {{"sub_requests.joins", &follow_joins}};

constexpr jobs::JobKind kJobs[] = {{kWatchJob, &watch, kWatchEveryMs}};

}  // namespace

const Feature feature{.name = "sub_requests",
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

}  // namespace zhuli::sub_requests
