#include "features/shortages/feature.hpp"

#include "features/shortages/jobs.hpp"
#include "features/shortages/messages.hpp"
#include "features/shortages/rules.hpp"
#include "features/shortages/store.hpp"

namespace zhuli::shortages {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog", "stock", "notices", "orders"};

constexpr EntityMeta kEntities[] = {{"shortage_choice", fields_of<Choice>(), "shortages.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Choice>()};

constexpr jobs::JobKind kJobs[] = {{"shortages.end_holds", &end_due_holds, kHourMs}};

}  // namespace

const Feature feature{.name = "shortages",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::shortages
