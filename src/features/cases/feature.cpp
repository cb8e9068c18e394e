#include "features/cases/feature.hpp"

#include "features/cases/jobs.hpp"
#include "features/cases/messages.hpp"
#include "features/cases/rules.hpp"
#include "features/cases/store.hpp"

namespace zhuli::cases {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog", "notices", "tickets"};

constexpr EntityMeta kEntities[] = {{"ticket_case", fields_of<CaseView>(), "cases.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Case>()};

constexpr Consumer kConsumers[] = {{"cases.offer", &offer}};

constexpr jobs::JobKind kJobs[] = {{"cases.remind", &remind, kRemindEveryMs}};

}  // namespace

const Feature feature{.name = "cases",
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

}  // namespace zhuli::cases
