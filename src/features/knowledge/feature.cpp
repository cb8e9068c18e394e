#include "features/knowledge/feature.hpp"

#include "features/knowledge/jobs.hpp"
#include "features/knowledge/messages.hpp"
#include "features/knowledge/rules.hpp"
#include "features/knowledge/store.hpp"

namespace zhuli::knowledge {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog", "notices", "cases"};

constexpr EntityMeta kEntities[] = {{"knowledge_card", fields_of<CardView>(), "knowledge.read"},
                                    {"script", fields_of<ScriptView>(), "knowledge.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Card>(), storage::recorded<Script>()};

constexpr jobs::JobKind kJobs[] = {{"knowledge.remind", &remind, kRemindEveryMs}};

}  // namespace

const Feature feature{.name = "knowledge",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::knowledge
