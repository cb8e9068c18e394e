#include "features/identity/feature.hpp"

#include "features/identity/rules.hpp"
#include "features/identity/store.hpp"

namespace zhuli::identity {

namespace {

constexpr EntityMeta kEntities[] = {{"user", fields_of<UserView>()}, {"team", fields_of<Team>()}};

constexpr Check kChecks[] = {
    {"identity: every person can be found by e-mail",
     {"identity.check_login",
      "SELECT u.email FROM app_user u LEFT JOIN login l"
      " ON l.org_id = u.org_id AND l.user_id = u.id AND l.email = u.email"
      " WHERE u.org_id = $1 AND l.email IS NULL"}},
};

}  // namespace

const Feature feature{.name = "identity",
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = kChecks,
                      .statements = statements(),
                      .entities = kEntities};

}  // namespace zhuli::identity
