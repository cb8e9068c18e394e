#include "features/customers/feature.hpp"

#include "features/customers/messages.hpp"
#include "features/customers/model_inputs.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store.hpp"

namespace zhuli::customers {

namespace {

constexpr std::string_view kDepends[] = {"identity"};

constexpr EntityMeta kEntities[] = {
    {"customer", fields_of<CustomerView>(), "customers.read", "customer", "owner_id"},
    {"interaction", fields_of<Interaction>(), "customers.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Customer>({}, true),
                                          storage::recorded<Interaction>()};

}  // namespace

const Feature feature{.name = "customers",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::customers
