#include "features/customers/feature.hpp"

#include "features/customers/messages.hpp"
#include "features/customers/model_inputs.hpp"
#include "features/customers/rules.hpp"
#include "features/customers/store.hpp"
#include "features/customers/use_cases_notes.hpp"

namespace zhuli::customers {

namespace {

constexpr std::string_view kDepends[] = {"identity"};

constexpr EntityMeta kEntities[] = {
    {"customer", fields_of<CustomerView>(), "customers.read", "customer", "owner_id"},
    {"interaction", fields_of<Interaction>(), "customers.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Customer>({}, true),
                                          storage::recorded<Interaction>()};

constexpr NoteKind kNotes[] = {{"interaction", "customers.read", &show_talks},
                               {"customer", "customers.read", &show_remarks}};

constexpr Consumer kConsumers[] = {{"customers.notes", &follow_owners}};

constexpr jobs::JobKind kJobs[] = {{kRefileJob, &refile}};

}  // namespace

const Feature feature{.name = "customers",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .consumers = kConsumers,
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .notes = kNotes,
                      .records = kRecords};

}  // namespace zhuli::customers
