#include "features/attachments/feature.hpp"

#include "features/attachments/jobs.hpp"
#include "features/attachments/messages.hpp"
#include "features/attachments/model_inputs.hpp"
#include "features/attachments/rules.hpp"
#include "features/attachments/store.hpp"

namespace zhuli::attachments {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers"};

constexpr EntityMeta kEntities[] = {
    {"attachment", fields_of<AttachmentView>(), "attachments.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Attachment>()};

constexpr jobs::JobKind kJobs[] = {{"attachments.sweep", &sweep, kHourMs}};

}  // namespace

const Feature feature{.name = "attachments",
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

}  // namespace zhuli::attachments
