#include "features/directory/feature.hpp"

#include "features/directory/jobs.hpp"
#include "features/directory/messages.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/store.hpp"
#include "features/directory/use_cases_runs.hpp"

namespace zhuli::directory {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "notices"};

constexpr EntityMeta kEntities[] = {
    {"platform", fields_of<PlatformView>(), "directory.settings"},
    {"platform_account", fields_of<AccountView>(), "directory.sync"},
    {"directory_run", fields_of<RunView>(), "directory.sync"},
    {"directory_change", fields_of<ChangeView>(), "directory.sync"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Platform>(),
                                          storage::recorded<Account>(),
                                          storage::recorded<TeamLink>(), storage::recorded<Run>()};

constexpr jobs::JobKind kJobs[] = {{kRunJob, &go_on_with_run},
                                   {"directory.clock", &start_due_runs, kClockEveryMs}};

}  // namespace

const Feature feature{.name = "directory",
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

}  // namespace zhuli::directory
