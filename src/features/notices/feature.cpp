#include "features/notices/feature.hpp"

#include "features/notices/jobs.hpp"
#include "features/notices/messages.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/store.hpp"
#include "features/notices/use_cases_posts.hpp"

namespace zhuli::notices {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers"};

constexpr EntityMeta kEntities[] = {
    {"notice", fields_of<NoticeView>(), "notices.read", "notice", "user_id"},
    {"mail_settings", fields_of<MailSettings>(), "notices.settings"},
    {"notice_bot", fields_of<BotView>(), "notices.settings"},
    {"notice_post", fields_of<PostView>(), "notices.settings"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<MailSettings>(),
                                          storage::recorded<Bot>()};

constexpr Consumer kConsumers[] = {{"notices.posts", &queue_posts}};

constexpr jobs::JobKind kJobs[] = {{kSendJob, &send_posts}};

}  // namespace

const Feature feature{.name = "notices",
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

}  // namespace zhuli::notices
