#include "features/approvals/feature.hpp"

#include "features/approvals/jobs.hpp"
#include "features/approvals/messages.hpp"
#include "features/approvals/rules.hpp"
#include "features/approvals/store.hpp"

namespace zhuli::approvals {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "notices"};

constexpr EntityMeta kEntities[] = {
    {"approval", fields_of<ApprovalView>(), "approvals.read", "approval", "owner_id"},
    {"approval_settings", fields_of<ApprovalSettings>(), "approvals.settings"}};

constexpr storage::Part kParts[] = {storage::part<Task>("tasks", "approval_id", "task_no")};
constexpr storage::Recorded kRecords[] = {storage::recorded<Approval>(kParts),
                                          storage::recorded<ApprovalSettings>()};

constexpr jobs::JobKind kJobs[] = {{"approvals.ring", &ring, kRingEveryMs}};

}  // namespace

const Feature feature{.name = "approvals",
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

}  // namespace zhuli::approvals
