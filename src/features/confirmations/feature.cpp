#include "features/confirmations/feature.hpp"

#include "features/confirmations/messages.hpp"
#include "features/confirmations/model_inputs.hpp"
#include "features/confirmations/store.hpp"

namespace zhuli::confirmations {

namespace {

constexpr std::string_view kDepends[] = {"identity", "notices", "orders"};

constexpr EntityMeta kEntities[] = {{"confirmation", fields_of<ConfirmationView>(), "orders.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Confirmation>()};

}  // namespace

const Feature feature{.name = "confirmations",
                      .depends = kDepends,
                      .routes = routes(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::confirmations
