#include "features/offers/feature.hpp"

#include "features/offers/jobs.hpp"
#include "features/offers/messages.hpp"
#include "features/offers/rules.hpp"
#include "features/offers/store.hpp"
#include "features/offers/use_cases.hpp"

namespace zhuli::offers {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "attachments", "notices",
                                         "orders",   "followups", "metrics"};

constexpr EntityMeta kEntities[] = {
    {"segment", fields_of<SegmentView>(), "segments.read", "segment", "owner_id"},
    {"offer", fields_of<OfferView>(), "offers.read", "offer", "owner_id"},
    {"offer_recipient", fields_of<RecipientView>(), "offers.read", "offer_recipient", "owner_id"},
    {"consent", fields_of<Consent>(), "customers.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Segment>(), storage::recorded<Offer>(),
                                          storage::recorded<Consent>()};

constexpr Consumer kConsumers[] = {{"offers.events", &follow_events}};

constexpr jobs::JobKind kJobs[] = {{kSendJob, &send}, {"offers.resume", &resume, kHourMs}};

}  // namespace

const Feature feature{.name = "offers",
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

}  // namespace zhuli::offers
