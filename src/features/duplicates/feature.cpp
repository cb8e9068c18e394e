#include "features/duplicates/feature.hpp"

#include "features/duplicates/jobs.hpp"
#include "features/duplicates/messages.hpp"
#include "features/duplicates/rules.hpp"
#include "features/duplicates/store.hpp"
#include "features/duplicates/use_cases.hpp"

namespace zhuli::duplicates {

namespace {

constexpr std::string_view kDepends[] = {
    "identity",      "approvals",   "customers",   "orders",       "inquiries",
    "opportunities", "followups",   "notices",     "metrics",      "key_accounts",
    "pool",          "attachments", "cleanup",     "offers",       "visits",
    "proposals",     "quotes",      "price_lists", "receivables",  "invoices",
    "tickets",       "resolutions", "revisits",    "sub_requests", "comments",
    "contracts"};

constexpr EntityMeta kEntities[] = {
    {"duplicate_pair", fields_of<PairView>(), "duplicates.read", "duplicate_pair", "owner_id"},
    {"customer_merge", fields_of<MergeView>(), "duplicates.read"},
    {"duplicate_scan", fields_of<ScanView>(), "duplicates.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Pair>(), storage::recorded<Merge>()};

constexpr Consumer kConsumers[] = {{"duplicates.pairs", &follow_customers}};

constexpr jobs::JobKind kJobs[] = {{"duplicates.scan", &scan_due, kScanEveryMs},
                                   {"duplicates.scan_all", &scan_all}};

}  // namespace

const Feature feature{.name = "duplicates",
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

}  // namespace zhuli::duplicates
