#include "features/customers/feature.hpp"

#include "features/customers/rules.hpp"
#include "features/customers/store.hpp"

namespace zhuli::customers {

namespace {

constexpr std::string_view kDepends[] = {"identity"};

constexpr EntityMeta kEntities[] = {{"customer", fields_of<CustomerView>()},
                                    {"interaction", fields_of<Interaction>()}};

constexpr Check kChecks[] = {
    {"customers: every owner is a person of the organisation",
     {"customers.check_owner",
      "SELECT c.code FROM customer c LEFT JOIN app_user u"
      " ON u.org_id = c.org_id AND u.id = c.owner_id"
      " WHERE c.org_id = $1 AND c.owner_id <> 0 AND u.id IS NULL"}},
    {"customers: every duplicate key belongs to a customer",
     {"customers.check_keys",
      "SELECT k.value FROM customer_key k LEFT JOIN customer c"
      " ON c.org_id = k.org_id AND c.id = k.customer_id WHERE k.org_id = $1 AND c.id IS NULL"}},
};

}  // namespace

const Feature feature{.name = "customers",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = kChecks,
                      .statements = statements(),
                      .entities = kEntities};

}  // namespace zhuli::customers
