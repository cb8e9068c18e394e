#include "features/mailboxes/feature.hpp"

#include "features/mailboxes/jobs.hpp"
#include "features/mailboxes/messages.hpp"
#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases.hpp"
#include "features/mailboxes/use_cases_receive.hpp"

namespace zhuli::mailboxes {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "attachments", "notices",
                                         "tickets"};

constexpr EntityMeta kEntities[] = {{"mailbox", fields_of<MailboxView>(), "mailboxes.settings"},
                                    {"mail", fields_of<MailView>(), "mailboxes.settings"},
                                    {"mail_reply", fields_of<ReplyView>(), "mailboxes.settings"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Mailbox>()};

constexpr Consumer kConsumers[] = {{"mailboxes.replies", &queue_replies}};

constexpr jobs::JobKind kJobs[] = {{kLookJob, &look, kLookEveryMs}, {kSendJob, &send_reply}};

}  // namespace

const Feature feature{.name = "mailboxes",
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

}  // namespace zhuli::mailboxes
