#include "features/notices/feature.hpp"

#include "features/notices/messages.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/store.hpp"

namespace zhuli::notices {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers"};

constexpr EntityMeta kEntities[] = {
    {"notice", fields_of<NoticeView>(), "notices.read", "notice", "user_id"}};

}  // namespace

const Feature feature{.name = "notices",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities};

}  // namespace zhuli::notices
