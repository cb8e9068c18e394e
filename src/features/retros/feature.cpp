#include "features/retros/feature.hpp"

#include "features/retros/jobs.hpp"
#include "features/retros/messages.hpp"
#include "features/retros/rules.hpp"
#include "features/retros/store.hpp"

namespace zhuli::retros {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog", "notices", "tickets",
                                         "resolutions"};

constexpr EntityMeta kEntities[] = {{"sop_change", fields_of<SopChangeView>(), "retros.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<SopChange>()};

constexpr jobs::JobKind kJobs[] = {{"retros.remind", &remind, kRemindEveryMs}};

}  // namespace

const Feature feature{.name = "retros",
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

}  // namespace zhuli::retros
