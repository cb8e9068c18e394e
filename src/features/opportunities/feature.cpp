#include "features/opportunities/feature.hpp"

#include "features/opportunities/messages.hpp"
#include "features/opportunities/rules.hpp"
#include "features/opportunities/store.hpp"
#include "features/opportunities/use_cases.hpp"
#include "features/opportunities/use_cases_notes.hpp"

namespace zhuli::opportunities {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "orders"};

constexpr EntityMeta kEntities[] = {
    {"opportunity", fields_of<OpportunityView>(), "opportunities.read", "opportunity", "owner_id"},
    {"opportunity_settings", fields_of<PipelineSettings>(), "opportunities.read"}};

constexpr storage::Part kParts[] = {storage::part<StageChange>("", "opportunity_id", "id"),
                                    storage::part<DateChange>("", "opportunity_id", "id")};
constexpr storage::Recorded kRecords[] = {storage::recorded<Opportunity>(kParts, true),
                                          storage::recorded<PipelineSettings>()};

constexpr NoteKind kNotes[] = {{"opportunity", "opportunities.read", &show_remarks}};

}  // namespace

const Feature feature{.name = "opportunities",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .notes = kNotes,
                      .records = kRecords};

}  // namespace zhuli::opportunities
