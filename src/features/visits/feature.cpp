#include "features/visits/feature.hpp"

#include "features/visits/messages.hpp"
#include "features/visits/rules.hpp"
#include "features/visits/store.hpp"
#include "features/visits/use_cases.hpp"

namespace zhuli::visits {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers"};

constexpr http::Route kRoutes[] = {
    http::create<check_in>("/customers/{id}/check_ins", "customers.record",
                           "Say that one is at the customer's, and what was said"),
    http::get<list_check_ins>("/check_ins", "visits.read", "Check-ins, newest first"),
    http::look_up<show_check_in>("/check_ins/{id}", "visits.read", "One check-in"),
    http::act<mark_place>("/check_ins/{id}/place", "visits.edit",
                          "Say that this is where the customer is"),
};

constexpr EntityMeta kEntities[] = {
    {"check_in", fields_of<CheckInView>(), "visits.read", "check_in", "owner_id"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<CheckIn>()};

}  // namespace

const Feature feature{.name = "visits",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::visits
