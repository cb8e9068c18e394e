#include "features/revisits/feature.hpp"

#include "features/revisits/messages.hpp"
#include "features/revisits/model_inputs.hpp"
#include "features/revisits/store.hpp"

namespace zhuli::revisits {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "notices", "orders", "tickets"};

constexpr EntityMeta kEntities[] = {{"revisit", fields_of<RevisitView>(), "tickets.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Revisit>()};

}  // namespace

const Feature feature{.name = "revisits",
                      .depends = kDepends,
                      .routes = routes(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::revisits
