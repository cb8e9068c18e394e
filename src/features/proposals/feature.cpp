#include "features/proposals/feature.hpp"

#include "features/proposals/jobs.hpp"
#include "features/proposals/messages.hpp"
#include "features/proposals/rules.hpp"
#include "features/proposals/store.hpp"
#include "features/proposals/use_cases.hpp"
#include "features/proposals/use_cases_notes.hpp"

namespace zhuli::proposals {

namespace {

constexpr std::string_view kDepends[] = {"identity",  "customers",     "attachments", "catalog",
                                         "inquiries", "opportunities", "orders"};

constexpr EntityMeta kEntities[] = {
    {"proposal", fields_of<ProposalView>(), "proposals.read", "proposal", "owner_id"}};

constexpr Consumer kConsumers[] = {{"proposals.orders", &follow_orders}};

constexpr NoteKind kNotes[] = {{"proposal", "proposals.read", &show_words}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Proposal>({}, true)};

constexpr jobs::JobKind kJobs[] = {{"proposals.expire", &expire, kExpireEveryMs}};

}  // namespace

const Feature feature{.name = "proposals",
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

}  // namespace zhuli::proposals
