#include "features/shortages/feature.hpp"

#include "features/shortages/jobs.hpp"
#include "features/shortages/messages.hpp"
#include "features/shortages/rules.hpp"
#include "features/shortages/store.hpp"
#include "features/shortages/use_cases.hpp"

namespace zhuli::shortages {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog", "stock",
                                         "notices",  "orders",  "logistics"};

constexpr EntityMeta kEntities[] = {{"shortage_choice", fields_of<Choice>(), "shortages.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Choice>()};

constexpr Consumer kConsumers[] = {{"shortages.serve", &serve_freed}};

constexpr jobs::JobKind kJobs[] = {{"shortages.end_holds", &end_due_holds, kHourMs}};

}  // namespace

const Feature feature{.name = "shortages",
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

}  // namespace zhuli::shortages
