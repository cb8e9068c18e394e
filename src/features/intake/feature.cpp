#include "features/intake/feature.hpp"

#include "features/intake/messages.hpp"
#include "features/intake/model_inputs.hpp"
#include "features/intake/store.hpp"

namespace zhuli::intake {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "attachments", "tickets"};

constexpr EntityMeta kEntities[] = {{"ticket_intake", fields_of<IntakeView>(), "tickets.settings"},
                                    {"intake_form", fields_of<FormView>(), "tickets.settings"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Intake>(), storage::recorded<Form>()};

}  // namespace

const Feature feature{.name = "intake",
                      .depends = kDepends,
                      .routes = routes(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::intake
