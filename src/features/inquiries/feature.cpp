#include "features/inquiries/feature.hpp"

#include "features/inquiries/jobs.hpp"
#include "features/inquiries/messages.hpp"
#include "features/inquiries/rules.hpp"
#include "features/inquiries/store.hpp"
#include "features/inquiries/use_cases.hpp"
#include "features/inquiries/use_cases_words.hpp"

namespace zhuli::inquiries {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog", "notices"};

constexpr EntityMeta kEntities[] = {
    {"inquiry", fields_of<InquiryView>(), "inquiries.read", "inquiry", "owner_id"},
    {"need", fields_of<NeedView>(), "needs.read"},
    {"inquiry_settings", fields_of<Settings>(), "inquiries.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Inquiry>({}, true),
                                          storage::recorded<Need>(), storage::recorded<Settings>()};

constexpr Consumer kConsumers[] = {{"inquiries.orders", &follow_orders}};

constexpr jobs::JobKind kJobs[] = {{"inquiries.watch", &watch, kWatchEveryMs}};

constexpr NoteKind kNotes[] = {{"inquiry", "inquiries.read", &show_words},
                               {"need", "needs.read", &show_answers}};

}  // namespace

const Feature feature{.name = "inquiries",
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
                      .notes = kNotes,
                      .records = kRecords};

}  // namespace zhuli::inquiries
