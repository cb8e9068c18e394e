#include "features/quotes/feature.hpp"

#include "features/quotes/jobs.hpp"
#include "features/quotes/messages.hpp"
#include "features/quotes/rules.hpp"
#include "features/quotes/store.hpp"
#include "features/quotes/use_cases.hpp"
#include "features/quotes/use_cases_approval.hpp"
#include "features/quotes/use_cases_notes.hpp"

namespace zhuli::quotes {

namespace {

constexpr std::string_view kDepends[] = {"identity",    "customers", "catalog", "approvals",
                                         "notices",     "inquiries", "orders",  "opportunities",
                                         "price_lists", "proposals"};

constexpr EntityMeta kEntities[] = {
    {"quote", fields_of<QuoteView>(), "quotes.read", "quote", "owner_id"}};

constexpr Consumer kConsumers[] = {{"quotes.orders", &follow_orders}};

constexpr NoteKind kNotes[] = {{"quote", "quotes.read", &show_words}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Quote>({}, true)};

constexpr jobs::JobKind kJobs[] = {{"quotes.expire", &expire, kExpireEveryMs}};

constexpr ApprovalSubject kApprovals[] = {{"quote", &follow_approval}};

}  // namespace

const Feature feature{.name = "quotes",
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
                      .records = kRecords,
                      .approvals = kApprovals};

}  // namespace zhuli::quotes
