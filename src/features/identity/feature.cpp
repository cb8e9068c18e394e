#include "features/identity/feature.hpp"

#include "features/identity/messages.hpp"
#include "features/identity/rules.hpp"
#include "features/identity/store.hpp"

namespace zhuli::identity {

namespace {

constexpr EntityMeta kEntities[] = {{"user", fields_of<UserView>(), "users.read"},
                                    {"team", fields_of<Team>(), "users.read"},
                                    {"work_calendar", fields_of<Calendar>(), "users.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<User>(), storage::recorded<Team>(),
                                          storage::recorded<Token>(),
                                          storage::recorded<Calendar>()};

}  // namespace

const Feature feature{.name = "identity",
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::identity
