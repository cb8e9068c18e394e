#include "features/cleanup/feature.hpp"

#include "features/cleanup/jobs.hpp"
#include "features/cleanup/messages.hpp"
#include "features/cleanup/rules.hpp"
#include "features/cleanup/store.hpp"
#include "features/cleanup/use_cases_keep.hpp"

namespace zhuli::cleanup {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers"};

constexpr EntityMeta kEntities[] = {{"flaw", fields_of<FlawView>(), "cleanup.read"},
                                    {"completeness", fields_of<CompletenessView>(), "cleanup.read"},
                                    {"cleanup_fix", fields_of<FixView>(), "cleanup.read"},
                                    {"cleanup_scan", fields_of<ScanView>(), "cleanup.read"},
                                    {"cleanup_settings", fields_of<Settings>(), "cleanup.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Dismissal>(), storage::recorded<Fix>(),
                                          storage::recorded<Settings>()};

constexpr Consumer kConsumers[] = {{"cleanup.flaws", &follow_customers}};

constexpr jobs::JobKind kJobs[] = {{"cleanup.look", &look_at_due, kLookEveryMs},
                                   {"cleanup.look_at_all", &look_at_all}};

}  // namespace

const Feature feature{.name = "cleanup",
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

}  // namespace zhuli::cleanup
