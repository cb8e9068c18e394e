#include "features/followups/feature.hpp"

#include "features/followups/jobs.hpp"
#include "features/followups/messages.hpp"
#include "features/followups/rules.hpp"
#include "features/followups/store.hpp"
#include "features/followups/use_cases.hpp"
#include "features/followups/use_cases_notes.hpp"

namespace zhuli::followups {

namespace {

constexpr std::string_view kDepends[] = {"identity",      "customers", "orders", "inquiries",
                                         "opportunities", "quotes",    "notices"};

constexpr EntityMeta kEntities[] = {
    {"follow_up", fields_of<PlanView>(), "followups.read", "follow_up_plan", "owner_id"},
    {"follow_up_settings", fields_of<Settings>(), "followups.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Plan>(), storage::recorded<Settings>()};

constexpr Consumer kConsumers[] = {{"followups.plans", &follow_events}};

constexpr jobs::JobKind kJobs[] = {{"followups.ring", &ring, kRingEveryMs},
                                   {"followups.rank", &rank_all, kRankEveryMs}};

constexpr NoteKind kNotes[] = {{"follow_up", "followups.read", &show_reasons}};

}  // namespace

const Feature feature{.name = "followups",
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

}  // namespace zhuli::followups
